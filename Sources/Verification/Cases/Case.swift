public import Dialogs

/// What may be known of a person at once: the settings, and an entry for some questions; all others are open.
public struct Case: Hashable, Sendable {
  /// Values by the setting's id; one that is not named has its default.
  public var settings: [String: String]
  public var answers: [Reference<Question>: Answer]

  public init(settings: [String: String] = [:], answers: [Reference<Question>: Answer] = [:]) {
    self.settings = settings
    self.answers = answers
  }
}

/// Cases that agree in what matters: for each question that does, the entries that it may have.
public struct CaseClass: Sendable {
  /// Values by the setting's id, for settings that matter.
  public let settings: [String: [String]]
  /// In the order of the dialog's walk; `nil` stands for a question that is left open.
  public let entries: [(question: Reference<Question>, allowed: [Answer?])]
}

/// A set of cases of one ``CaseSpace``.
///
/// Sets of one space are equal exactly where they have the same members.
public struct CaseSet: Hashable, Sendable {
  let root: Diagrams.ID
  /// Whether every case is in the set or out of it. Where conditions calculate with answers, the values that stand for
  /// all others do not cover every case: members are real, but that there is none proves nothing.
  public let isExact: Bool

  init(_ root: Diagrams.ID, isExact: Bool) {
    self.root = root
    self.isExact = isExact
  }

  public var isEmpty: Bool { root == Diagrams.false }
}
