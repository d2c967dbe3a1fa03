import ClinicalQuality
import Diagnostics
import Dialogs
import MarkedYAML

/// The types of facts while the dialog is being put together, shared by the scopes of all strata.
final class FactTypes {
  /// By the question's position; `nil` for a checklist. Questions that could not be read have any type.
  let questions: [ValueType?]
  /// By the derived fact's position; `nil` until it is compiled, and where it has a mistake.
  var derived: [ValueType?]

  init(questions: [ValueType?], derived: Int) {
    self.questions = questions
    self.derived = Array(repeating: nil, count: derived)
  }
}

/// The names that an expression may read while the dialog is being put together.
///
/// Answers as ``FactScope`` does, from types that are made once: a large dialog asks a million times.
final class LoadingScope: NameScope {
  private let facts: FactScope
  private let names: Names
  private let slots: SlotLayout
  private let types: FactTypes
  private let report: Report

  init(_ facts: FactScope, _ names: Names, _ slots: SlotLayout, _ types: FactTypes, _ report: Report) {
    self.facts = facts
    self.names = names
    self.slots = slots
    self.types = types
    self.report = report
  }

  func symbol(named name: String) -> Symbol? {
    guard let entry = names[name] else { return facts.symbol(named: name) }
    switch entry.kind {
    case .question:
      guard let type = types.questions[entry.position] else { return facts.symbol(named: name) }
      return .fact(slot: slots[Reference<Question>(entry.position)], type: type)
    case .derived:
      return .fact(
        slot: slots[derived: Reference(entry.position)], type: types.derived[entry.position] ?? .any)
    case .setting, .score, .level, .finding, .advice, .node, .topic, .property:
      return facts.symbol(named: name)
    }
  }

  var knownNames: [String] {
    guard report.maySuggest else { return [] }
    report.noteComparisons(names.all.count)
    return facts.knownNames
  }
}

extension Assembler {
  /// Makes the names that expressions may read, once questions have types and everything has its slot.
  func makeScopes() {
    let questions = dialog.questions.map { unusable.contains($0.id) ? .any : $0.factType }
    types = FactTypes(questions: questions, derived: sections[.derived].count)
    // Few dialogs have many properties, and what only they may read takes all names to list.
    let needed: [FactScope.Stratum] = [.facts, .findings, .level]
    let hasProperties = !sections[.properties].isEmpty
    scopes = (needed + (hasProperties ? [.conclusion] : [])).map(scope)
  }

  private func scope(_ stratum: FactScope.Stratum) -> LoadingScope {
    let types = types.questions
    let facts = FactScope(
      stratum: stratum, names: dialog.names, slots: dialog.slots, settings: dialog.settings,
      questionType: { types[$0] }, derivedType: { _ in nil })
    return LoadingScope(facts, dialog.names, dialog.slots, self.types, report)
  }

  /// A condition, which is true, false or null.
  ///
  /// - Parameters:
  ///   - use: What it decides; `nil` where nothing may be said about when it is true.
  ///   - nullIs: The `null_is:` beside it.
  func condition(
    _ value: MarkedValue?, _ key: String, _ stratum: FactScope.Stratum, _ use: ConditionUse? = .other,
    nullIs: MarkedValue? = nil
  ) -> Expression? {
    let compiled = expression(value, key, stratum, expecting: .boolean)
    if let recorder, let use, let value, let compiled {
      recorder.note(use, compiled, value, nullIsIntended: nullIs != nil)
    }
    return compiled
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
    return compile(value.utf8, in: scopes[stratum.rawValue], expecting: type) { value.place($0) }
  }

  /// A literal, which reads nothing.
  func literal(_ value: MarkedValue, expecting type: ValueType?) -> Value? {
    compile(value.utf8, in: EmptyScope(), expecting: type) { value.place($0) }?.value([])
  }

  func compile(
    _ utf8: ArraySlice<UInt8>, in scope: some NameScope, expecting type: ValueType?,
    place: @escaping (Range<Int>) -> SourceRange
  ) -> Expression? {
    Expression.compile(ExpressionSource(utf8: utf8, place: place), in: scope, expecting: type) {
      self.report.add($0)
    }
  }

  /// Checks a `null_is:`, with which an author says that an unknown fact is meant to count as it does.
  func checkNullIs(_ value: MarkedValue?) {
    guard let value, let text = report.text(value, "null_is"), text != "intended" else { return }
    report.add(.invalidWord(text, "null_is", ["intended"], at: value.range))
  }
}
