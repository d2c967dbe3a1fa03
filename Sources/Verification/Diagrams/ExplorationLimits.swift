/// How far exploring goes before it gives up, saying so.
public struct ExplorationLimits: Sendable {
  /// The most nodes that diagrams may have together, at most 16 million; each takes some 40 bytes.
  public var nodes = 4_000_000
  /// The most questions that a dialog may have: diagrams are walked by recursion.
  public var questions = 3_000
  /// Looked at now and then; exploring ends where it gives true.
  public var isInterrupted: (@Sendable () -> Bool)?

  public init() {}
}

/// Why exploring gave up; what was asked is then neither proved nor refuted.
public enum ExplorationLimit: Error, Hashable, CustomStringConvertible {
  case nodes(Int)
  case questions(Int)
  case interrupted

  public var description: String {
    switch self {
    case .nodes(let limit): "the cases are too many to tell apart within \(limit) nodes"
    case .questions(let limit): "the dialog has over \(limit) questions"
    case .interrupted: "it was interrupted"
    }
  }
}
