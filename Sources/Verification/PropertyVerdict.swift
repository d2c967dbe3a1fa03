import ClinicalQuality
public import Conversations
public import Dialogs

/// What became of a property at one conclusion.
public struct PropertyVerdict: Sendable {
  public enum Verdict: Sendable, Equatable {
    case holds
    case fails
    /// The expression is null: neither true nor false.
    case unknown
  }

  public let property: Property
  public let verdict: Verdict
}

/// Holds a concluded conversation against the properties of its dialog: `always` fails on false, `never` on true.
///
/// One conversation shows that a property fails; it never shows that one holds for all.
///
/// - Returns: A verdict a property, in the order of the dialog; none while something is still asked.
public func propertyVerdicts(at conversation: Conversation) -> [PropertyVerdict] {
  guard case .concludes = conversation.stop else { return [] }
  let values = conversation.values
  return conversation.dialog.properties.map { property in
    switch property.rule {
    case .always(let expression):
      PropertyVerdict(property: property, verdict: verdict(expression.truth(values), fine: true))
    case .never(let expression):
      PropertyVerdict(property: property, verdict: verdict(expression.truth(values), fine: false))
    }
  }
}

private func verdict(_ truth: Bool?, fine: Bool) -> PropertyVerdict.Verdict {
  guard let truth else { return .unknown }
  return truth == fine ? .holds : .fails
}
