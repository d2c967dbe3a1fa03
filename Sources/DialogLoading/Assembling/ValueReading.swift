import ClinicalQuality
import Diagnostics
import Dialogs
import MarkedYAML

/// The values that a question takes: its range, and what 'not sure' counts as.
extension Assembler {
  /// The interval of a `within:`, with Decimals or lengths of time as bounds.
  func within(_ value: MarkedValue?, _ type: QuestionType) -> Interval? {
    guard let value, type.isQuantity, let text = report.text(value, "within") else { return nil }
    let example = type == .duration ? "Interval[1 second, 24 hours]" : "Interval[0, 10]"
    let known = report.diagnostics.count
    guard case .interval(let interval)? = literal(value, expecting: nil) else {
      if report.diagnostics.count == known {
        report.add(
          .invalidValue(
            "'within' takes an interval such as \(example), not '\(excerpt(text))'", at: value.range))
      }
      return nil
    }
    let bounds = (promoted(interval.low, type), promoted(interval.high, type))
    guard let low = bounds.0, let high = bounds.1 else {
      report.add(
        .invalidValue("the ends of 'within' must fit the question's type, as in \(example)", at: value.range))
      return nil
    }
    return Interval(low: low, high: high, lowClosed: interval.lowClosed, highClosed: interval.highClosed)
  }

  /// What 'not sure' counts as.
  func unsure(_ fields: Fields<QuestionKey>, _ question: Question) -> Value? {
    guard let value = fields[.unsure], let word = report.text(value, "unsure") else {
      return question.isDanger ? .boolean(true) : nil
    }
    switch question.kind {
    case .yesNo:
      let counts = report.flag(value, "unsure")
      if question.isDanger, counts == false {
        report.add(
          .invalidValue("a danger sign that nobody is sure of counts as yes", at: value.range, fix: "yes"))
      }
      return counts.map(Value.boolean)
    case .choice(let options):
      let known = options.map(\.id)
      if !known.contains(word) { report.add(.unknownOption(word, of: question.id, known, at: value.range)) }
      return .string(word)
    case .number, .duration, .frequency: return unsureQuantity(value, question)
    case .text, .checklist: return nil
    }
  }

  private func unsureQuantity(_ value: MarkedValue, _ question: Question) -> Value? {
    let type = QuestionType(question.kind)
    guard let given = literal(value, expecting: nil) else { return nil }
    guard let fitting = promoted(given, type), !fitting.isNull else {
      let example = type == .duration ? "15 minutes" : "2"
      report.add(
        .invalidValue(
          "'unsure' takes a value of the question's own type, such as \(example)", at: value.range))
      return nil
    }
    if let within = question.within, !contains(within, fitting) {
      report.add(
        .invalidValue("what 'not sure' counts as must lie within the question's own range", at: value.range))
    }
    return fitting
  }

  /// A literal as a value of the question's type; null stays null.
  private func promoted(_ value: Value, _ type: QuestionType) -> Value? {
    switch value {
    case .null: .null
    case .integer(let number): type == .duration ? nil : .decimal(Decimal(Int(number)))
    case .decimal: type == .duration ? nil : value
    case .quantity(let quantity): type == .duration && quantity.seconds != nil ? value : nil
    case .boolean, .string, .list, .interval: nil
    }
  }

  private func magnitude(_ value: Value) -> Decimal? {
    switch value {
    case .decimal(let number): number
    case .quantity(let quantity): quantity.seconds
    case .null, .boolean, .integer, .string, .list, .interval: nil
    }
  }

  private func contains(_ interval: Interval, _ value: Value) -> Bool {
    guard let number = magnitude(value) else { return true }
    if let low = magnitude(interval.low), interval.lowClosed ? number < low : number <= low { return false }
    if let high = magnitude(interval.high), interval.highClosed ? number > high : number >= high {
      return false
    }
    return true
  }
}
