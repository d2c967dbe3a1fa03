public import Diagnostics

/// Reads a YAML file into values that know their place.
///
/// Scalars are taken as written. Anchors, aliases, tags, merge keys, duplicate keys, keys that are no words and
/// second documents are refused, each at its place; reading goes on after all but the last. O(bytes) apart from
/// sorting the keys of large mappings.
///
/// - Parameters:
///   - number: The file's number in its `SourceFiles`.
///   - report: Takes every mistake.
/// - Returns: The document, or `nil` where it could not be read to its end. What was refused in a document that is
///   given back was reported (see ``MarkedDocument/isSound``): an alias stands there as a missing value, and a
///   key that is given twice stands there twice.
public func readYAML(
  _ file: SourceFile, number: Int, limits: YAMLLimits = .init(), report: (Diagnostic) -> Void
) -> MarkedDocument? {
  guard file.bytes.count <= limits.effectiveBytes else {
    let limit = limits.effectiveBytes
    report(
      Diagnostic(
        .tooLarge,
        "the file has \(file.bytes.count) bytes, over the limit of \(limit): split it into several",
        at: .path(file.path)))
    return nil
  }
  return file.bytes.withUnsafeBufferPointer { bytes in
    let survey = TextSurvey(bytes)
    if let flaw = survey.flaw {
      report(.flaw(flaw.kind, in: bytes, at: SourceRange(file: number, bytes: flaw.range)))
      return nil
    }
    var composer = Composer(bytes, survey, file: number, limits: limits)
    let isWhole = compose(&composer, bytes, survey)
    for diagnostic in composer.diagnostics { report(diagnostic) }
    return isWhole ? composer.document(of: file) : nil
  }
}

/// Runs libyaml over the text; answers whether it came to the end.
private func compose(
  _ composer: inout Composer, _ bytes: UnsafeBufferPointer<UInt8>, _ survey: TextSurvey
) -> Bool {
  guard survey.hasCarriageReturn else {
    return compose(&composer, UnsafeBufferPointer(rebasing: bytes[survey.start...]))
  }
  // libyaml's count of what is left in its buffer goes wrong at each CR LF inside a scalar.
  return withLineFeeds(bytes[survey.start...]).withUnsafeBufferPointer { compose(&composer, $0) }
}

private func compose(_ composer: inout Composer, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
  guard var parser = EventParser(text) else {
    composer.add(.syntaxProblem("there is not enough memory to read this file", at: composer.range(0..<0)))
    return false
  }
  let failure = parser.forEachEvent { composer.take($0) }
  if let failure { composer.add(failure) }
  return failure == nil && !composer.gaveUp
}

/// The text with every CR LF and every lone CR as one line feed.
private func withLineFeeds(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
  var result: [UInt8] = []
  result.reserveCapacity(text.count)
  var isAfterReturn = false
  for byte in text {
    if byte != 0x0A || !isAfterReturn { result.append(byte == 0x0D ? 0x0A : byte) }
    isAfterReturn = byte == 0x0D
  }
  return result
}
