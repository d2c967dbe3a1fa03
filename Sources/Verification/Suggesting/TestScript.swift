import ClinicalQuality
import Conversations
import Dialogs
import Transcripts

/// A test that answers by `given:` and `otherwise:`, so that a change of wording or order breaks none of it.
struct TestScript: Hashable {
  /// Values by the setting's id; only those that are not the default.
  var settings: [String: String] = [:]
  var given: Entries
  /// What answers everything else: no to yes/no questions, or 'not sure' to all.
  var rest: Answer = .no

  /// The script that answers what both answer; `nil` where they contradict each other.
  func merged(with other: TestScript) -> TestScript? {
    guard settings.merging(other.settings, uniquingKeysWith: { first, _ in first }) == settings else {
      return nil
    }
    var merged = self
    for (question, answer) in other.given {
      if let own = merged.given[question], own != answer { return nil }
      merged.given[question] = answer
    }
    return merged
  }
}

/// A script that was played.
struct PlayedScript {
  /// With what was really asked, and nothing else.
  let script: TestScript
  let conversation: Conversation
  let covered: CoverageSet

  /// What a reader of the conclusion sees, and the way there.
  var outcome: Outcome {
    let conclusion = conversation.conclusion
    return Outcome(
      level: conclusion.level, findings: Set(conclusion.reasons.map(\.finding)), advice: conclusion.advice,
      path: conversation.walk.path)
  }

  struct Outcome: Hashable {
    let level: Reference<Level>
    let findings: Set<Reference<Finding>>
    let advice: [Reference<Advice>]
    let path: [Reference<Node>]
  }
}

/// Plays scripts as `bedside test` does, without writing and reading them.
struct ScriptPlayer {
  let dialog: Dialog
  let map: CoverageMap
  /// What is typed where the dialog begins with a text question.
  let opening: String?
  private let recorder: CoverageRecorder

  init(_ dialog: Dialog, _ map: CoverageMap, opening: String?) {
    (self.dialog, self.map, self.opening) = (dialog, map, opening)
    recorder = CoverageRecorder(map)
  }

  /// Plays a script to its conclusion; `nil` where it comes to none.
  func play(_ script: TestScript) -> PlayedScript? {
    let script = lean(script)
    var used = TestScript(settings: script.settings, given: [:], rest: script.rest)
    var conversation = Conversation(dialog, settings: script.settings)
    var recorder = recorder
    recorder.note(conversation.opening(), conversation)
    // Every round answers at least one question.
    for _ in 0...(2 * dialog.questions.count) {
      guard case .asks(let prompt) = conversation.stop else {
        return PlayedScript(script: used, conversation: conversation, covered: recorder.set)
      }
      let events = answers(to: prompt, script, &used, isFirst: conversation.log.isEmpty)
      recorder.note(conversation.note(events), conversation)
    }
    return nil
  }

  /// The script without what is answered so anyway.
  private func lean(_ script: TestScript) -> TestScript {
    var lean = script
    lean.given = script.given.filter { $1 != script.rest || !fits($1, $0) || isChecklist($0) }
    return lean
  }

  private func isChecklist(_ question: Reference<Question>) -> Bool {
    if case .checklist = dialog[question].kind { true } else { false }
  }

  private func answers(
    to prompt: Prompt, _ script: TestScript, _ used: inout TestScript, isFirst: Bool
  ) -> [LogEntry.Event] {
    if isFirst, let opening, let question = prompt.question, case .text = dialog[question].kind {
      return [.answered(question: dialog[question].id, .value(.string(opening)))]
    }
    var wanted = prompt.onScreen
    if let question = prompt.question, !wanted.contains(question) { wanted.insert(question, at: 0) }
    var chosen = wanted.compactMap { question in script.given[question].map { (question, $0) } }
    if chosen.isEmpty {
      let fitting = prompt.reason == .mentioned ? [] : prompt.onScreen.filter { fits(script.rest, $0) }
      if !fitting.isEmpty {
        return fitting.map { .answered(question: dialog[$0].id, script.rest) }
      }
      chosen = prompt.onScreen.map { ($0, dialog[$0].unremarkableAnswer) }
    }
    for (question, answer) in chosen { used.given[question] = answer }
    return chosen.map { .answered(question: dialog[$0].id, $1) }
  }

  /// 'No' answers a yes/no question and no other; 'not sure' answers every question.
  private func fits(_ answer: Answer, _ question: Reference<Question>) -> Bool {
    if answer == .notSure { return true }
    return if case .yesNo = dialog[question].kind { true } else { false }
  }
}
