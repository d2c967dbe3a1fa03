import Conversations
import DialogLoading
import Dialogs
import Foundation
import Testing

@testable import Chat

/// A dialog in a file of its own that tests edit.
final class EditedDialog: Sendable {
  static let text = """
    dialog: small
    title: A sore leg
    version: 1.0.0
    status: testing
    start: first
    default_level: visit
    settings: { region: { values: [GB, US], default: GB } }
    levels:
      ambulance: { headline: Call now, stop: true }
      visit: { headline: See your doctor }
      home: { headline: Stay at home }
    questions:
      story: { ask: What is it?, type: text }
      swelling: { ask: Is it swollen?, type: yes_no, short: swelling, synonyms: [swollen], why: It may be a clot. }
      side: { ask: Which side is it?, short: side, answers: { one: One leg, both: Both legs } }
      pain: { ask: 'How bad is it, from 0 to 10?', type: number, within: 'Interval[0, 10]', short: pain }
      chest_pain: { ask: Does your chest hurt?, type: yes_no, short: chest pain, danger: true, synonyms: [chest hurts] }
    derived:
      one_sided: swelling and side = 'one'
    nodes:
      first:
        say: Some questions.
        ask: [story, swelling]
        next:
          - { when: swelling, to: swollen }
          - { to: sore }
      swollen: { ask: [{ question: side, when: swelling }], advise: [sit], next: last }
      sore: { ask: [pain], next: last }
      last: { ask: [chest_pain], next: done }
      done: { conclude: true }
    findings:
      heart: { title: The heart, when: chest_pain, level: ambulance }
      clot:
        title: A clot
        when: one_sided
        level: visit
        raise:
          - { when: side = 'one' and pain > 5, to: ambulance }
        advise: [rest]
    advice:
      rest: { say: Rest the leg., kind: do }
      sit: { say: Sit down., kind: now }
    """

  private let folder = FileManager.default.temporaryDirectory.appending(path: "bedside-\(UUID().uuidString)")
  private var file: URL { folder.appending(path: "small.yaml") }

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try write(Self.text)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func write(_ text: String) throws { try Data(text.utf8).write(to: file) }

  func edit(_ from: String, _ to: String) throws {
    let text = Self.text.replacing(from, with: to)
    try #require(text != Self.text, "'\(from)' does not stand in the dialog")
    try write(text)
  }

  private var languages: String {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path + "/dialogs/languages"
  }

  private func load() -> LoadedDialog { DialogLoader(languageFolders: [languages]).load(file.path) }

  /// The dialog as its author has it, and what reads it again.
  func source() throws -> (Dialog, DialogSource) {
    let loaded = load()
    return (try #require(loaded.dialog), DialogSource(loaded, path: file.path) { [self] in load() })
  }

  /// A session after some replies, as its author holds it.
  func session(_ replies: String..., width: Int? = nil) throws -> ChatSession {
    let (dialog, source) = try source()
    var session = ChatSession(Conversation(dialog), source: source, isForAuthors: true, width: width)
    _ = session.begin()
    for reply in replies { _ = session.take(reply) }
    return session
  }
}
