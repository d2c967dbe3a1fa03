import Diagnostics
import DialogLoading
import Dialogs
import Foundation
import MarkedYAML
import Testing

/// A folder of its own for one test, deleted with everything in it when the test ends.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/bedside-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func makeFolder(_ name: String) { mkdir(path + "/" + name, 0o700) }

  func write(_ name: String, _ text: String) throws {
    let file = try #require(fopen(path + "/" + name, "w"))
    fputs(text, file)
    fclose(file)
  }
}

@Suite struct FolderTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    folder.makeFolder("languages")
    folder.makeFolder("small")
    try folder.write(
      "languages/en.yaml", "language: en\nunderstanding: { 'yes': ['yes'] }\nmessages: { goodbye: Bye }")
    for section in SmallDialog.sections { try folder.write("small/\(section.key).yaml", section.text) }
  }

  private var dialog: String { folder.path + "/small" }

  @Test func `a transcript belongs to the dialog whose tests it is in`() throws {
    let path = DialogFinder().dialog(ofTranscript: dialog + "/tests/deep/one.transcript", named: "other")
    #expect(path == dialog)
  }

  @Test(arguments: [("small", true), ("smal", false), ("small2", false)])
  func `a file above a transcript is its dialog only where it has its name`(name: String, isFound: Bool)
    throws
  {
    try folder.write("small/quoted.yaml", "about: nothing\n")
    let path = DialogFinder().dialog(ofTranscript: dialog + "/saved/one.transcript", named: name)
    #expect(path == (isFound ? dialog : name))
  }

  @Test func `a folder is read file by file, with the language next to it`() throws {
    let loaded = DialogLoader().load(dialog)
    let read = try #require(loaded.dialog, "\(loaded.told)")
    #expect(read.id == "small")
    #expect(read.language.yes == ["yes"])
    #expect(read.language.message("goodbye") == "Bye")
    #expect(loaded.dialogFileCount == SmallDialog.sections.count)
    #expect(loaded.sources.files.last?.path == dialog + "/../languages/en.yaml")
  }

  @Test func `a single file is a dialog too`() throws {
    try folder.write("one.yaml", SmallDialog.sections.map(\.text).joined(separator: "\n"))
    let loaded = DialogLoader().load(folder.path + "/one.yaml")
    #expect(loaded.dialog != nil, "\(loaded.told)")
  }

  @Test func `subfolders, hidden files and other files are not read`() throws {
    folder.makeFolder("small/tests")
    for name in ["tests/x.yaml", ".x.yaml", "x.yaml~", "x.txt"] {
      try folder.write("small/" + name, "nonsense: [")
    }
    #expect(DialogLoader().load(dialog).diagnostics.isEmpty)
  }

  @Test func `what cannot be read says why`() throws {
    folder.makeFolder("empty")
    folder.makeFolder("other")
    folder.makeFolder("list")
    try folder.write("other/a.yml", "dialog: x")
    try folder.write("list/a.yaml", "questions: {}")
    let expected: [(String, DiagnosticCode)] = [
      ("nowhere", .noSuchPath), ("empty", .noDialogFiles), ("other", .noDialogFiles), ("list", .notADialog),
    ]
    for (name, code) in expected {
      let loaded = DialogLoader().load(folder.path + "/" + name)
      #expect(loaded.diagnostics.map(\.code) == [code])
      #expect(loaded.hasErrors)
    }
    #expect(DialogLoader().load("/dev/null").diagnostics.map(\.code) == [.unreadableFile])
    #expect(DialogLoader().load(folder.path + "/other").diagnostics.first?.message.contains("a.yml") == true)
  }

  @Test func `a link that leads out of the folder is refused, one within it is read`() throws {
    try folder.write("secret.yaml", "advice: { walk: { say: S, kind: do } }")
    symlink("../secret.yaml", dialog + "/link.yaml")
    #expect(DialogLoader().load(dialog).diagnostics.map(\.code) == [.outsideFolder])
    unlink(dialog + "/link.yaml")
    rename(dialog + "/advice.yaml", dialog + "/advice.text")
    symlink("advice.text", dialog + "/link.yaml")
    #expect(DialogLoader().load(dialog).diagnostics.isEmpty)
  }

  @Test(.timeLimit(.minutes(1))) func `a named pipe keeps nobody waiting`() {
    mkfifo(dialog + "/pipe.yaml", 0o600)
    #expect(DialogLoader().load(dialog).diagnostics.map(\.code) == [.unreadableFile])
  }

  @Test func `files over the limits are refused`() {
    var limits = DialogLimits()
    limits.files = 3
    #expect(DialogLoader(limits: limits).load(dialog).diagnostics.map(\.code) == [.tooLarge])
    limits = DialogLimits()
    limits.bytes = 100
    #expect(DialogLoader(limits: limits).load(dialog).diagnostics.map(\.code) == [.tooLarge])
    limits = DialogLimits()
    limits.yaml.bytes = 10
    #expect(DialogLoader(limits: limits).load(dialog).diagnostics.allSatisfy { $0.code == .tooLarge })
  }

  @Test(arguments: ["fr", "../secret", "/etc/passwd", "en/../en", "e"])
  func `a language that is not there is reported where it is named`(language: String) throws {
    try folder.write(
      "small/dialog.yaml",
      "dialog: small\ntitle: T\nstart: opening\ndefault_level: doctor\nlanguage: \(language)")
    let loaded = DialogLoader().load(dialog)
    #expect(loaded.diagnostics.map(\.code) == [.missingLanguage])
    guard case .range? = loaded.diagnostics.first?.place else {
      Issue.record("no place: \(loaded.told)")
      return
    }
  }

  @Test func `an installed language is found`() throws {
    folder.makeFolder("share")
    try folder.write("share/fr.yaml", "language: fr\nunderstanding: {}\nmessages: {}")
    try folder.write(
      "small/dialog.yaml", "dialog: small\ntitle: T\nstart: opening\ndefault_level: doctor\nlanguage: fr")
    let loaded = DialogLoader(languageFolders: [folder.path + "/share"]).load(dialog)
    #expect(loaded.dialog?.language.id == "fr", "\(loaded.told)")
  }

  @Test func `the hash changes with the files and not with their folder`() throws {
    let before = DialogLoader().load(dialog).hash
    rename(dialog, folder.path + "/moved")
    #expect(DialogLoader().load(folder.path + "/moved").hash == before)
    try folder.write("moved/advice.yaml", "advice: { rest: { say: Rest!, kind: do } }")
    #expect(DialogLoader().load(folder.path + "/moved").hash != before)
  }

  @Test func `large files are read side by side, and their mistakes told in their order`() throws {
    let padding = String(repeating: "# a comment that makes the file long\n", count: 1000)
    for name in ["a", "b", "c", "d", "e"] {
      try folder.write("small/\(name).yaml", "\(padding)topics: { \(name)_topic: { titel: T } }")
    }
    let loaded = DialogLoader().load(dialog)
    let files = loaded.diagnostics.compactMap { diagnostic -> Int? in
      if case .range(let range) = diagnostic.place { range.file } else { nil }
    }
    #expect(files == files.sorted())
    #expect(Set(files).count >= 5, "\(loaded.told)")
  }

  @Test func `a conversation does without properties, and is otherwise the same`() throws {
    try folder.write("small/properties.yaml", "properties: { calm: { always: nothing_like_this } }")
    #expect(DialogLoader().load(dialog).hasErrors)
    let loaded = DialogLoader(readsProperties: false).load(dialog)
    let whole = try #require(loaded.dialog, "\(loaded.told)")
    #expect(whole.properties.isEmpty)
    #expect(!whole.nodes.isEmpty)
  }
}
