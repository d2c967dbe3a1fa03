import ClinicalQuality
import Dialogs

/// The phrases of a language, ready to be found.
struct LanguageVocabulary {
  private(set) var trie = PhraseTrie()
  private var cues: [Cue] = []
  private var numbers: [Int32: Decimal] = [:]
  private var ordinals: [Int32: Int] = [:]
  private var units: [Int32: Measure] = [:]
  /// Words of units that stand for one of them: 'hour', not 'hours'.
  private var singularUnits: Set<Int32> = []
  private var frequencies: [Int32: Decimal] = [:]
  private var lengths: [Int32: (value: Decimal, unit: CalendarUnit)] = [:]
  private var decades: [Int32: Decimal] = [:]
  /// Which years of a decade a word before it means.
  private(set) var decadeParts: [Int32: ClosedRange<Int>] = [:]
  /// People who mostly ask for themselves.
  private(set) var friends: Set<Int32> = []
  /// Words of negation that deny a thing: 'no', but not 'never'.
  private(set) var ofThings: Set<Int32> = []
  /// Words that ask about the talk itself.
  private(set) var aboutTalk: Set<Int32> = []
  /// Words that may stand inside of those for somebody.
  private(set) var peopleAdjectives: Set<Int32> = []
  /// Those of them that leave nobody one may speak for.
  private(set) var former: Set<Int32> = []
  /// Words of what one only wishes or plans.
  private(set) var wishes: Set<Int32> = []
  /// Words behind somebody who only tells what is.
  private(set) var reporting: Set<Int32> = []
  /// Verbs that make a story of what is told of somebody, and the endings of such verbs.
  private var pastVerbs: (whole: Set<String>, endings: [String]) = ([], [])
  /// Things that have nothing to do with how somebody is.
  private(set) var offTopic: Set<Int32> = []
  /// Where one reads, hears or sees what is about others.
  private(set) var media: Set<Int32> = []
  /// The hedges that liken.
  private(set) var likening: Set<Int32> = []
  /// Words that only greet, thank or stall: at the front of a reply, and at its end.
  private(set) var (greetings, closings): (Set<Int32>, Set<Int32>) = ([], [])
  /// Those of the pronouns that may stand for people in general: 'they'.
  private(set) var impersonal: Set<Int32> = []
  /// The words that ask at the end of a sentence too.
  private(set) var interrogatives: Set<Int32> = []
  /// The phrases before what something is only compared with.
  private(set) var comparisons: Set<Int32> = []
  /// The phrases that end the time in which something was not so.
  private(set) var until: Set<Int32> = []
  /// How a child is named by an age.
  private(set) var childAges: [AgeForm] = []
  /// Words that leave hardly anything of what follows.
  private(set) var barely: Set<Int32> = []
  /// The words before the year of a birth.
  private(set) var born: [[Int32]] = []
  private var weekdays: [Int32: Int] = [:]
  private var months: [Int32: Int] = [:]
  private var daysAgo: [Int32: ClosedRange<Int>] = [:]
  /// How ages are said.
  private(set) var ages: [AgeForm] = []
  private var commands: [Int32: String] = [:]
  /// The words that make a unit behind them a period, as in 'every day'; before '3 days' too.
  private(set) var frequencyOpeners: Set<Int32> = []
  /// Times a week for the words that such openers stand before: 'night'.
  private(set) var periods: [Int32: Decimal] = [:]

  init(_ language: Language, words: inout WordTable, tokenizer: Tokenizer) {
    func node(_ phrase: String, isForgiving: Bool = false) -> Int32? {
      let tokens = tokenizer.tokens(of: phrase).map { words.add($0.text, isForgiving: isForgiving) }
      return tokens.isEmpty ? nil : trie.insert(tokens)
    }
    for (cue, phrases) in Self.lists(language) {
      let isForgiving = !cue.isDisjoint(with: .mayBeMisspelt)
      let cue = cue == .caredFor ? [cue, .otherPeople] : cue
      for phrase in phrases { node(phrase, isForgiving: isForgiving).map { mark($0, cue) } }
    }
    for (word, value) in language.numbers.sorted(by: { $0.key < $1.key }) {
      if let node = node(word, isForgiving: true) {
        mark(node, .number)
        numbers[node] = value
      }
    }
    for (word, value) in language.ordinals.sorted(by: { $0.key < $1.key }) {
      if let node = node(word, isForgiving: true) {
        mark(node, .ordinal)
        ordinals[node] = value
      }
    }
    for (name, names) in language.units.sorted(by: { $0.key < $1.key }) {
      let unit = CalendarUnit(rawValue: name).map(Measure.time) ?? .other(name)
      for word in names {
        guard let node = node(word, isForgiving: true) else { continue }
        mark(node, .unit)
        units[node] = unit
        if !Self.isLonger(word, than: names, by: language.suffixes) { singularUnits.insert(node) }
      }
    }
    for (phrase, value) in language.frequency.sorted(by: { $0.key < $1.key }) {
      guard let node = node(phrase) else { continue }
      mark(node, .frequency)
      frequencies[node] = value
    }
    for (phrase, length) in language.lengths.sorted(by: { $0.key < $1.key }) {
      guard case .calendar(let unit) = length.unit, let node = node(phrase, isForgiving: true) else {
        continue
      }
      mark(node, .length)
      lengths[node] = (length.value, unit)
    }
    for (phrase, first) in language.decades.sorted(by: { $0.key < $1.key }) {
      guard let node = node(phrase, isForgiving: true) else { continue }
      mark(node, .decade)
      decades[node] = first
    }
    for (phrase, number) in language.weekdays.sorted(by: { $0.key < $1.key }) {
      guard let node = node(phrase, isForgiving: true) else { continue }
      mark(node, .weekday)
      weekdays[node] = number
    }
    for (phrase, number) in language.months.sorted(by: { $0.key < $1.key }) {
      guard let node = node(phrase, isForgiving: true) else { continue }
      mark(node, .month)
      months[node] = number
    }
    for (phrase, days) in language.daysAgo.sorted(by: { $0.key < $1.key }) {
      guard let node = node(phrase, isForgiving: true) else { continue }
      mark(node, .daysAgo)
      daysAgo[node] = days
    }
    let ageForm = { (form: String, words: inout WordTable) in
      AgeForm(form) { part in
        tokenizer.tokens(of: String(part)).map { words.add($0.text, isForgiving: false) }
      }
    }
    ages = language.ages.compactMap { ageForm($0, &words) }
    childAges = language.childAges.compactMap { ageForm($0, &words) }
    for (word, years) in language.decadeParts.sorted(by: { $0.key < $1.key }) {
      let tokens = tokenizer.tokens(of: word)
      if tokens.count == 1 { decadeParts[words.add(tokens[0].text, isForgiving: false)] = years }
    }
    barely = Set(language.barely.compactMap { node($0) })
    ofThings = Set(language.negation.ofThings.compactMap { node($0) })
    aboutTalk = Set(language.aboutTalk.compactMap { node($0) })
    for node in aboutTalk { mark(node, .asking) }
    wishes = Set(language.wishes.compactMap { node($0) })
    for node in wishes { mark(node, .hypothetical) }
    reporting = Set(language.reporting.compactMap { node($0) })
    former = Set(language.former.map { words.add($0, isForgiving: false) })
    peopleAdjectives = former.union(language.peopleAdjectives.map { words.add($0, isForgiving: false) })
    pastVerbs.endings = language.pastVerbs.filter { $0.hasPrefix("-") }.map { String($0.dropFirst()) }
    pastVerbs.whole = Set(language.pastVerbs.filter { !$0.hasPrefix("-") })
    offTopic = Set(language.offTopic.compactMap { node($0) })
    media = Set(language.media.compactMap { node($0) })
    impersonal = Set(language.impersonal.compactMap { words.exact($0) })
    greetings = Set(language.greetings.compactMap { node($0) })
    closings = Set(language.closings.compactMap { node($0) })
    likening = Set(language.likening.compactMap { node($0) })
    interrogatives = Set(language.interrogatives.map { words.add($0, isForgiving: false) })
    comparisons = Set(language.comparisons.compactMap { node($0) })
    until = Set(language.until.compactMap { node($0) })
    friends = Set(language.friends.compactMap { node($0) })
    born = language.born.map { phrase in
      tokenizer.tokens(of: phrase).map { words.add($0.text, isForgiving: false) }
    }
    findPeriods(language, words: &words, tokenizer: tokenizer)
    for (name, phrases) in language.commands.sorted(by: { $0.key < $1.key }) {
      for phrase in phrases {
        if let node = node(phrase) {
          mark(node, .command)
          commands[node] = name
        }
      }
    }
  }

  /// Whether a word is another one with an ending: 'hours' beside 'hour'.
  private static func isLonger(_ word: String, than names: [String], by steps: [[Language.Suffix]]) -> Bool {
    names.contains { other in
      word.utf8.count > other.utf8.count && word.hasPrefix(other)
        && steps.joined().contains { $0.replacement.isEmpty && other + $0.ending == word }
    }
  }

  private mutating func findPeriods(_ language: Language, words: inout WordTable, tokenizer: Tokenizer) {
    let unitWords = Set(language.units.values.joined())
    var pairs: [(first: Int32, second: Int32, isUnit: Bool, rate: Decimal)] = []
    for (phrase, rate) in language.frequency {
      let tokens = tokenizer.tokens(of: phrase)
      guard tokens.count == 2 else { continue }
      let isUnit = unitWords.contains(tokens[1].text)
      pairs.append(
        (
          words.add(tokens[0].text, isForgiving: false), words.add(tokens[1].text, isForgiving: false),
          isUnit, rate
        ))
    }
    frequencyOpeners = Set(pairs.filter(\.isUnit).map(\.first))
    for pair in pairs where frequencyOpeners.contains(pair.first) {
      periods[pair.second] = max(pair.rate, periods[pair.second] ?? .zero)
    }
  }

  private static func lists(_ language: Language) -> [(Cue, [String])] {
    [
      (.yes, language.yes), (.no, language.no), (.notSure, language.notSure), (.none, language.none),
      (.all, language.all), (.both, language.both), (.only, language.only), (.except, language.except),
      (.rest, language.rest), (.correction, language.correction), (.joiner, language.joiners),
      (.filler, language.fillers), (.negationBefore, language.negation.before),
      (.negationAfter, language.negation.after), (.pseudoNegation, language.negation.pseudo),
      (.negationEnd, language.negation.end), (.otherPeople, language.otherPeople),
      (.hypothetical, language.hypothetical), (.past, language.past), (.hedge, language.hedges),
      (.alternative, language.negation.alternatives), (.rangeWord, language.range), (.over, language.over),
      (.under, language.under), (.outOf, language.outOf), (.ago, language.ago), (.own, language.own),
      (.alone, language.alone), (.asking, language.asking), (.present, language.present),
      (.caredFor, language.caredFor), (.child, language.children), (.story, language.story),
      (.since, language.since), (.pronoun, language.pronouns), (.determiner, language.determiners),
      (.noneOfKind, language.noneOfKind), (.kind, language.kinds),
      (.adjective, language.adjectives), (.patient, language.patients),
      (.turn, language.turns), (.clock, language.clock),
      (.upcoming, language.upcoming), (.aside, language.aside), (.well, language.well),
      (.ended, language.ended),
      (.greatest, language.greatest),
      (.idiom, language.idioms), (.onBehalf, language.onBehalf),
      (.conditional, language.conditional), (.ability, language.abilities),
      (.event, language.events), (.sameHere, language.sameHere), (.goingOn, language.goingOn),
    ]
  }

  /// The words that are phrases by themselves.
  static func singleWords(of language: Language, tokenizer: Tokenizer) -> Set<String> {
    var single: Set<String> = []
    let phrases =
      lists(language).filter { !$0.0.isSubset(of: [.kind, .goingOn]) }.flatMap(\.1) + language.numbers.keys
      + language.ordinals.keys
      + language.units.values.joined()
      + language.frequency.keys + language.lengths.keys + language.decades.keys + language.weekdays.keys
      + language.months.keys + language.daysAgo.keys
      + language.commands.values.joined()
    for phrase in phrases {
      let tokens = tokenizer.tokens(of: phrase)
      if tokens.count == 1 { single.insert(tokens[0].text) }
    }
    return single
  }

  private mutating func mark(_ node: Int32, _ cue: Cue) {
    while cues.count <= Int(node) { cues.append([]) }
    cues[Int(node)].formUnion(cue)
  }

  /// What the phrase of a node does; nothing where no phrase ends there.
  func cue(at node: Int32) -> Cue { Int(node) < cues.count ? cues[Int(node)] : [] }
  func number(at node: Int32) -> Decimal? { numbers[node] }
  func ordinal(at node: Int32) -> Int? { ordinals[node] }
  func unit(at node: Int32) -> Measure? { units[node] }
  func length(at node: Int32) -> (value: Decimal, unit: CalendarUnit)? { lengths[node] }
  /// From 1, a Monday, to 7.
  func weekday(at node: Int32) -> Int? { weekdays[node] }
  func month(at node: Int32) -> Int? { months[node] }
  func daysAgo(at node: Int32) -> ClosedRange<Int>? { daysAgo[node] }
  /// The first year of a decade of life.
  func decade(at node: Int32) -> Decimal? { decades[node] }
  /// Whether a word is a number by itself.
  func isNumber(_ word: Int32) -> Bool {
    trie.child(of: PhraseTrie.root, word).map { numbers[$0] != nil } ?? false
  }
  /// Whether a word makes a story of what is told of somebody: 'went', 'smoked'.
  func isPastVerb(_ text: String) -> Bool {
    pastVerbs.whole.contains(text)
      || pastVerbs.endings.contains { text.hasSuffix($0) && text.utf8.count > $0.utf8.count + 2 }
  }
  func isSingular(_ node: Int32) -> Bool { singularUnits.contains(node) }
  func frequency(at node: Int32) -> Decimal? { frequencies[node] }
  func command(at node: Int32) -> String? { commands[node] }
}
