import ClinicalQuality
import Dialogs
import MarkedYAML

/// What a condition decides, which settles what an unknown one comes to.
enum ConditionUse {
  case edge
  case ask
  /// The `when` of the finding at a position.
  case finding(Int)
  case raise
  case unless
  /// Whatever else is only acted on where it is true.
  case other
}

/// A condition with all that is needed to say something about it at its place.
struct RecordedCondition {
  let use: ConditionUse
  let expression: Expression
  let value: MarkedValue
  /// Whether the author says that an unknown fact is meant to count as it does.
  let nullIsIntended: Bool
}

/// Keeps the conditions of a dialog while it is put together, for checks that need their places.
///
/// Loading has no recorder: a dialog that runs does not pay for what only authors want to know.
final class ConditionRecorder {
  private(set) var conditions: [RecordedCondition] = []
  /// The questions that say `null_is: intended`, by position: their answers may stay unknown.
  private(set) var questionsThatMayBeNull: Set<Int> = []

  func note(_ use: ConditionUse, _ expression: Expression, _ value: MarkedValue, nullIsIntended: Bool) {
    conditions.append(
      RecordedCondition(use: use, expression: expression, value: value, nullIsIntended: nullIsIntended))
  }

  func noteQuestionThatMayBeNull(_ position: Int) { questionsThatMayBeNull.insert(position) }
}
