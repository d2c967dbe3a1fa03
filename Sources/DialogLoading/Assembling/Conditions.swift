import ClinicalQuality
import Diagnostics
import Dialogs
import MarkedYAML

/// The names that an expression may read while the dialog is being put together.
struct LoadingScope: NameScope {
  let facts: FactScope
  let names: Names
  let slots: SlotLayout
  let derivedTypes: [ValueType?]
  let unusable: Set<String>
  let report: Report

  func symbol(named name: String) -> Symbol? {
    if !unusable.isEmpty, unusable.contains(name) {
      return .fact(slot: slots.questions.lowerBound, type: .any)
    }
    let symbol = facts.symbol(named: name)
    guard case .fact(let slot, .any) = symbol, slots.derived.contains(slot) else { return symbol }
    return .fact(slot: slot, type: derivedTypes[slot - slots.derived.lowerBound] ?? .any)
  }

  var knownNames: [String] {
    guard report.maySuggest else { return [] }
    report.noteComparisons(names.all.count)
    return facts.knownNames
  }
}

extension Assembler {
  func scope(_ stratum: FactScope.Stratum) -> LoadingScope {
    let base =
      scopes[stratum]
      ?? FactScope(stratum: stratum, names: .init(), slots: dialog.slots, questions: [], settings: []) { _ in
        nil
      }
    return LoadingScope(
      facts: base, names: dialog.names, slots: dialog.slots, derivedTypes: derivedTypes, unusable: unusable,
      report: report)
  }

  /// A condition, which is true, false or null.
  func condition(_ value: MarkedValue?, _ key: String, _ stratum: FactScope.Stratum) -> Expression? {
    expression(value, key, stratum, expecting: .boolean)
  }

  /// An expression that may read what its stratum may; `nil` where there is none, or after a report.
  func expression(
    _ value: MarkedValue?, _ key: String, _ stratum: FactScope.Stratum, expecting type: ValueType?
  ) -> Expression? {
    guard let value else { return nil }
    guard value.kind == .scalar, !value.isMissing else {
      report.addWrongShape(key, type == .boolean ? "a condition" : "an expression", value)
      return nil
    }
    return compile(value.text, in: scope(stratum), expecting: type) { value.place($0) }
  }

  /// A literal, which reads nothing.
  func literal(_ value: MarkedValue, expecting type: ValueType?) -> Value? {
    compile(value.text, in: EmptyScope(), expecting: type) { value.place($0) }?.value([])
  }

  func compile(
    _ text: String, in scope: some NameScope, expecting type: ValueType?,
    place: @escaping (Range<Int>) -> SourceRange
  ) -> Expression? {
    Expression.compile(ExpressionSource(text, place: place), in: scope, expecting: type) { report.add($0) }
  }

  /// Checks a `null_is:`, with which an author says that an unknown fact is meant to count as it does.
  func checkNullIs(_ value: MarkedValue?) {
    guard let value, let text = report.text(value, "null_is"), text != "intended" else { return }
    report.add(.invalidWord(text, "null_is", ["intended"], at: value.range))
  }
}
