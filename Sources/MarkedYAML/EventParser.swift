import CLibYAML

/// libyaml's event parser over bytes in memory; frees what libyaml allocated on every path.
struct EventParser: ~Copyable {
  /// Why libyaml went no further, in its own words.
  struct Failure {
    var problem: String
    var context: String
    var mark: yaml_mark_t
    var contextMark: yaml_mark_t
  }

  /// On the heap, because libyaml keeps a pointer to it.
  private let parser: UnsafeMutablePointer<yaml_parser_t>

  /// Creates a parser of UTF-8 without a byte order mark, which must outlive it; `nil` where memory is short.
  init?(_ input: UnsafeBufferPointer<UInt8>) {
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    guard yaml_parser_initialize(parser) == 1 else {
      parser.deallocate()
      return nil
    }
    // libyaml insists on an address, even of nothing; whatever stands there is not read.
    let start =
      input.baseAddress ?? UnsafePointer(UnsafeRawPointer(parser).assumingMemoryBound(to: UInt8.self))
    yaml_parser_set_input_string(parser, start, input.count)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    self.parser = parser
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// Hands events to `body` until it answers false or the stream ends.
  ///
  /// - Returns: Why libyaml stopped early, or `nil`.
  mutating func forEachEvent(_ body: (borrowing yaml_event_t) -> Bool) -> Failure? {
    var event = yaml_event_t()
    var goesOn = true
    while goesOn {
      guard yaml_parser_parse(parser, &event) == 1 else { return failure }
      goesOn = event.type != YAML_STREAM_END_EVENT && body(event)
      yaml_event_delete(&event)
    }
    return nil
  }

  private var failure: Failure {
    guard parser.pointee.error != YAML_MEMORY_ERROR else {
      return Failure(
        problem: "there is not enough memory", context: "", mark: yaml_mark_t(), contextMark: yaml_mark_t())
    }
    return Failure(
      problem: parser.pointee.problem.map { String(cString: $0) } ?? "",
      context: parser.pointee.context.map { String(cString: $0) } ?? "",
      mark: parser.pointee.problem_mark,
      contextMark: parser.pointee.context_mark)
  }
}
