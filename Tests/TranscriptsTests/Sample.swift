import Diagnostics
import DialogLoading
import Dialogs
import Foundation
import Testing
import Transcripts

/// A small dialog, and transcripts of it.
enum Sample {
  static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  static func loaded(_ flow: String = TranscriptRunnerTests.flow) throws -> LoadedDialog {
    let language = try #require(DialogLoader().load(repository + "/dialogs/leg-cramps").dialog?.language)
    return DialogLoader().load(files: [SourceFile(path: "sample.yaml", text: flow)], language: language)
  }

  static func run(_ body: String, isRecording: Bool = false) throws -> TranscriptResult {
    let dialog = try #require(loaded().dialog)
    let text = SourceFile(path: "talk.transcript", text: "dialog: sample\n" + body)
    let transcript = try #require(Transcript.read(text, number: 0) { _ in })
    return TranscriptRunner(dialog).run(transcript, isRecording: isRecording)
  }
}

/// A folder with the sample dialog, `dialogs/sample.yaml`, its language, and transcripts; gone when nobody uses it.
final class SampleFolder {
  let path = FileManager.default.temporaryDirectory.path + "/bedside-\(UUID().uuidString)"

  init(_ transcripts: [String: String], flow: String = TranscriptRunnerTests.flow) throws {
    try write(flow, to: "dialogs/sample/sample.yaml")
    try FileManager.default.createDirectory(
      atPath: path + "/dialogs/languages", withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      atPath: Sample.repository + "/dialogs/languages/en.yaml", toPath: path + "/dialogs/languages/en.yaml")
    for (name, text) in transcripts { try write(text, to: "dialogs/sample/tests/\(name)") }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws {
    let url = URL(filePath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func text(of transcript: String) throws -> String {
    try String(contentsOfFile: path + "/dialogs/sample/tests/" + transcript, encoding: .utf8)
  }

  /// Runs all transcripts.
  func run(_ configure: (inout SuiteOptions) -> Void = { _ in }) -> SuiteResult {
    var options = SuiteOptions()
    configure(&options)
    return TranscriptSuite(finder: DialogFinder(), options: options).run([path + "/dialogs"])
  }
}
