import ClinicalQuality
public import Conversations
import Dialogs

/// The properties that a concluded conversation breaks, by their ids: `always` is broken by false, `never` by true; what
/// is null breaks neither.
///
/// One conversation shows that a property fails; it never shows that one holds for all.
///
/// - Returns: In the order of the dialog; none while something is still asked.
public func brokenProperties(at conversation: Conversation) -> [String] {
  let properties = conversation.dialog.properties
  guard case .concludes = conversation.stop, !properties.isEmpty else { return [] }
  let values = conversation.values
  let broken = properties.indices.filter { index in
    switch properties[index].rule {
    case .always(let expression): expression.truth(values) == false
    case .never(let expression): expression.truth(values) == true
    }
  }
  return broken.map { properties[$0].id }
}
