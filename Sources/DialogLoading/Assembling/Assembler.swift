import ClinicalQuality
import Diagnostics
import Dialogs
import MarkedYAML

/// Puts a dialog together from its sections, one after the other, and reports what does not fit.
///
/// A class, because it lives for one load only and nothing may copy it. First every id gets its position, then the
/// questions their types, then everything that reads them is compiled: derived facts in the order in which they read
/// each other, and the rest section by section.
final class Assembler {
  let sections: Sections
  let report: Report
  /// Keeps the conditions for checks; `nil` while loading.
  let recorder: ConditionRecorder?
  var dialog: Dialog
  /// Whether the dialog is to have its properties.
  var readsProperties = true
  /// The fields of each question, kept from its first reading for the second.
  var questionFields: [Fields<QuestionKey>?] = []
  /// Questions whose type could not be read; no expression is blamed for reading them.
  var unusable: Set<String> = []
  /// What the computation of each slot reads.
  var reads: [[Int]] = []
  /// Slots that are never null, whatever is known.
  var neverNull: [Bool] = []
  var types = FactTypes(questions: [], derived: 0)
  /// The names that expressions may read, by how far they may read; empty until questions have types.
  var scopes: [LoadingScope] = []
  var claimPositions: [String: Int] = [:]
  var sourcePositions: [String: Int] = [:]
  /// The positions of claims that are never passed on.
  var withheldClaims: Set<Int> = []
  /// What the dialog says of how much its checks matter.
  var checkSettings: [CheckSetting] = []
  /// The nodes that each node leads to; `nil` where that could not be read whole.
  var graph: [[Int]?] = []

  init(_ sections: Sections, language: Language, report: Report, recorder: ConditionRecorder? = nil) {
    self.sections = sections
    self.report = report
    self.recorder = recorder
    dialog = Dialog(id: "", title: "", language: language)
  }

  /// Reads everything; the dialog is sound only where nothing was reported as an error.
  func assemble() -> Dialog {
    dialog = header(dialog.language)
    declareNames()
    readQuestions()
    layOutSlots()
    readDerived()
    finishQuestions()
    readScores()
    readSources()
    readClaims()
    readContradictions()
    readLevels()
    readAdvice()
    readFindings()
    readTopics()
    readNodes()
    if readsProperties { readProperties() }
    readCheckSettings()
    resolveHeader()
    makePlan()
    checkGraph()
    checkAsked()
    return dialog
  }

  private func layOutSlots() {
    dialog.slots = SlotLayout(
      settings: dialog.settings.count, questions: dialog.questions.count, derived: sections[.derived].count,
      scores: sections[.scores].count, findings: sections[.findings].count)
    reads = Array(repeating: [], count: dialog.slots.count)
    neverNull = Array(repeating: false, count: dialog.slots.count)
    for slot in dialog.slots.settings { neverNull[slot] = true }
    for slot in dialog.slots.scores { neverNull[slot] = true }
    neverNull[dialog.slots.level] = true
    makeScopes()
  }

  /// The part of a section as the owner of its keys.
  func owner(_ entry: Entry, _ section: FileKey) -> Owner {
    Owner(noun: section.noun, id: entry.id, place: entry.place)
  }
}
