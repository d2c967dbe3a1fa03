public import Diagnostics
public import Dialogs

/// What became of every property of a dialog, over all conversations that are possible.
public struct VerificationReport: Sendable {
  public let dialogID: String
  public let results: [PropertyResult]

  /// Whether no property fails; one that is not proved does not hold either, and is none that fails.
  public var passed: Bool { results.allSatisfy { $0.verdict == .holds || $0.verdict == .unknown } }
}

/// What became of one property.
public struct PropertyResult: Sendable {
  public enum Verdict: Hashable, Sendable {
    /// In every conversation that is possible.
    case holds
    /// There is a conversation in which it does not hold.
    case fails
    /// It fails nowhere, and in some conversations it is neither true nor false.
    case unknown
    /// Nothing is shown either way.
    case notProved(because: String)
  }

  /// The property's id, or the name of a property that every dialog has.
  public let id: String
  /// What must hold, in a sentence; for a property of the dialog its `say`, if any.
  public let title: String?
  /// The property of the dialog; `nil` for one that every dialog has.
  public let property: Property?
  public let verdict: Verdict
  public let failures: [Counterexample]
  /// A conversation in which the property is unknown.
  public let unknownIn: Case?
}

/// Something that should not be, and the answers that show it.
public struct Counterexample: Sendable {
  /// What is wrong; `nil` where that the property does not hold says all.
  public let what: String?
  /// The answers that lead there, open questions left out; `nil` for something that can never happen.
  public let answers: Case?
  /// One answer more, after which it is wrong.
  public let then: (question: Reference<Question>, answer: Answer)?
  /// The condition, over what a property may read, that should hold at the end; `nil` for one that is the property itself.
  public let expectation: String?
  /// Whether no conversation shows it with fewer prompts.
  public let isShortest: Bool
  /// Where in the dialog's files it stands, where that is one place.
  public let place: SourceRange?

  init(
    _ what: String? = nil, answers: Case? = nil, then: (question: Reference<Question>, answer: Answer)? = nil,
    expectation: String? = nil, isShortest: Bool = true, place: SourceRange? = nil
  ) {
    self.what = what
    self.answers = answers
    self.then = then
    self.expectation = expectation
    self.isShortest = isShortest
    self.place = place
  }
}

extension PropertyResult {
  init(
    _ id: String, _ property: Property? = nil, _ verdict: Verdict, title: String? = nil,
    _ failures: [Counterexample] = [], unknownIn: Case? = nil
  ) {
    self.id = id
    self.title = title ?? property?.say
    self.property = property
    self.verdict = verdict
    self.failures = failures
    self.unknownIn = unknownIn
  }

  /// The result of a property that every dialog has: it fails with the first failure.
  init(_ id: String, _ title: String, _ failures: [Counterexample], isExact: Bool) {
    let inexact = Verdict.notProved(because: Judge.calculating)
    self.init(id, nil, failures.isEmpty ? (isExact ? .holds : inexact) : .fails, title: title, failures)
  }
}
