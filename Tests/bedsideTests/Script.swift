import ClinicalQuality
import Conversations
import Diagnostics
import DialogLoading
import Dialogs
import Foundation
import Testing
import Transcripts
import Understanding

/// What a person does in the conversation of a transcript, and what it must come to.
struct Script: CustomTestStringConvertible, Sendable {
  /// One reply.
  struct Step: Sendable {
    /// What is typed.
    let words: String
    /// For what `given:` and `otherwise:` answer: the written answers by the question's id.
    var answers: [String: String]?
  }

  let name: String
  let settings: [String: String]
  var steps: [Step] = []
  /// What is asked before each step, and at the end.
  var asked: [[String]] = []
  /// The level that the transcript concludes with in this process.
  var level = ""
  /// What each level shows as its action.
  var headlines: [String: String] = [:]

  var testDescription: String { name }
  var options: [String] { settings.flatMap { ["--set", "\($0.key)=\($0.value)"] } }

  /// The level whose action stands last in what was shown, on a line of its own: other lines say when it would be that.
  func level(shownLastIn output: String) -> String? {
    let lines = output.replacing(/\u{1B}\[[0-9;?]*[A-Za-z]/, with: "").split(whereSeparator: \.isNewline)
    let last = lines.last { line in headlines.values.contains(line.trimmingCharacters(in: .whitespaces)) }
    guard let last = last?.trimmingCharacters(in: .whitespaces) else { return nil }
    return headlines.first { $0.value == last }?.key
  }
}

extension Script {
  /// The scripts of all transcripts of a dialog in `dialogs/`.
  static func all(of dialogName: String) throws -> [Script] {
    let folder = Program.repository.appending(path: "dialogs/\(dialogName)")
    let dialog = try #require(DialogLoader().load(folder.path).dialog)
    let runner = TranscriptRunner(dialog)
    return try DialogFinder().transcripts(in: folder.path).map { path in
      let file = SourceFile(path: path, text: try String(contentsOfFile: path, encoding: .utf8))
      let transcript = try #require(Transcript.read(file, number: 0) { _ in })
      let settings = ["region": "GB"].merging(transcript.settings) { _, own in own }
      var script = Script(name: String(path.dropFirst(folder.path.count + 1)), settings: settings)
      script.replay(transcript, Conversation(dialog, settings: settings))
      _ = runner.run(transcript) { end in script.level = dialog[end.conclusion.level].id }
      return script
    }
  }

  /// Goes through a transcript, and writes down what would be typed and picked.
  private mutating func replay(_ transcript: Transcript, _ start: Conversation) {
    var conversation = start
    let dialog = conversation.dialog
    for level in dialog.levels { headlines[level.id] = conversation.words(of: level.headline) }
    var (given, otherwise, isAnsweringRest) = ([String: String](), String?.none, false)
    let lines = transcript.body
    for (index, line) in lines.enumerated() {
      switch line.kind {
      case .you:
        answer(&conversation, given, isAnsweringRest ? otherwise : nil)
        add(Step(words: line.text), before: conversation)
        _ = conversation.reply(line.text)
        isAnsweringRest = otherwise != nil
      case .given:
        for item in line.text.listedItems.compactMap(\.assignment) { given[item.name] = item.value }
      case .otherwise:
        otherwise = line.text == "no" ? "false" : line.text
        isAnsweringRest = !lines[index...].contains { $0.kind == .you }
      default: break
      }
    }
    answer(&conversation, given, isAnsweringRest ? otherwise : nil)
    asked.append(conversation.askedIDs)
  }

  private mutating func add(_ step: Step, before conversation: Conversation) {
    asked.append(conversation.askedIDs)
    steps.append(step)
  }

  /// Answers what is asked as long as there is an answer; a mention only where it is given.
  private mutating func answer(
    _ conversation: inout Conversation, _ given: [String: String], _ otherwise: String?
  ) {
    let dialog = conversation.dialog
    for _ in 0...(2 * dialog.questions.count) {
      guard case .asks(let prompt) = conversation.stop else { return }
      let rest = prompt.reason == .mentioned ? nil : otherwise
      var answers: [String: String] = [:]
      var events: [LogEntry.Event] = []
      for question in prompt.onScreen.map({ dialog[$0] }) {
        guard let written = given[question.id] ?? (question.takes(rest) ? rest : nil),
          let answer = question.answer(written: written)
        else { continue }
        answers[question.id] = answer.written
        events.append(.answered(question: question.id, answer))
      }
      guard !events.isEmpty else { return }
      add(Step(words: conversation.typed(prompt, answers), answers: answers), before: conversation)
      _ = conversation.note(events)
    }
  }
}

extension Question {
  /// Whether what answers the rest answers this question: 'no' a yes/no question only.
  fileprivate func takes(_ rest: String?) -> Bool {
    guard rest != "not sure" else { return true }
    if case .yesNo = kind { return rest != nil }
    return false
  }
}

extension Conversation {
  fileprivate var askedIDs: [String] {
    guard case .asks(let prompt) = stop else { return [] }
    return prompt.ids(in: dialog)
  }

  /// What a person types to give those answers: numbers of a checklist, the label of an option, yes or no.
  fileprivate func typed(_ prompt: Prompt, _ answers: [String: String]) -> String {
    guard case .checklist(let items) = prompt.asked else {
      guard let question = prompt.onScreen.first, let written = answers[dialog[question].id] else {
        return ""
      }
      return typed(written, dialog[question])
    }
    let written = items.map { answers[dialog[$0].id] }
    let picked = items.indices.filter { written[$0] == "true" }.map { String($0 + 1) }
    let doubted = items.indices.filter { written[$0] == "not sure" }.map { String($0 + 1) }
    if doubted.isEmpty { return picked.isEmpty ? "none" : picked.joined(separator: ", ") }
    return (picked + ["not sure about \(doubted.joined(separator: " and ")), no to the rest"])
      .joined(separator: ", ")
  }

  private func typed(_ written: String, _ question: Question) -> String {
    switch written {
    case "true": return "yes"
    case "false": return "no"
    case "not sure": return written
    default:
      let plain = written.unquoted
      if let option = question.options.first(where: { $0.id == plain }) { return option.label }
      if case .frequency = question.kind { return "\(plain) times a week" }
      return plain
    }
  }
}
