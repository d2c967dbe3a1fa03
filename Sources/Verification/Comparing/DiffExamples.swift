import Transcripts

extension DiffReport {
  /// A conversation that shows a change, as a transcript that `bedside test` runs on the version in which it ends.
  public struct Example: Sendable {
    /// A name for its file, without an ending.
    public let name: String
    public let text: String
  }

  /// The examples of all changes, but for those that no words lead to.
  public var examples: [Example] {
    sections.flatMap { section in
      section.classes.enumerated().compactMap { index, found in
        found.held.map { held in
          Example(
            name: section.subject.fileName + (index == 0 ? "" : "-\(index + 1)"),
            text: held.transcript(comment: [section.heading, found.condition(of: section.subject)]))
        }
      }
    }
  }
}

extension DialogDiff.Subject {
  fileprivate var fileName: String {
    switch self {
    case .level(let from, let to): "level-\(from)-to-\(to)"
    case .finding(let id, let presence), .advice(let id, let presence), .question(let id, let presence):
      "\(kind)-\(id)-\(presence.rawValue)"
    }
  }
}
