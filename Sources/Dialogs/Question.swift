public import ClinicalQuality
public import Diagnostics

/// Something a person can be asked; its id is also the name of the fact that its answer sets.
public struct Question: Sendable {
  /// What counts as an answer.
  public enum Kind: Sendable {
    case yesNo
    /// One of several options; the fact is the option's id.
    case choice([Option])
    /// A Decimal, in ``Question/unit`` where one is given.
    case number
    /// A Quantity of time.
    case duration
    /// A Decimal: times a week.
    case frequency
    /// Free words; every fact that they tell is noted.
    case text
    /// Several yes/no questions on one screen.
    case checklist([Reference<Question>])
  }

  /// One answer of a choice.
  public struct Option: Sendable {
    public let id: String
    public let label: String
    public let synonyms: [String]
    /// How people say it in answer to the question, and nowhere else: 'my son' to whose cramps these are.
    public let replies: [String]
    /// Ids that the option had before, so that old conversations walk on.
    public let was: [String]
    public let examples: [String]
    /// The lengths of time that mean this option: 'three weeks' chooses 'Some weeks ago'.
    public let within: Interval?

    public init(
      id: String, label: String, synonyms: [String] = [], replies: [String] = [],
      was: [String] = [], examples: [String] = [],
      within: Interval? = nil
    ) {
      self.id = id
      self.label = label
      self.synonyms = synonyms
      self.replies = replies
      self.was = was
      self.examples = examples
      self.within = within
    }
  }

  /// Which end of a range such as '2-3 minutes' is the value.
  public enum RangeEnd: String, Sendable, CaseIterable { case lowest, highest }

  public let id: String
  public let kind: Kind
  public let ask: Text
  public let place: SourceRange
  /// Why it is asked, for a person who wants to know.
  public var why: Text?
  /// A longer explanation.
  public var help: Text?
  /// The few words that stand for it in checklists, read-backs and summaries.
  public var short: String?
  /// How people say it unasked: told anywhere, they answer a yes/no question with yes.
  public var synonyms: [String] = []
  /// How people say that it is not so, without a word of negation: they answer a yes/no question with no.
  public var antonyms: [String] = []
  /// How people say it in answer to a yes/no question, and nowhere else.
  public var replies: [String] = []
  /// How people say that it is not so in answer to a yes/no question, and nowhere else.
  public var denyingReplies: [String] = []
  /// What is no more than a reason to ask about a danger sign: words of it, or several anywhere in a reply.
  public var hints: [String] = []
  /// Whether what was long ago counts too, as for 'have you ever had …'.
  public var countsPast = false
  /// A danger sign: heard at any time, and never forgotten before it was asked about.
  public var isDanger = false
  /// What 'not sure' counts as, a value of the question's own type.
  public var unsure: Value?
  /// Asked only while this is true; while it is false the fact reads null.
  public var relevant: Expression?
  /// Tests of the vocabulary: an answer's id (`yes` or `no` for a yes/no question) and words that mean it.
  public var examples: [(answer: String, words: String)] = []
  /// Ids of questions that own a phrase together with this one, on purpose.
  public var shared: [Reference<Question>] = []
  public var was: [String] = []
  public var within: Interval?
  public var ofRange = RangeEnd.highest
  /// Words near a told quantity that make it this question's.
  public var cues: [String] = []
  public var unit: String?

  public init(id: String, kind: Kind, ask: Text, place: SourceRange) {
    self.id = id
    self.kind = kind
    self.ask = ask
    self.place = place
  }

  /// The type of the fact; a checklist has none of its own.
  public var factType: ValueType? {
    switch kind {
    case .yesNo: .boolean
    case .choice(let options): .choice(Choice(name: id, options: options.map(\.id)))
    case .number, .frequency: .decimal
    case .duration: .quantity
    case .text: .string
    case .checklist: nil
    }
  }

  /// The options of a choice; empty for every other kind.
  public var options: [Option] {
    if case .choice(let options) = kind { options } else { [] }
  }

  /// The items of a checklist; empty for every other kind.
  public var items: [Reference<Question>] {
    if case .checklist(let items) = kind { items } else { [] }
  }
}
