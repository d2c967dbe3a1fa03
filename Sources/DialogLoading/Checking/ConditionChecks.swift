import ClinicalQuality
public import Diagnostics
import Dialogs
import MarkedYAML

extension DialogLoader {
  /// Conditions and comparisons that are always or never true, and those in which an unknown fact may count as
  /// something milder than it is.
  ///
  /// - Returns: Nothing for a dialog that has errors already.
  public func checkConditions(_ loaded: LoadedDialog) -> [Diagnostic] {
    CheckContext(loaded, self).map { checkConditions($0) } ?? []
  }

  func checkConditions(_ context: CheckContext) -> [Diagnostic] {
    var checks = ConditionChecks(context.dialog, context.recorder)
    for condition in context.recorder.conditions { checks.check(condition) }
    return checks.found
  }
}

/// The warnings about the conditions of one dialog.
private struct ConditionChecks {
  private(set) var found: [Diagnostic] = []
  private let dialog: Dialog
  private let unknown: UnknownFacts
  /// Room for trying values.
  private var facts: [Value]

  init(_ dialog: Dialog, _ recorder: ConditionRecorder) {
    self.dialog = dialog
    unknown = UnknownFacts(dialog, mayStayNull: recorder.questionsThatMayBeNull)
    facts = Array(repeating: .null, count: dialog.slots.count)
  }

  mutating func check(_ condition: RecordedCondition) {
    guard found.count < Report.limit else { return }
    checkTruth(condition)
    if !condition.nullIsIntended { checkUnknown(condition) }
  }

  /// Warns of comparisons that settle nothing; where there is none, of a whole condition that does not.
  private mutating func checkTruth(_ condition: RecordedCondition) {
    let root = condition.expression.root
    let count = found.count
    for comparison in root.comparisons where comparison.range != root.range {
      warn(about: comparison, "comparison", condition)
    }
    if found.count == count {
      warn(about: root, root.comparisons.isEmpty ? "condition" : "comparison", condition)
    }
  }

  private mutating func warn(about part: CheckedExpression, _ noun: String, _ condition: RecordedCondition) {
    guard let truths = part.possibleTruths(in: &facts, { [dialog] in dialog.domain(of: $0) }) else { return }
    let place = condition.value.place(part.range)
    let noun = part.range == condition.expression.root.range ? "condition" : noun
    if !truths.contains(.true) {
      found.append(.neverTrue(noun, isNull: !truths.contains(.false), bounds(of: part), at: place))
    } else if !truths.contains(.false) {
      found.append(.neverFalse(noun, isKnown: !truths.contains(.null), bounds(of: part), at: place))
    }
  }

  /// `, as 'pain' lies within Interval[0, 10]`, for the first fact that has bounds.
  private func bounds(of part: CheckedExpression) -> String {
    guard part.comparisons.count == 1, let slot = part.nullReadings.first?.slot else { return "" }
    guard let question = dialog.slots.question(at: slot), let within = dialog[question].within else {
      return ""
    }
    return ", as '\(dialog[question].id)' lies within \(Value.interval(within).literal)"
  }

  /// Warns where a 'not sure' may count as something milder than what it stands for.
  private mutating func checkUnknown(_ condition: RecordedCondition) {
    guard let milder = milderEffects(condition.use) else { return }
    let readings = unknown.uncertain(in: condition.expression)
    guard let first = readings.first(where: { !$0.reading.effect.isDisjoint(with: milder.effects) }) else {
      return
    }
    let question = dialog[first.question].id
    let bytes = Array(condition.value.text.utf8)
    let name = String(decoding: bytes[first.reading.range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    let reason = name == question ? "" : " because '\(question)' is not"
    found.append(
      .unknownMayBeMilder(
        excerpt(name), reason, question, milder.result, at: condition.value.place(first.reading.range)))
  }

  /// What an unknown fact must not come to by accident, and what happens then.
  private func milderEffects(_ use: ConditionUse) -> (effects: NullEffect, result: String)? {
    switch use {
    case .edge: ([.null, .true, .false], "this way on is chosen or passed without it")
    case .ask: ([.null, .false], "the question is not asked")
    case .raise: ([.null, .false], "the level is not raised")
    case .unless: (.false, "the advice is given all the same")
    case .finding(let position): effects(of: dialog.findings[position])
    case .other: nil
    }
  }

  /// A finding that is milder than the default level must not hold by accident; any other must not be missed.
  private func effects(of finding: Finding) -> (effects: NullEffect, result: String) {
    finding.level.position > dialog.defaultLevel.position
      ? (.true, "the finding holds all the same") : ([.null, .false], "the finding does not hold")
  }
}

extension Diagnostic {
  fileprivate static func neverTrue(
    _ noun: String, isNull: Bool, _ reason: String, at place: SourceRange
  ) -> Self {
    let result = isNull ? "is never true or false" : "is never true"
    return Diagnostic(
      .neverTrue, "this \(noun) \(result), whatever the answers\(reason)", at: place, severity: .warning)
  }

  fileprivate static func neverFalse(
    _ noun: String, isKnown: Bool, _ reason: String, at place: SourceRange
  ) -> Self {
    let result = isKnown ? "is always true" : "is true for every answer"
    return Diagnostic(.alwaysTrue, "this \(noun) \(result)\(reason)", at: place, severity: .warning)
  }

  fileprivate static func unknownMayBeMilder(
    _ name: String, _ reason: String, _ question: String, _ result: String, at place: SourceRange
  ) -> Self {
    Diagnostic(
      .unknownMayBeMilder,
      "where '\(name)' is not known\(reason), \(result): give '\(question)' an 'unsure:', or write 'null_is: intended' beside this",
      at: place, severity: .warning)
  }
}
