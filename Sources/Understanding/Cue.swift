/// What a phrase of the language does in a reply; one phrase may do several things.
struct Cue: OptionSet, Hashable {
  let rawValue: UInt64

  static let yes = Cue(rawValue: 1 << 0)
  static let no = Cue(rawValue: 1 << 1)
  static let notSure = Cue(rawValue: 1 << 2)
  static let none = Cue(rawValue: 1 << 3)
  static let all = Cue(rawValue: 1 << 4)
  static let both = Cue(rawValue: 1 << 5)
  static let only = Cue(rawValue: 1 << 6)
  static let except = Cue(rawValue: 1 << 7)
  static let rest = Cue(rawValue: 1 << 8)
  static let correction = Cue(rawValue: 1 << 9)
  static let command = Cue(rawValue: 1 << 10)

  static let negationBefore = Cue(rawValue: 1 << 11)
  static let negationAfter = Cue(rawValue: 1 << 12)
  static let pseudoNegation = Cue(rawValue: 1 << 13)
  static let negationEnd = Cue(rawValue: 1 << 14)
  static let otherPeople = Cue(rawValue: 1 << 15)
  static let hypothetical = Cue(rawValue: 1 << 16)
  static let past = Cue(rawValue: 1 << 17)
  static let hedge = Cue(rawValue: 1 << 18)

  static let joiner = Cue(rawValue: 1 << 19)
  static let filler = Cue(rawValue: 1 << 20)
  static let alternative = Cue(rawValue: 1 << 21)
  static let rangeWord = Cue(rawValue: 1 << 22)
  static let number = Cue(rawValue: 1 << 23)
  static let ordinal = Cue(rawValue: 1 << 24)
  static let unit = Cue(rawValue: 1 << 25)
  static let frequency = Cue(rawValue: 1 << 26)
  static let length = Cue(rawValue: 1 << 27)
  static let decade = Cue(rawValue: 1 << 28)
  static let over = Cue(rawValue: 1 << 29)
  static let under = Cue(rawValue: 1 << 30)
  static let outOf = Cue(rawValue: 1 << 31)
  static let ago = Cue(rawValue: 1 << 32)
  /// Brings what is said back to oneself: 'I', 'but'.
  static let own = Cue(rawValue: 1 << 33)
  /// A yes or a no only where nothing else is said: 'right', but not in 'right calf'.
  static let alone = Cue(rawValue: 1 << 34)
  /// Begins a question about things in general: 'can', 'what causes'.
  static let asking = Cue(rawValue: 1 << 35)
  /// Brings what was back to now: 'again', 'still'.
  static let present = Cue(rawValue: 1 << 36)
  /// Somebody one may speak for: 'my husband', 'my son'.
  static let caredFor = Cue(rawValue: 1 << 37)
  /// Makes what is said of somebody a story of theirs: 'had', 'died'.
  static let story = Cue(rawValue: 1 << 38)
  /// Before the time from which on something is: 'since'.
  static let since = Cue(rawValue: 1 << 39)
  static let weekday = Cue(rawValue: 1 << 40)
  static let month = Cue(rawValue: 1 << 41)
  /// Says how many days ago something was: 'yesterday'.
  static let daysAgo = Cue(rawValue: 1 << 42)
  /// Takes up somebody that was named before: 'she'.
  static let pronoun = Cue(rawValue: 1 << 43)
  /// Makes the word behind it belong to the one after: 'the cold floor'.
  static let determiner = Cue(rawValue: 1 << 44)
  /// Answers 'none' to a checklist without danger signs: 'no meds'.
  static let noneOfKind = Cue(rawValue: 1 << 45)

  /// Answers so behind a negation: 'tablets' of 'not on any tablets'.
  static let kind = Cue(rawValue: 1 << 46)

  /// Belongs to the word behind it, where nothing knows that: the 'red' of 'red trousers'.
  static let adjective = Cue(rawValue: 1 << 47)

  /// Named as one does who speaks for them: 'dad'.
  static let patient = Cue(rawValue: 1 << 48)

  /// Somebody young whom one may speak for: 'my son'.
  static let child = Cue(rawValue: 1 << 51)

  /// Says nothing of what its words say: 'red wine'.
  static let idiom = Cue(rawValue: 1 << 52)

  /// Said by one who speaks for somebody: 'typing for'.
  static let onBehalf = Cue(rawValue: 1 << 53)

  /// What follows takes the place of what was denied: 'not pain, more like a weight'.
  static let turn = Cue(rawValue: 1 << 49)

  /// Makes a number before it a time of day: 'in the morning'.
  static let clock = Cue(rawValue: 1 << 50)

  /// Makes an age before it one that is still to come: 'next'.
  static let upcoming = Cue(rawValue: 1 << 54)

  /// Stands before a quantity that is not the one that counts: 'feels like'.
  static let aside = Cue(rawValue: 1 << 55)

  /// Denies what stands right before it: 'fine'.
  static let well = Cue(rawValue: 1 << 56)

  /// Denies what stands before it, at the end of a clause: 'gone'.
  static let ended = Cue(rawValue: 1 << 58)

  /// The top of a scale: 'the worst ever'.
  static let greatest = Cue(rawValue: 1 << 57)

  /// Makes a mere supposition of an 'if': 'would it'.
  static let conditional = Cue(rawValue: 1 << 59)

  /// Says of oneself what was asked before: 'cos mine is'.
  static let sameHere = Cue(rawValue: 1 << 62)

  /// Says how something goes on: 'getting worse'.
  static let goingOn = Cue(rawValue: 1 << 63)

  /// Tells what happened to somebody, rather than what they once had: 'was', 'got'.
  static let event = Cue(rawValue: 1 << 61)

  /// Makes an inability of a negation: the 'can' of 'can not'.
  static let ability = Cue(rawValue: 1 << 60)

  /// Words that answer; within each group the longest phrase at a place wins.
  static let answers: Cue = [
    .yes, .no, .notSure, .none, .all, .both, .only, .except, .rest, .correction, .noneOfKind,
  ]
  /// Words that say whether, whose, and when; the last three only keep their words from being read otherwise.
  static let context: Cue = [
    .negationBefore, .negationAfter, .pseudoNegation, .negationEnd, .otherPeople, .hypothetical, .past,
    .hedge, .own, .asking, .present, .caredFor, .child, .story, .notSure, .rest, .correction, .kind, .patient,
    .turn, .onBehalf, .conditional, .event, .sameHere,
  ]
  /// Words of which slips of the pen are forgiven, 'my husbnad', 'swolen', 'othrs no'; none that turn a meaning round, such as
  /// 'not', or answer yes or no.
  static let mayBeMisspelt: Cue = [
    .caredFor, .adjective, .none, .rest, .all, .except, .hedge, .filler, .well, .ended, .goingOn, .present,
    .past,
    .story, .since, .kind,
  ]
  static let quantities: Cue = [
    .number, .ordinal, .unit, .frequency, .length, .decade, .over, .under, .outOf, .ago, .since,
    .weekday, .month, .daysAgo, .clock, .upcoming, .greatest,
  ]
  static let small: Cue = [
    .joiner, .filler, .alternative, .rangeWord, .pronoun, .determiner, .adjective, .ability,
  ]
}

/// A phrase of the language in a reply.
struct CueMatch {
  let cue: Cue
  let tokens: Range<Int>
  /// The node of the phrase, by which its value is found; the root for somebody named by an age.
  let node: Int32

  /// Whether it is somebody named by an age: the 'my' of 'my 7 year old'.
  var isByAge: Bool { node == PhraseTrie.root }
}
