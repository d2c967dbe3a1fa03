public import ClinicalQuality

/// All words of one language: how replies are understood, and what the chat itself says.
///
/// Read from `languages/<id>.yaml`; no word of it stands in code.
public struct Language: Sendable {
  /// Cues of negation, after NegEx (Chapman and others 2001, doi 10.1006/jbin.2001.1029).
  public struct Negation: Sendable {
    /// Negates what follows: 'no', 'without'.
    public var before: [String] = []
    /// Negates what stands before: 'is gone'.
    public var after: [String] = []
    /// Looks like a negation and is none: 'not only'.
    public var pseudo: [String] = []
    /// Ends the reach of a negation: 'but'.
    public var end: [String] = []
    /// Carries a negation on to the next member of a list, for certain: 'or', 'nor'.
    public var alternatives: [String] = []
    /// Those of ``before`` that deny a thing, not what somebody does: a clause about somebody behind it is its own.
    public var ofThings: [String] = []

    public init() {}
  }

  /// An ending of words that says no more than the word: 's' of 'cramps'.
  public struct Suffix: Sendable {
    public let ending: String
    /// What takes its place; the ending itself where it is to stay.
    public let replacement: String
    /// The fewest letters before it.
    public let leaves: Int

    public init(ending: String, replacement: String, leaves: Int) {
      (self.ending, self.replacement, self.leaves) = (ending, replacement, leaves)
    }
  }

  public var id: String
  public var yes: [String] = []
  public var no: [String] = []
  public var notSure: [String] = []
  public var none: [String] = []
  public var all: [String] = []
  public var both: [String] = []
  public var only: [String] = []
  public var except: [String] = []
  /// Words that say that everything else is well: 'no other problem'.
  public var rest: [String] = []
  public var correction: [String] = []
  /// Bare words for commands, by the command's name: `back`, `help`.
  public var commands: [String: [String]] = [:]
  public var negation = Negation()
  public var otherPeople: [String] = []
  public var hypothetical: [String] = []
  /// Of the words of a ``story``, those that tell what happened: 'was', 'got'.
  public var events: [String] = []
  /// Make an inability of a negation behind them, which denies no danger sign: the 'can' of 'can not'.
  public var abilities: [String] = []
  /// Make a mere supposition of what is only supposed: 'would it'.
  public var conditional: [String] = []
  /// Say how something goes on, so that they say yes by themselves: 'started this morning, getting worse'.
  public var goingOn: [String] = []
  /// Say of oneself what was asked of things in general: 'cos mine is'.
  public var sameHere: [String] = []
  public var past: [String] = []
  public var hedges: [String] = []
  public var joiners: [String] = []
  public var fillers: [String] = []
  public var contractions: [String: String] = [:]
  public var numbers: [String: Decimal] = [:]
  /// Words between the ends of a range: '2 to 3'.
  public var range: [String] = []
  /// Position words; the last is -1.
  public var ordinals: [String: Int] = [:]
  /// Words for each unit: a calendar unit of CQL, `minute: [min, mins, …]`, or any other, `cm: [cm, centimetres]`.
  public var units: [String: [String]] = [:]
  /// Times a week for words such as 'every night'.
  public var frequency: [String: Decimal] = [:]
  /// Words that are a length of time by themselves: `fortnight: 14 days`.
  public var lengths: [String: Quantity] = [:]
  /// Words that put a number beyond what is said: 'more than'.
  public var over: [String] = []
  /// Words that keep a number below what is said: 'less than'.
  public var under: [String] = []
  /// Words between a number and the end of its scale: '7 out of 10'.
  public var outOf: [String] = []
  /// Words behind a length that make it a time: '3 weeks ago'.
  public var ago: [String] = []
  /// Words behind a number that make it a time of day: 'in the morning'.
  public var clock: [String] = []
  /// Words behind an age that is still to come: 'next' of '81 next month'.
  public var upcoming: [String] = []
  /// Words before a quantity that is not the one that counts, where another does: 'feels like'.
  public var aside: [String] = []
  /// Words that deny what stands right before them: 'fine'.
  public var well: [String] = []
  /// Words that deny what stands before them at the end of a clause: 'gone'.
  public var ended: [String] = []
  /// Words for the top of a scale: 'the worst ever'.
  public var greatest: [String] = []
  /// How an age is said, with `{n}` for the number: `{n} years old`.
  public var ages: [String] = []
  /// Words for a decade of life, with its first year: `sixties: 60`.
  public var decades: [String: Decimal] = [:]
  /// Words of yes and no that answer only where nothing else is said: 'right', but not in 'right calf'.
  public var alone: [String] = []
  /// Words before a decade, with the years of it that they mean: 'mid' of 'mid fifties' is 5.
  public var decadeParts: [String: ClosedRange<Int>] = [:]
  /// Words before the year of a birth: 'born in'.
  public var born: [String] = []
  /// Words that no ending is taken off: 'fitting' is not 'fit'.
  public var unstemmed: [String] = []
  /// Common words that are no slips of others: 'hills' is not 'chills'.
  public var known: [String] = []
  /// Letters that sound alike, which people write for each other: 'ck'.
  public var alike: [String] = []
  /// The rows of letters of a keyboard, from top to bottom; neighbours are hit for each other.
  public var keyboard: [String] = []
  /// Phrases that say nothing of what their words say: 'red wine'.
  public var idioms: [String] = []
  /// Words with which one speaks for somebody: 'typing for'.
  public var onBehalf: [String] = []
  /// Words that bring what is said of others back to oneself: 'I', 'but'.
  public var own: [String] = []
  /// Endings that are taken off words, in steps: of each step the first that fits.
  public var suffixes: [[Suffix]] = []
  /// The letters of which a word has at least one, without its endings.
  public var vowels = ""
  /// Words that begin a question about things in general: 'can', 'what causes'.
  public var asking: [String] = []
  /// Words that bring what was back to now: 'again', 'still'.
  public var present: [String] = []
  /// People one may speak for; they stand among ``otherPeople`` too.
  public var caredFor: [String] = []
  /// Those of ``caredFor`` who are young, of whom one hardly tells anything but to speak for them.
  public var children: [String] = []
  /// Those of ``hedges`` that leave hardly anything of what follows: 'can hardly' before 'feel my foot'.
  public var barely: [String] = []
  /// Words that ask about the talk itself, and tell nothing by what follows them: 'do you mean', 'why do you ask about'.
  public var aboutTalk: [String] = []
  /// Words that ask at the end of a sentence too: the 'what' of 'cold compared to what'.
  public var interrogatives: [String] = []
  /// Words before what something is only compared with: the 'than' of 'bigger than the left'.
  public var comparisons: [String] = []
  /// Words that may stand inside of ``otherPeople``, before the last word: the 'older' of 'my older brother'.
  public var peopleAdjectives: [String] = []
  /// Those of ``peopleAdjectives`` that make nobody of them whom one may speak for: the 'late' of 'my late brother'.
  public var former: [String] = []
  /// Words of what one only wishes or plans; they suppose, as those of ``hypothetical`` do: 'hoping to'.
  public var wishes: [String] = []
  /// Words behind somebody who only tells what is, of whomever: the 'says' of 'my wife says 8'.
  public var reporting: [String] = []
  /// Verbs that make a story of what is told of somebody: 'went'; those that begin with a hyphen are endings, '-ed'.
  public var pastVerbs: [String] = []
  /// Things that have nothing to do with how somebody is: 'this app', 'the weather'.
  public var offTopic: [String] = []
  /// Where one reads, hears or sees what is about others: 'on the news', 'the papers'.
  public var media: [String] = []
  /// Those of ``hedges`` that liken, and ask where a question mark follows: the 'like' of 'like jaundice?'.
  public var likening: [String] = []
  /// Words at the front of a reply that only greet, thank or stall: 'good morning', 'let me think'.
  public var greetings: [String] = []
  /// Words at the end of a reply that only thank or excuse: 'thanks', 'sorry for the typos'.
  public var closings: [String] = []
  /// Those of ``pronouns`` that may stand for people in general: 'they'.
  public var impersonal: [String] = []
  /// Words that end the time in which something was not so: the 'until' of 'never fainted until last night'.
  public var until: [String] = []
  /// How one names a child by an age, with `{n}` for the number: 'my {n} year old'.
  public var childAges: [String] = []
  /// Those of ``caredFor`` who mostly ask for themselves: cramps and one thing more do not make them the patient.
  public var friends: [String] = []
  /// Words that make what is said of somebody a story of theirs, not of now: 'had', 'died'.
  public var story: [String] = []
  /// How hard texts are to read; `nil` where the language does not say.
  public var reading: ReadingRules?
  /// Words before the time from which on something is: 'since'.
  public var since: [String] = []
  /// Days of the week, from 1, a Monday, to 7.
  public var weekdays: [String: Int] = [:]
  /// Months, from 1 to 12.
  public var months: [String: Int] = [:]
  /// Times that are so many days ago, the fewest and the most: 'yesterday', 'last week'.
  public var daysAgo: [String: ClosedRange<Int>] = [:]
  /// Words that take up somebody named before: 'she', 'who'.
  public var pronouns: [String] = []
  /// Words that make the next word belong to the one after it: 'the' of 'the cold floor'.
  public var determiners: [String] = []
  /// Words that answer 'none' to a checklist, unless it has danger signs: 'healthy'.
  public var noneOfKind: [String] = []
  /// Words before what takes the place of what was denied: 'more like' of 'not pain, more like a weight'.
  public var turns: [String] = []
  /// People of ``caredFor`` named as one does who speaks for them: 'dad'.
  public var patients: [String] = []
  /// Words that belong to the word behind them where no phrase has that: 'red' of 'red trousers'.
  public var adjectives: [String] = []
  /// Words that do so behind a negation: 'tablets' of 'not on any tablets'.
  public var kinds: [String] = []
  /// What the chat says, by id, with `{name}` where something is put in.
  public var messages: [String: String] = [:]

  public init(id: String) {
    self.id = id
  }

  /// The message with that id, its placeholders filled.
  ///
  /// A loaded language has every message that the program uses; an unknown id gives the id itself.
  public func message(_ id: String, _ values: [String: String] = [:]) -> String {
    var text = Substring(messages[id] ?? id)
    var filled = ""
    while let open = text.firstIndex(of: "{"), let close = text[open...].firstIndex(of: "}") {
      filled += text[..<open]
      let name = String(text[text.index(after: open)..<close])
      filled += values[name] ?? String(text[open...close])
      text = text[text.index(after: close)...]
    }
    return filled + text
  }
}
