import ClinicalQuality
import Conversations
import Dialogs

extension Conversing {
  /// Ways to answer a question that is asked, the plainest first; the reader decides which of them says it.
  func words(for answer: Answer, to question: Reference<Question>) -> [String] {
    let language = dialog.language
    switch answer {
    case .notSure: return Array(language.notSure.prefix(5))
    case .value(.boolean(let truth)): return Array((truth ? language.yes : language.no).prefix(5))
    case .value(.string(let id)):
      guard let place = dialog[question].options.firstIndex(where: { $0.id == id }) else { return [id] }
      let option = dialog[question].options[place]
      return [option.label, String(place + 1)] + option.synonyms.prefix(3)
    case .value(let value): return amounts(value, of: question)
    }
  }

  /// A number with its unit in every way that the language knows.
  private func amounts(_ value: Value, of question: Reference<Question>) -> [String] {
    let written = dialog.print(.value(value), to: question)
    switch value {
    case .quantity(let quantity):
      guard case .calendar(let unit) = quantity.unit else { return [written] }
      let number = dialog.print(.value(.decimal(quantity.value)), to: question)
      let units = dialog.language.units[unit.rawValue] ?? []
      return [written] + units.map { "\(number) \($0)" }
    case .decimal(let number):
      let rates = dialog.language.frequency.filter { $0.value == number }.keys.sorted {
        ($0.count, $0) < ($1.count, $1)
      }
      return [written, Self.plain(number)] + rates.prefix(3)
    case .null, .boolean, .integer, .string, .list, .interval: return [written]
    }
  }

  static func plain(_ number: Decimal) -> String {
    let text = number.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  // MARK: Telling unasked

  /// Ways to tell a fact that nobody asks for.
  func tellings(of answer: Answer, to reference: Reference<Question>) -> [String] {
    let question = dialog[reference]
    let most = 4
    switch answer {
    case .notSure: return []
    case .value(.boolean(true)): return Array((question.synonyms + examples(true, question)).prefix(most))
    case .value(.boolean(false)):
      let negations = dialog.language.negation.before.prefix(1)
      let denied = negations.flatMap { no in question.synonyms.prefix(most).map { "\(no) \($0)" } }
      return Array((denied + examples(false, question)).prefix(2 * most))
    case .value(.string(let id)):
      guard let option = question.options.first(where: { $0.id == id }) else { return [] }
      return Array((option.synonyms + option.examples).prefix(most)) + [option.label]
    case .value(let value):
      let amounts = amounts(value, of: reference).prefix(3)
      let ages = dialog.language.ages.prefix(2).flatMap { form in
        amounts.map { form.replacing("{n}", with: $0) }
      }
      return amounts.flatMap { amount in
        question.cues.prefix(most).flatMap { ["\($0) \(amount)", "\(amount) \($0)"] }
      } + ages
    }
  }

  private func examples(_ truth: Bool, _ question: Question) -> [String] {
    question.examples.filter { $0.answer == (truth ? "yes" : "no") }.map(\.words)
  }
}
