public import ClinicalQuality
public import Diagnostics

/// A place of the conversation: what is said and asked there, and where it goes on.
public struct Node: Sendable {
  /// A question of a node, asked while it is open, relevant, and its own condition is true.
  public struct Item: Sendable {
    public let question: Reference<Question>
    public let when: Expression?

    public init(question: Reference<Question>, when: Expression? = nil) {
      self.question = question
      self.when = when
    }
  }

  /// A way on to another node; without a condition it is always taken.
  public struct Edge: Sendable {
    public let when: Expression?
    public let to: Reference<Node>
    public let label: String?
    public let place: SourceRange

    public init(when: Expression?, to: Reference<Node>, label: String? = nil, place: SourceRange) {
      self.when = when
      self.to = to
      self.label = label
      self.place = place
    }
  }

  /// What comes after the questions.
  public enum Exit: Sendable {
    /// The first edge whose condition is true; the last has none.
    case next([Edge])
    case conclude
  }

  public let id: String
  public let say: Text?
  public let asks: [Item]
  /// First help: said on the way where it may be given.
  public let advise: [Reference<Advice>]
  public let exit: Exit
  /// Topics that belong here, offered to the person first.
  public let topics: [Reference<Topic>]
  public let place: SourceRange

  public init(
    id: String, say: Text? = nil, asks: [Item] = [], advise: [Reference<Advice>] = [], exit: Exit,
    topics: [Reference<Topic>] = [], place: SourceRange
  ) {
    self.id = id
    self.say = say
    self.asks = asks
    self.advise = advise
    self.exit = exit
    self.topics = topics
    self.place = place
  }
}
