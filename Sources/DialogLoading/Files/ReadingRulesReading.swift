import ClinicalQuality
import Dialogs
import MarkedYAML

enum ReadingKey: String, FieldKey {
  case vowels, glides, apart, together, silent, syllables
  case longWords = "long_words"
  case joins
}

/// Reads the rules by which `check` measures how hard texts are to read.
func readingRules(_ value: MarkedValue, _ report: Report) -> ReadingRules? {
  let owner = Owner(noun: "'reading'", place: value.range)
  guard let fields = Fields<ReadingKey>(value, of: owner, report) else { return nil }
  var rules = ReadingRules()
  rules.vowels = fields[.vowels].flatMap { report.text($0, "vowels") } ?? ""
  rules.glides = fields[.glides].flatMap { report.text($0, "glides") } ?? ""
  rules.apart = report.texts(fields[.apart], "apart")
  rules.together = report.texts(fields[.together], "together")
  rules.silent = table(fields[.silent], "silent", report) { report.texts($0, $1) }
  rules.syllables = table(fields[.syllables], "syllables", report) { value, key in
    number(value, key, report).flatMap { $0.isWhole ? Int($0.scaled / 100_000_000) : nil }
  }
  rules.longWords = report.texts(fields[.longWords], "long_words")
  rules.joins = report.texts(fields[.joins], "joins")
  return rules
}
