import Diagnostics

/// The mistakes of shape and spelling: keys, values and ids.
extension Diagnostic {
  static func unknownKey(
    _ word: String, of owner: Owner, meant: String?, isForeign: Bool, at place: SourceRange
  ) -> Self {
    let hint = isForeign ? meant.map { "; here this is '\($0)'" } ?? "" : ""
    return Diagnostic(
      .unknownKey, "\(owner.described) has no key '\(excerpt(word))'\(hint)", at: place,
      fixIt: meant.map { FixIt("use '\($0)'", replacing: place, with: $0) })
  }

  /// `{ say: Sit down, and rest }` reads as two keys.
  static func commaInText(_ word: String, of owner: Owner, at place: SourceRange) -> Self {
    Diagnostic(
      .unknownKey,
      "\(owner.described) has no key '\(excerpt(word))': inside braces a text with a comma must be quoted whole",
      at: place)
  }

  static func missingKey(_ key: String, of owner: Owner) -> Self { .missing("'\(key)'", of: owner) }

  /// Something that must stand there and is no single key.
  static func missing(_ what: String, of owner: Owner) -> Self {
    Diagnostic(.missingKey, "\(owner.described) needs \(what)", at: owner.place)
  }

  static func needsMapping(_ owner: Owner, _ keys: [String], at place: SourceRange) -> Self {
    let some = keys.prefix(4).map { "'\($0)'" }.joined(separator: ", ")
    let rest = keys.count > 4 ? " …" : ""
    return Diagnostic(
      .wrongShape, "\(owner.described) needs keys with values below it: \(some)\(rest)", at: place)
  }

  static func wrongShape(
    _ what: String, _ expected: String, _ actual: String, at place: SourceRange, fix: String? = nil
  ) -> Self {
    Diagnostic(
      .wrongShape, "\(what) takes \(expected), and here is \(actual)", at: place,
      fixIt: fix.map { FixIt("write \(excerpt($0))", replacing: place, with: $0) })
  }

  /// A value that is none of a few.
  static func invalidWord(_ word: String, _ key: String, _ known: [String], at place: SourceRange) -> Self {
    let near = closest(to: word, in: known)
    return Diagnostic(
      .invalidValue, "'\(key)' takes \(listed(known)), not '\(excerpt(word))'", at: place,
      fixIt: near.map { FixIt("use '\($0)'", replacing: place, with: $0) })
  }

  static func invalidValue(_ message: String, at place: SourceRange, fix: String? = nil) -> Self {
    Diagnostic(
      .invalidValue, message, at: place, fixIt: fix.map { FixIt("use '\($0)'", replacing: place, with: $0) })
  }

  /// A key that another kind of question takes.
  static func misfit(_ key: String, _ kind: String, takes: String, at place: SourceRange) -> Self {
    Diagnostic(.invalidValue, "'\(key)' is for \(takes), and this question is \(kind)", at: place)
  }

  static func hintsOfNoDanger(at place: SourceRange) -> Self {
    Diagnostic(
      .invalidValue, "'hints' are for danger signs, and this question has no 'danger: true': use 'synonyms'",
      at: place)
  }

  static func unsafeCharacter(_ scalar: Unicode.Scalar, at place: SourceRange) -> Self {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return Diagnostic(
      .invalidValue, "the control character \(name) stands here, which could harm a terminal: delete it",
      at: place)
  }

  static func expressionNotHere(_ key: String, at place: SourceRange) -> Self {
    Diagnostic(
      .notReadableHere, "'\(key)' is shown as it is written, so '{{ }}' has no meaning in it", at: place)
  }

  static func invalidID(_ word: String, _ reason: String, repair: String?, at place: SourceRange) -> Self {
    Diagnostic(
      .invalidID, "'\(excerpt(word))' cannot be an id: \(reason)", at: place,
      fixIt: repair.map { FixIt("use '\($0)'", replacing: place, with: $0) })
  }

  static func duplicateID(_ id: String, at place: SourceRange, firstAt first: SourceRange, as kind: String)
    -> Self
  {
    Diagnostic(
      .duplicateID, "the id '\(excerpt(id))' is given twice; all ids of a dialog must differ", at: place,
      notes: [Note("it is given here first, to a \(kind)", at: .range(first))])
  }

  static func givenTwice(_ key: String, at place: SourceRange, firstAt first: SourceRange) -> Self {
    Diagnostic(
      .duplicateKey, "'\(key)' is given twice: keep one", at: place,
      notes: [Note("it is given here first", at: .range(first))])
  }

  /// A claim that is never passed on, cited all the same.
  static func withheldClaim(
    _ id: String, _ role: String, at place: SourceRange, claimAt claim: SourceRange
  ) -> Self {
    Diagnostic(
      .withheldClaim, "the claim '\(excerpt(id))' is withheld, so it may not be \(role)", at: place,
      notes: [Note("it is withheld here", at: .range(claim))])
  }

  static func unknown(
    _ code: DiagnosticCode, _ noun: String, _ word: String, near: String?, actual: String?,
    at place: SourceRange
  ) -> Self {
    let message =
      actual.map { "'\(excerpt(word))' is a \($0), and a \(noun) is needed here" }
      ?? "no \(noun) is named '\(excerpt(word))'"
    return Diagnostic(
      code, message, at: place, fixIt: near.map { FixIt("use '\($0)'", replacing: place, with: $0) })
  }
}

/// `'a', 'b' or 'c'`
func listed(_ words: [String]) -> String {
  let quoted = words.map { "'\($0)'" }
  guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "nothing" }
  return quoted.dropLast().joined(separator: ", ") + " or " + last
}
