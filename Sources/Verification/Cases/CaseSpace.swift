import ClinicalQuality
import Conversations
public import Dialogs

/// Every case that is possible: the questions and settings of a dialog, or of several versions of it, each with the
/// entries that it may have.
///
/// Questions and settings of several versions are the same where their ids are, or where the later one `was` the
/// earlier one. Not for several threads at once.
public final class CaseSpace {
  /// What stands in the place of a question or a setting.
  enum Entry: Hashable, Sendable {
    case open
    case answer(Answer)
    case setting(String)
  }

  /// A question or a setting, with what it may be; the first of it is how it is where it does not matter.
  struct Variable {
    let id: String
    var entries: [Entry]
    let isSetting: Bool
  }

  public let dialogs: [Dialog]
  let variables: [Variable]
  /// For each dialog, which variable each of its questions is.
  let questionLevels: [[Int]]
  let settingLevels: [[Int]]
  /// For each dialog, which of its slots hold values that the cases do not cover.
  let inexactSlots: [Set<Int>]
  let cuttings: [Cutting]
  var diagrams: Diagrams

  /// - Parameters:
  ///   - dialogs: Versions of a dialog, the latest last.
  ///   - settings: Settings that stand fast; all others may have any of their values.
  public init(_ dialogs: [Dialog], settings: [String: String] = [:], limits: ExplorationLimits = .init()) {
    let cuttings = dialogs.map { Cutting($0) }
    var builder = VariableBuilder(dialogs, settings: settings)
    for (version, dialog) in dialogs.enumerated() { builder.add(dialog, version, cuttings[version]) }
    let order = VariableOrder(dialogs, levels: builder.questionLevels, count: builder.variables.count).order
    var levels = [Int](repeating: 0, count: order.count)
    for (level, old) in order.enumerated() { levels[old] = level }
    self.dialogs = dialogs
    self.cuttings = cuttings
    variables = order.map { builder.variables[$0] }
    questionLevels = builder.questionLevels.map { $0.map { levels[$0] } }
    settingLevels = builder.settingLevels.map { $0.map { levels[$0] } }
    inexactSlots = zip(cuttings, builder.inexactSlots).map { $0.inexactSlots.union($1) }
    diagrams = Diagrams(arities: variables.map(\.entries.count), limits: limits)
  }

  /// What a question of a dialog has where its variable has a value: `nil` while it is open, and where the version does
  /// not take that answer.
  func answer(_ version: Int, _ question: Reference<Question>, _ index: Int) -> Answer? {
    let level = questionLevels[version][question.position]
    guard case .answer(let answer) = variables[level].entries[index] else { return nil }
    let asked = dialogs[version][question]
    return asked.fitting(answer).flatMap { asked.isInRange($0) ? $0 : nil }
  }

  /// The value of a variable at which a question has just that entry; `nil` where no such case is looked at.
  func index(_ version: Int, _ question: Reference<Question>, _ answer: Answer?) -> Int? {
    let level = questionLevels[version][question.position]
    return variables[level].entries.indices.first { self.answer(version, question, $0) == answer }
  }
}

/// Gathers the questions and settings of the versions of a dialog.
private struct VariableBuilder {
  private(set) var variables: [CaseSpace.Variable] = []
  private(set) var questionLevels: [[Int]] = []
  private(set) var settingLevels: [[Int]] = []
  private(set) var inexactSlots: [Set<Int>] = []
  private var byID: [String: Int] = [:]
  private let fixed: [String: String]

  init(_ dialogs: [Dialog], settings: [String: String]) {
    fixed = settings
  }

  mutating func add(_ dialog: Dialog, _ version: Int, _ cutting: Cutting) {
    settingLevels.append(dialog.settings.map { add($0) })
    var inexact: Set<Int> = []
    var levels: [Int] = []
    for (position, question) in dialog.questions.enumerated() {
      let found = Representatives(of: question, comparedWith: cutting.points[position] ?? [])
      if !found.isExact { inexact.insert(dialog.slots[Reference<Question>(position)]) }
      let answers = found.values.map { CaseSpace.Entry.answer(.value($0)) }
      levels.append(add(question, [.open] + answers + [.answer(.notSure)]))
    }
    questionLevels.append(levels)
    inexactSlots.append(dialog.slotsReading(inexact))
  }

  private mutating func add(_ question: Question, _ entries: [CaseSpace.Entry]) -> Int {
    let known = ([question.id] + question.was).compactMap { byID[$0] }.first
    if let known, !variables[known].isSetting {
      byID[question.id] = known
      let new = entries.filter { !variables[known].entries.contains($0) }
      variables[known].entries += new
      return known
    }
    byID[question.id] = variables.count
    variables.append(.init(id: question.id, entries: entries, isSetting: false))
    return variables.count - 1
  }

  private mutating func add(_ setting: Setting) -> Int {
    let values =
      fixed[setting.id].map { [$0] } ?? [setting.defaultValue]
      + setting.values.filter { $0 != setting.defaultValue }
    let entries = values.map(CaseSpace.Entry.setting)
    if let known = byID[setting.id], variables[known].isSetting {
      variables[known].entries += entries.filter { !variables[known].entries.contains($0) }
      return known
    }
    byID[setting.id] = variables.count
    variables.append(.init(id: setting.id, entries: entries, isSetting: true))
    return variables.count - 1
  }
}

extension Dialog {
  /// The slots whose values depend on some others, those included.
  func slotsReading(_ roots: Set<Int>) -> Set<Int> {
    var found = roots
    var waiting = Array(roots)
    while let slot = waiting.popLast() {
      guard slot < slots.level else { continue }
      for dependent in plan.dependents(of: slot) where found.insert(Int(dependent)).inserted {
        waiting.append(Int(dependent))
      }
    }
    // What stands on all of it is not told apart further.
    if !found.isEmpty {
      found.formUnion([slots.level, slots.findingList, slots.adviceList, slots.visited, slots.questionsAsked])
    }
    return found
  }
}
