/// The flow of a dialog as a picture: what stands in its boxes, and what leads from one to the other.
///
/// Pure words and numbers, without places on paper: draw one with ``init(_:place:)``, paint on it with
/// ``paint(_:)`` and ``follow(_:)``, then write it as ``mermaid``, ``dot``, ``svg`` or ``page``.
public struct Picture: Sendable {
  /// How soon to get help.
  public struct Level: Hashable, Sendable {
    public let id: String
    public let headline: String
    /// Where it stands on a scale from 0, the most urgent, to ``Picture/mildestShade``.
    public let shade: Int

    /// The id in words: `emergency ambulance`.
    public var words: String { id.split(separator: "_").joined(separator: " ") }
  }

  /// A box: a node of the dialog.
  public struct Node: Sendable {
    public let id: String
    public let say: String?
    public let questions: [Question]
    /// First help that is said on the way.
    public let advice: [String]
    public let topicCount: Int
    public let concludes: Bool
    /// Levels with which the conversation may end here, by their numbers, most urgent first.
    public let ends: [Int]
    /// Levels of the findings that answers given here may lead to, apart from those in ``ends``.
    public let leads: [Int]
    /// What answers given here may lead to.
    public let findings: [Finding]
    /// File and line, where they are known.
    public let place: String?
    /// How many passing transcripts go through it, where coverage is painted.
    public internal(set) var count: Int?
  }

  /// Something that is asked in a box.
  public struct Question: Sendable {
    public let id: String
    public let ask: String
    public let kind: String
    public let why: String?
    public let isDanger: Bool
    /// The options of a choice, or the items of a checklist.
    public let answers: [String]
    /// Asked here only where this is true.
    public let when: String?
    /// Asked anywhere only where this is true.
    public let relevant: String?
    /// What 'not sure' counts as.
    public let unsure: String?
  }

  /// Something that answers may add up to.
  public struct Finding: Sendable {
    public let id: String
    public let title: String
    public let when: String
    /// Its level and those it may be raised to, by their numbers.
    public let levels: [Int]
  }

  /// An arrow from one box to another.
  public struct Edge: Sendable {
    /// The numbers of the boxes.
    public let from: Int
    public let to: Int
    public let label: String?
    public let condition: String?
    /// Whether it is taken where no other is.
    public let isOtherwise: Bool
    public internal(set) var count: Int?

    /// What is written beside it; `nil` where it is the only way.
    public var words: String? { label ?? condition ?? (isOtherwise ? "otherwise" : nil) }
  }

  /// How much of the picture transcripts go through.
  public struct Coverage: Hashable, Sendable {
    /// How many transcripts pass, and count.
    public let passing: Int
    public let failing: Int
  }

  /// The way of one conversation.
  public struct Path: Sendable {
    public let title: String
    /// The numbers of the boxes and of the arrows between them, in their order.
    public let nodes: [Int]
    public let edges: [Int]
    /// Where it stopped, in words: `ends with emergency ambulance`, `asks age`.
    public let end: String
  }

  /// The last step of the scale of levels.
  public static let mildestShade = 5
  /// More boxes are no picture that anybody could look at.
  public static let mostNodes = 5000

  public let id: String
  public let title: String
  /// Version and status.
  public let edition: String
  /// The number of the box where it begins.
  public let start: Int
  /// Most urgent first.
  public let levels: [Level]
  public internal(set) var nodes: [Node]
  public internal(set) var edges: [Edge]
  public internal(set) var coverage: Coverage?
  public internal(set) var path: Path?
}
