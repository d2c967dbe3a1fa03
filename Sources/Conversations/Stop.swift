public import Dialogs
public import Understanding

/// Where a walk stops: at something that is asked now, or at a conclusion.
public enum Stop: Hashable, Sendable {
  case asks(Prompt)
  /// The advice. The node is `nil` where a level stopped the conversation before any conclusion node.
  case concludes(Reference<Node>?)
}

/// What is asked now.
public struct Prompt: Hashable, Sendable {
  /// Why it is asked now.
  public enum Reason: Hashable, Sendable {
    /// It is its turn.
    case itsTurn
    /// Something was mentioned that must be asked about first.
    case mentioned
    /// The level or the advice at hand needs it.
    case needed
    /// The person wants to change the answer.
    case changing
  }

  /// What a reply may answer.
  public let asked: Asked
  /// The question that is put; `nil` for a checklist made of mentions.
  public let question: Reference<Question>?
  public let reason: Reason

  public init(asked: Asked, question: Reference<Question>?, reason: Reason) {
    self.asked = asked
    self.question = question
    self.reason = reason
  }

  /// The questions that are on the screen.
  public var onScreen: [Reference<Question>] {
    switch asked {
    case .question(let question): [question]
    case .checklist(let items): items
    case .nothing: []
    }
  }

  /// The ids by which a transcript names the prompt: the question's, or those of the mentions.
  public func ids(in dialog: Dialog) -> [String] {
    if let question { [dialog[question].id] } else { onScreen.map { dialog[$0].id } }
  }
}
