public import ClinicalQuality

extension Dialog {
  /// A text as a person reads it: a choice prints its label, a text itself, everything else as people write it.
  public func render(_ text: Text, values: [Value]) -> String {
    var words = ""
    for part in text.parts {
      switch part {
      case .words(let literal): words += literal
      case .value(let expression): words += print(expression.value(values), type: expression.type)
      }
    }
    return words
  }

  /// A value as a person reads it.
  public func print(_ value: Value, type: ValueType) -> String {
    switch value {
    case .string(let id):
      if case .choice(let choice) = type, let label = label(of: id, in: choice.name) { label } else { id }
    case .quantity, .null, .boolean, .integer, .decimal, .list, .interval: value.spelled
    }
  }

  /// An answer as a person reads it: a choice's label, yes or no in the dialog's language, a number with its unit.
  public func print(_ answer: Answer, to question: Reference<Question>) -> String {
    switch answer {
    case .notSure: language.message("label_not_sure")
    case .value(.boolean(let truth)): language.message(truth ? "label_yes" : "label_no")
    case .value(let value) where self[question].factType == .decimal:
      [value.spelled, self[question].unit].compactMap(\.self).joined(separator: " ")
    case .value(let value): print(value, type: self[question].factType ?? .any)
    }
  }

  private func label(of option: String, in questionID: String) -> String? {
    question(named: questionID).flatMap { self[$0].options.first { $0.id == option }?.label }
  }
}
