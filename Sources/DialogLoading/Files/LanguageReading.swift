import ClinicalQuality
import Diagnostics
import Dialogs
import MarkedYAML

enum LanguageKey: String, FieldKey { case language, understanding, messages, reading }

enum UnderstandingKey: String, FieldKey {
  case yes, no
  case notSure = "not_sure"
  case none, all, both, only, except, rest, correction, commands, negation
  case otherPeople = "other_people"
  case sameHere = "same_here"
  case goingOn = "going_on"
  case abilities, events, hypothetical, conditional, past, hedges, joiners, fillers, contractions
  case numbers, ordinals, units, frequency, range
  case lengths, over, under
  case outOf = "out_of"
  case ago, clock, upcoming, aside, ended, well, greatest, ages, decades, alone, own
  case suffixes, vowels, asking, present, story
  case caredFor = "cared_for"
  case children, friends, barely, since, weekdays, months, pronouns, determiners
  case daysAgo = "days_ago"
  case noneOfKind = "none_of_kind"
  case onBehalf = "on_behalf"
  case aboutTalk = "about_talk"
  case offTopic = "off_topic"
  case peopleAdjectives = "people_adjectives"
  case former
  case reporting, wishes
  case pastVerbs = "past_verbs"
  case interrogatives, comparisons, until, media, likening, impersonal, greetings, closings
  case childAges = "child_ages"
  case kinds, known, alike, keyboard, idioms, born, unstemmed, adjectives, patients, turns
  case decadeParts = "decade_parts"
}

enum NegationKey: String, FieldKey {
  case before, after, pseudo, end, alternatives
  case ofThings = "of_things"
}

/// Reads a language file: the words of understanding, and what the chat says.
func readLanguage(_ file: SourceFile, number: Int, limits: YAMLLimits, _ report: Report) -> Language? {
  guard let root = readYAML(file, number: number, limits: limits, report: { report.add($0) })?.root else {
    return nil
  }
  let owner = Owner(noun: "language file", place: root.range)
  guard let fields = Fields<LanguageKey>(root, of: owner, report) else { return nil }
  var language = Language(id: report.plainText(fields.require(.language, report), "language") ?? "")
  for (key, value) in report.entries(
    fields.require(.messages, report), "messages", of: "ids with texts below it")
  {
    language.messages[key.text] = report.text(value, key.text)
  }
  if let value = fields.require(.understanding, report) { readWords(value, into: &language, report) }
  language.reading = fields[.reading].flatMap { readingRules($0, report) }
  return language
}

private func readWords(_ value: MarkedValue, into language: inout Language, _ report: Report) {
  let owner = Owner(noun: "'understanding'", place: value.range)
  guard let fields = Fields<UnderstandingKey>(value, of: owner, report) else { return }
  func words(_ key: UnderstandingKey) -> [String] { report.texts(fields[key], key.rawValue) }
  language.yes = words(.yes)
  language.no = words(.no)
  language.notSure = words(.notSure)
  language.none = words(.none)
  language.all = words(.all)
  language.both = words(.both)
  language.only = words(.only)
  language.except = words(.except)
  language.rest = words(.rest)
  language.correction = words(.correction)
  language.otherPeople = words(.otherPeople)
  language.hypothetical = words(.hypothetical)
  language.conditional = words(.conditional)
  language.events = words(.events)
  language.abilities = words(.abilities)
  language.sameHere = words(.sameHere)
  language.goingOn = words(.goingOn)
  language.past = words(.past)
  language.hedges = words(.hedges)
  language.joiners = words(.joiners)
  language.fillers = words(.fillers)
  language.range = words(.range)
  language.over = words(.over)
  language.under = words(.under)
  language.outOf = words(.outOf)
  language.ago = words(.ago)
  language.clock = words(.clock)
  language.upcoming = words(.upcoming)
  language.aside = words(.aside)
  language.well = words(.well)
  language.ended = words(.ended)
  language.greatest = words(.greatest)
  language.ages = words(.ages)
  language.alone = words(.alone)
  language.own = words(.own)
  language.asking = words(.asking)
  language.present = words(.present)
  language.caredFor = words(.caredFor)
  language.children = words(.children)
  language.friends = words(.friends)
  language.barely = words(.barely)
  language.aboutTalk = words(.aboutTalk)
  language.offTopic = words(.offTopic)
  language.peopleAdjectives = words(.peopleAdjectives)
  language.former = words(.former)
  language.wishes = words(.wishes)
  language.reporting = words(.reporting)
  language.pastVerbs = words(.pastVerbs)
  language.interrogatives = words(.interrogatives)
  language.comparisons = words(.comparisons)
  language.until = words(.until)
  language.media = words(.media)
  language.likening = words(.likening)
  language.impersonal = words(.impersonal)
  language.greetings = words(.greetings)
  language.closings = words(.closings)
  language.childAges = words(.childAges)
  language.story = words(.story)
  language.since = words(.since)
  language.pronouns = words(.pronouns)
  language.determiners = words(.determiners)
  language.noneOfKind = words(.noneOfKind)
  language.kinds = words(.kinds)
  language.adjectives = words(.adjectives)
  language.patients = words(.patients)
  language.turns = words(.turns)
  language.born = words(.born)
  language.unstemmed = words(.unstemmed)
  language.known = words(.known)
  language.alike = words(.alike)
  language.keyboard = words(.keyboard)
  language.idioms = words(.idioms)
  language.onBehalf = words(.onBehalf)
  language.decadeParts = table(fields[.decadeParts], "decade_parts", report) { days($0, $1, report) }
  language.weekdays = table(fields[.weekdays], "weekdays", report) { whole($0, $1, in: 1...7, report) }
  language.months = table(fields[.months], "months", report) { whole($0, $1, in: 1...12, report) }
  language.daysAgo = table(fields[.daysAgo], "days_ago", report) { days($0, $1, report) }
  language.decades = table(fields[.decades], "decades", report) { number($0, $1, report) }
  language.suffixes = report.items(fields[.suffixes], "suffixes").map { suffixes($0, report) }
  language.vowels = fields[.vowels].flatMap { report.text($0, "vowels") } ?? ""
  language.lengths = table(fields[.lengths], "lengths", report) { length($0, $1, report) }
  language.commands = table(fields[.commands], "commands", report) { report.texts($0, $1) }
  language.contractions = table(fields[.contractions], "contractions", report) { report.text($0, $1) }
  language.numbers = table(fields[.numbers], "numbers", report) { number($0, $1, report) }
  language.ordinals = table(fields[.ordinals], "ordinals", report) { value, key in
    number(value, key, report).flatMap { $0.isWhole ? Int($0.scaled / 100_000_000) : nil }
  }
  language.units = table(fields[.units], "units", report) { report.texts($0, $1) }
  let frequency = fields[.frequency]?["per_week"] ?? fields[.frequency]
  language.frequency = table(frequency, "frequency", report) { number($0, $1, report) }
  if let value = fields[.negation] { language.negation = negation(value, report) }
}

private func negation(_ value: MarkedValue, _ report: Report) -> Language.Negation {
  var negation = Language.Negation()
  let owner = Owner(noun: "'negation'", place: value.range)
  guard let fields = Fields<NegationKey>(value, of: owner, report) else { return negation }
  negation.before = report.texts(fields[.before], "before")
  negation.after = report.texts(fields[.after], "after")
  negation.pseudo = report.texts(fields[.pseudo], "pseudo")
  negation.end = report.texts(fields[.end], "end")
  negation.alternatives = report.texts(fields[.alternatives], "alternatives")
  negation.ofThings = report.texts(fields[.ofThings], "of_things")
  return negation
}

func table<Content>(
  _ value: MarkedValue?, _ key: String, _ report: Report, _ read: (MarkedValue, String) -> Content?
) -> [String: Content] {
  var table: [String: Content] = [:]
  for (key, value) in report.entries(value, key, of: "words with values below it") {
    table[key.text] = read(value, key.text)
  }
  return table
}

func number(_ value: MarkedValue, _ key: String, _ report: Report) -> Decimal? {
  guard let text = report.text(value, key) else { return nil }
  if let number = Decimal(text) { return number }
  report.add(.invalidValue("'\(excerpt(key))' takes a number, not '\(excerpt(text))'", at: value.range))
  return nil
}

private func whole(_ value: MarkedValue, _ key: String, in range: ClosedRange<Int>, _ report: Report) -> Int?
{
  guard let text = report.text(value, key) else { return nil }
  if let number = Int(text), range.contains(number) { return number }
  let wanted = "a number from \(range.lowerBound) to \(range.upperBound)"
  report.add(.invalidValue("'\(excerpt(key))' takes \(wanted), not '\(excerpt(text))'", at: value.range))
  return nil
}

/// A number of days, or the fewest and the most: `7-13`.
private func days(_ value: MarkedValue, _ key: String, _ report: Report) -> ClosedRange<Int>? {
  guard let text = report.text(value, key) else { return nil }
  let ends = text.split(separator: "-").map { Int($0).flatMap { (0...100_000).contains($0) ? $0 : nil } }
  if ends.count <= 2, let first = ends.first, let low = first, let last = ends.last, let high = last,
    low <= high
  {
    return low...high
  }
  report.add(
    .invalidValue("'\(excerpt(key))' takes days such as 7 or 7-13, not '\(excerpt(text))'", at: value.range))
  return nil
}

/// One step of endings with what takes their place; each dot before an ending is a letter that must stand there.
private func suffixes(_ value: MarkedValue, _ report: Report) -> [Language.Suffix] {
  report.entries(value, "suffixes", of: "endings with what takes their place").map { key, value in
    let ending = key.text.drop { $0 == "." }
    return Language.Suffix(
      ending: String(ending), replacement: report.text(value, key.text) ?? "",
      leaves: key.text.count - ending.count)
  }
}

/// A length of time such as `14 days`.
private func length(_ value: MarkedValue, _ key: String, _ report: Report) -> Quantity? {
  guard let text = report.text(value, key) else { return nil }
  let parts = text.split(separator: " ").map(String.init)
  let unit = CalendarUnit.allCases.first { [$0.rawValue, $0.rawValue + "s"].contains(parts.last) }
  if parts.count == 2, let number = Decimal(parts[0]), let unit {
    return Quantity(value: number, unit: .calendar(unit))
  }
  report.add(
    .invalidValue(
      "'\(excerpt(key))' takes a length of time such as '14 days', not '\(excerpt(text))'", at: value.range))
  return nil
}
