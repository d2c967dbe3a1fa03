import ClinicalQuality
import Dialogs

/// Where the answers to a question for a number or a length of time begin to mean something else.
struct Threshold {
  let question: Reference<Question>
  /// The value next below, the value itself, the value next above; those that the question takes.
  let answers: [Answer]
}

extension Dialog {
  /// The constants that conditions compare numbers and lengths of time with, in the order of the questions.
  ///
  /// - Parameter points: The constants by the question's position.
  func thresholds(_ points: [Int: Set<Value>]) -> [Threshold] {
    questions.indices.flatMap { position -> [Threshold] in
      let question = questions[position]
      let constants = (points[position] ?? []).compactMap { question.size(of: $0) == nil ? nil : $0 }
        .sorted { (question.size(of: $0) ?? .zero) < (question.size(of: $1) ?? .zero) }
      let sizes = constants.compactMap { question.size(of: $0) }
      return constants.enumerated().map { index, constant in
        let near = [
          question.neighbour(of: constant, below: true, beyond: index > 0 ? sizes[index - 1] : nil),
          constant,
          question.neighbour(
            of: constant, below: false, beyond: index + 1 < sizes.count ? sizes[index + 1] : nil),
        ]
        let answers = near.compactMap(\.self).map { Answer.value(question.asAnswer($0)) }
        return Threshold(question: Reference(position), answers: answers.filter(question.isInRange))
      }
    }
  }
}

extension Question {
  /// What makes values of this question comparable; `nil` for other kinds and for what they cannot be.
  fileprivate func size(of value: Value) -> Decimal? {
    switch (kind, value) {
    case (.number, .decimal(let number)), (.frequency, .decimal(let number)): number
    case (.number, .integer(let number)), (.frequency, .integer(let number)): Decimal(Int(number))
    case (.duration, .quantity(let quantity)): quantity.seconds
    default: nil
    }
  }

  fileprivate func asAnswer(_ value: Value) -> Value {
    if case .integer(let number) = value { .decimal(Decimal(Int(number))) } else { value }
  }

  /// The value one step away: one of its unit, or half the way to the next threshold where that is nearer.
  fileprivate func neighbour(of value: Value, below: Bool, beyond limit: Decimal?) -> Value? {
    let sign = Decimal(below ? -1 : 1)
    let number: Decimal
    switch asAnswer(value) {
    case .decimal(let decimal): number = decimal
    case .quantity(let quantity): number = quantity.value
    default: return nil
    }
    // A step of one, or less: down to a thousandth, where thresholds lie as close as that.
    for step in ["1.0", "0.5", "0.1", "0.01", "0.001"].compactMap({ Decimal($0) }) {
      guard let change = step.multiplied(by: sign), let next = number.adding(change) else { continue }
      let candidate: Value
      if case .quantity(let quantity) = value {
        candidate = .quantity(Quantity(value: next, unit: quantity.unit))
      } else {
        candidate = .decimal(next)
      }
      guard let size = size(of: candidate) else { continue }
      if let limit, below ? size <= limit : size >= limit { continue }
      return candidate
    }
    return nil
  }
}
