public import Dialogs

/// What a reply is an answer to.
public enum Asked: Hashable, Sendable {
  /// One question of any kind but a checklist.
  case question(Reference<Question>)
  /// The items of a checklist that are on the screen, in their order.
  case checklist([Reference<Question>])
  /// Nothing: the conversation is at its conclusion.
  case nothing
}

/// What one reply was understood as.
public struct Reading: Hashable, Sendable {
  /// A fact that the reply tells, and the words that tell it.
  public struct Fact: Hashable, Sendable {
    public let question: Reference<Question>
    public let answer: Answer
    /// Whether it is in doubt that the words were meant so, as with a negation that may not reach a danger sign.
    public let isDoubtful: Bool
    /// The words, as UTF-8 offsets into the reply; empty for an item that was answered by leaving it out.
    public let words: Range<Int>
    /// The rule that led here, for example `option number`, `synonym`, `negation`.
    public let rule: String

    public init(
      question: Reference<Question>, answer: Answer, isDoubtful: Bool = false, words: Range<Int>, rule: String
    ) {
      self.question = question
      self.answer = answer
      self.isDoubtful = isDoubtful
      self.words = words
      self.rule = rule
    }
  }

  /// Why what was asked got no answer.
  public enum Trouble: Hashable, Sendable {
    case empty
    /// Longer than ``Reader/longestReply``; nothing of it was read.
    case tooLong
    case notUnderstood
    /// It fits several options of the asked choice; ask which.
    case ambiguous([String])
    /// A bare yes to a checklist; ask which of its items.
    case whichItems
    /// A number or a duration outside of what the question takes.
    case outOfRange
  }

  /// Answers to what was asked; for a checklist one for each item that the reply decides.
  public var answers: [Fact] = []
  /// A 'not sure' to a whole checklist.
  public var isChecklistNotSure = false
  /// Facts of other questions, told in passing.
  public var told: [Fact] = []
  /// Whether the reply has words of correction: 'sorry, I meant …'.
  public var isCorrection = false
  /// A topic that was asked about.
  public var topic: Reference<Topic>?
  /// A bare word for a command, by the command's name, where it is no answer: `back`.
  public var command: String?
  /// Why what was asked has no answer, where it has none and the reply was nothing else either.
  public var trouble: Trouble?

  public init() {}

  /// The command that a bare 'no' or 'ok' is where nothing was asked, and the phrases of that name in the language.
  package static let nothingMore = "done"
  /// The command that words of thanks are.
  package static let thanks = "thanks"
}
