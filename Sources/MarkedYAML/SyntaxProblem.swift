import CLibYAML
import Diagnostics

/// libyaml's complaints in an author's words: what is wrong, at the place to mend, and what to do.
extension Composer {
  /// Keeps a diagnostic for the place where libyaml gave up.
  mutating func add(_ failure: EventParser.Failure) {
    let problem = min(offset(of: failure.mark), bytes.count)
    let context = min(offset(of: failure.contextMark), problem)
    // `{{ x }} and more` was explained at its first brace; what libyaml says next is about the same slip.
    if reportedBraces >= 0, lineEnd(after: reportedBraces) >= problem { return }
    add(explain(failure, at: problem, context: context))
  }

  private func explain(_ failure: EventParser.Failure, at problem: Int, context: Int) -> Diagnostic {
    if let whole = quotingProblem(failure, at: problem) { return whole }
    if failure.context == "while scanning a quoted scalar" {
      return .syntaxProblem(
        "this quotation mark is never closed: add another where the text ends", at: sign(context))
    }
    if failure.context.hasPrefix("while parsing a flow") { return flowProblem(failure, at: problem, context) }
    if failure.context == "while scanning an anchor" { return .anchor(at: word(context)) }
    if failure.context == "while scanning an alias" { return .alias(at: word(context)) }
    if failure.context.contains("tag") || failure.problem.contains("tag handle") {
      return .tag(at: word(context))
    }
    if failure.context == "while scanning a simple key" {
      return .syntaxProblem(
        "a colon and a space are missing after this key, or this line belongs to the text above and must be indented",
        at: range(context..<trimmedEnd(context..<lineEnd(after: context))))
    }
    return .syntaxProblem(advice(for: failure, before: byte(problem)), at: sign(problem))
  }

  /// A text that would be fine in quotes, as an author sees it.
  private func quotingProblem(_ failure: EventParser.Failure, at problem: Int) -> Diagnostic? {
    guard let last = lastScalar, last.bytes.lowerBound <= problem else { return nil }
    let isOnLine = lineEnd(after: last.bytes.lowerBound) >= problem
    if isOnLine, last.style.isQuoted, last.bytes.upperBound <= problem, openFlows == 0 || !endsValue(problem)
    {
      return quoteWhole(
        from: last.bytes.lowerBound, "a text that begins with a quotation mark must be quoted whole",
        inFlow: openFlows > 0)
    }
    if failure.problem.hasPrefix("mapping values are not allowed") {
      guard isOnLine, last.style == .plain, last.bytes.upperBound <= problem, !last.bytes.isEmpty else {
        return nil
      }
      return quoteWhole(
        from: last.bytes.lowerBound, "a text with a colon and a space in it must be quoted whole",
        inFlow: openFlows > 0)
    }
    if isOnLine, openFlows > 0, byte(problem) == UInt8(ascii: "{"), byte(problem + 1) == UInt8(ascii: "{") {
      return quoteWhole(
        from: last.bytes.lowerBound, "a text with '{{ }}' inside brackets or braces must be quoted whole",
        inFlow: true)
    }
    return nil
  }

  /// Whether what stands at an offset may follow a value inside brackets, so that its quotes are not to blame.
  private func endsValue(_ offset: Int) -> Bool {
    offset >= bytes.count || bytes[offset] <= 0x20 || Array(",]}:#".utf8).contains(bytes[offset])
  }

  private func flowProblem(_ failure: EventParser.Failure, at problem: Int, _ context: Int) -> Diagnostic {
    let isList = failure.context.contains("sequence")
    let (opening, closing) = isList ? ("[", "]") : ("{", "}")
    guard failure.context != "while parsing a flow node" else {
      return .syntaxProblem("a value is missing before this, or a comma is one too many", at: sign(problem))
    }
    if lineEnd(after: context) < problem || problem >= bytes.count {
      return .syntaxProblem(
        "this '\(opening)' is never closed: add '\(closing)' where it ends", at: sign(context),
        notes: [Diagnostic.Note("reading stopped here", at: .range(sign(problem)))])
    }
    return .syntaxProblem(
      "a comma or the closing '\(closing)' is missing before this; a text that holds one of , [ ] { } must be quoted",
      at: sign(problem))
  }

  private func byte(_ offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  /// The character at an offset, or nothing at the end of a line.
  private func sign(_ offset: Int) -> SourceRange {
    guard offset < bytes.count, breakLength(bytes, at: offset) == 0 else { return range(offset..<offset) }
    var end = offset + 1
    while end < bytes.count, isContinuation(bytes[end]) { end += 1 }
    return range(offset..<end)
  }

  /// The word at an offset.
  private func word(_ offset: Int) -> SourceRange {
    var end = offset
    while end < bytes.count, bytes[end] > 0x20 { end += 1 }
    return range(offset..<max(end, min(offset + 1, bytes.count)))
  }
}
