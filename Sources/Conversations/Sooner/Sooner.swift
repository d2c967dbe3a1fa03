public import ClinicalQuality
public import Dialogs

/// The single new answers that would make the level more urgent: when to get help sooner.
public struct Sooner: Hashable, Sendable {
  /// Answers to one question, each of which alone would raise the level.
  public struct Sign: Hashable, Sendable {
    public let question: Reference<Question>
    /// Truth values, options by their ids, numbers, lengths of time, or intervals of such; an end that is null is no
    /// end.
    public let answers: [Value]
  }

  /// The signs that lead to one level.
  public struct Group: Hashable, Sendable {
    public let level: Reference<Level>
    /// First what is open because of what was told, then danger signs, then all others, each as the dialog asks for
    /// them. Never empty.
    public let signs: [Sign]
  }

  /// The most urgent level first.
  public let groups: [Group]
  /// Whether every answer was tried; `false` where the dialog is too large for that.
  public let isComplete: Bool
}

extension Conversation {
  /// What would raise the level that a conclusion gives, each answer by itself and all else as it is.
  ///
  /// Named are answers with which the findings, raises included, come to a more urgent level than the one that is
  /// given now, whatever else would be asked then. 'Not sure' is not among them: it counts as one of the others.
  /// - Complexity: O(answers · what reads them), and no more than a bound, see ``Sooner/isComplete``.
  public func sooner(than conclusion: Conclusion) -> Sooner {
    let left = countingMentions ?? self
    var search = SoonerSearch(dialog, left.walk, left.journal, than: conclusion.level, lazySizes)
    return search.found
  }
}
