import Conversations
public import Dialogs

/// How much a dialog asks of people before it gives its advice.
///
/// Every number is of a conversation that was really held, in which each prompt was answered whole and, but for
/// ``OfSign/afterTelling``, nothing told that was not asked for. Every screen counts that waited for an answer: also those
/// that are no longer on the way once an answer has led elsewhere, and each time that a checklist comes again.
public struct Burden: Sendable {
  /// The prompts before one level, the opening's included.
  public struct OfLevel: Sendable {
    public let level: Reference<Level>
    /// Of the shortest conversation that was found; `nil` where none was that ends with the level.
    public let fewest: Int?
    /// The median over everything that by itself leads to the level: each finding and raise alone, all else calm.
    public let typical: Int?
    /// Of the longest conversation that was found.
    public let most: Int?
  }

  /// How early a danger sign comes.
  public struct OfSign: Sendable {
    public let question: Reference<Question>
    /// The number of the prompt that first shows it where nothing turns up, counted from 1; `nil` where it is not asked
    /// then.
    public let prompt: Int?
    /// The first and the last of these numbers over all conversations that were held; `nil` where none asked it.
    public let prompts: ClosedRange<Int>?
    /// How many prompts follow where it is told in the first words, and with which level the conversation then ends;
    /// `nil` where it comes to no end.
    public let afterTelling: (prompts: Int, level: Reference<Level>)?
  }

  public let dialogID: String
  public let levels: [OfLevel]
  public let signs: [OfSign]
  /// How many prompts a conversation has in which nothing turns up, and its level; `nil` where it comes to no end.
  public let whereNothingTurnsUp: (prompts: Int, level: Reference<Level>)?

  /// How far measuring has come.
  public struct Progress: Sendable {
    public let done: Int
    public let total: Int
    /// What is looked at now.
    public let present: String
  }

  /// Measures a dialog.
  ///
  /// - Parameters:
  ///   - settings: Settings that differ from their defaults.
  ///   - limits: How far is looked for what brings a finding about. Once interrupted, what was found until then is given.
  public init(
    of dialog: Dialog, settings: [String: String] = [:], limits: ExplorationLimits = .init(),
    progress: (Progress) -> Void = { _ in }
  ) {
    let given = Conversation(dialog, settings: settings).settings
    var search = BurdenSearch(Exploration(dialog, settings: given, limits: limits), given)
    let total = dialog.levels.count + 1
    func tell(_ done: Int, _ present: String) {
      progress(Progress(done: done, total: total, present: present))
    }
    tell(0, "each finding by itself")
    search.holdEachFinding()
    for (position, level) in dialog.levels.enumerated() {
      tell(1 + position, "ways to \(level.id)")
      search.climb(to: Reference(position))
    }
    dialogID = dialog.id
    levels = dialog.levels.indices.map { search.burden(of: Reference($0)) }
    whereNothingTurnsUp = search.calm.map { ($0.prompts, $0.level) }
    signs = dialog.questions.indices.filter { dialog.questions[$0].isDanger }
      .map { search.burden(of: Reference($0)) }
  }
}
