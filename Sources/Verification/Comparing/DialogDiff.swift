public import Dialogs

/// How conversations end differently in two versions of a dialog.
///
/// A conversation here is a case in which the walk concludes in both versions. Levels, findings and advice are compared
/// one by one, over all cases, never by sampling. Where the walk changed, a case may conclude in one version only: that
/// is told by the questions that the other version would ask before it ends.
public struct DialogDiff: Sendable {
  /// What became different.
  public enum Subject: Hashable, Sendable {
    /// The level that a conclusion shows, by id.
    case level(from: String, to: String)
    case finding(String, Presence)
    case advice(String, Presence)
    /// One version ends where the other puts this question.
    case question(String, Presence)
  }

  /// Whether something is so in the new version only, or in the old one only.
  public enum Presence: String, Hashable, Sendable { case appears, disappears }

  /// Which way the urgency goes.
  public enum Direction: String, Hashable, Sendable {
    case lessUrgent = "less urgent"
    case moreUrgent = "more urgent"
    /// The versions have no level in common to measure by.
    case notComparable = "not comparable"
  }

  public struct Change: Sendable {
    public let subject: Subject
    /// Of a change of level, and of a question without which a level is lowered.
    public let direction: Direction?
    /// Of a question that is not asked any more: whether a level depends on what was answered.
    public internal(set) var mayLower = false
    /// At most ``DialogDiff/mostClasses``; together with those left out they are all conversations that changed so.
    public let classes: [ChangedClass]
    public let hasMoreClasses: Bool
    /// The finding that changed in all these cases; of a change of advice.
    public internal(set) var cause: String?
  }

  /// Conversations that changed for the same reason.
  public struct ChangedClass: Sendable {
    /// Answers and settings that decide it, as few as can be: whatever else is answered, the change is the same.
    public let deciders: [Decider]
    /// One of the conversations, in the questions of the version that ends: the new one, but for questions that
    /// appear.
    public let example: Case
    /// Of a question without which a level is lowered.
    public internal(set) var lost: LostAnswer?
    /// The advice that the example is no longer given, and is given now, by id.
    public internal(set) var adviceGone: [String] = []
    public internal(set) var adviceCome: [String] = []
  }

  /// Answers that led to a level that is more urgent than the one shown now: the first to a question that is not asked
  /// any more, the others to what was asked because of it.
  public struct LostAnswer: Hashable, Sendable {
    public struct Given: Hashable, Sendable {
      public let question: String
      public let answer: Answer
    }

    public let answers: [Given]
    public let from: String
    public let to: String
  }

  /// What could not be compared.
  public struct Gap: Hashable, Sendable {
    public let part: String
    public let reason: String
    /// Whether a level may have been lowered unseen.
    public let mayLower: Bool
  }

  /// A question or a setting, and what it may be.
  public struct Decider: Hashable, Sendable {
    public let id: String
    /// As transcripts write them; `open` for a question that is not answered.
    public let values: [String]
    /// The values in words; numbers and durations as the ranges that they stand for.
    public let words: [String]
    /// Whether it is only that nothing else turns up that would outweigh the change.
    public let isBackground: Bool
  }

  /// How many classes of one change are told apart.
  public static let mostClasses = 3

  /// Less urgent levels first, then questions, other levels, findings and advice.
  public internal(set) var changes: [Change] = []
  /// What could not be compared; what is not in ``changes`` is then not proved to be the same.
  public internal(set) var gaps: [Gap] = []

  /// How many pieces of advice may be given otherwise only because a level is another; they are not in ``changes``.
  public internal(set) var followers = 0

  /// Whether a level was lowered, or may have been.
  public var isLowered: Bool {
    gaps.contains(where: \.mayLower)
      || changes.contains { $0.mayLower || $0.direction == .lessUrgent || $0.direction == .notComparable }
  }
}
