/// What the words around a phrase make of it.
struct Judgement: Equatable {
  var isNegated = false
  /// Whether the negation may not have been meant for it.
  var isUncertain = false
  /// Whether it most likely was not: a 'no' at the front with a whole sentence behind it.
  var isUnlikely = false
  var isOtherPeople = false
  /// Said far behind somebody, so that it may be theirs or not: 'my wife says that my leg is swollen'.
  var isPerhapsTheirs = false
  /// Whether it was denied, and the rest of the sentence takes some of that back.
  var isTurned = false
  /// Of what happened to somebody, rather than what they once had: 'my son was bitten'.
  var isEvent = false
  /// Of somebody one may speak for, of whatever time.
  var isKin = false
  /// Of a child one may speak for.
  var isChild = false
  /// Of somebody one may speak for, and of now: 'my husband can't breathe'.
  var isCaredFor = false
  /// Of somebody of whom a story is told: 'my mother had'.
  var isStory = false
  var isHypothetical = false
  var isPast = false
  /// Said with reserve: 'a bit', 'I think'.
  var isHedged = false
  /// Said not to be known: 'not sure if', 'maybe'.
  var isUnsure = false
  /// Part of a question about things in general: 'can cramps cause swelling'.
  var isAskedAbout = false
  /// Part of a sentence that asks, of oneself too: 'is my chest ok'.
  var isInQuestion = false
  /// Supposed in a sentence that asks: 'what should I do if it swells'.
  var isSupposed = false
  /// The first token of the words that negate it directly.
  var trigger: Int?
}
