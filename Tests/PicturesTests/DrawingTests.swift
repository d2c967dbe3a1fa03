import Conversations
import DialogLoading
import Foundation
import Testing
import Transcripts

@testable import Pictures

@Suite struct DrawingTests {
  private func node(_ id: String) throws -> Picture.Node {
    try #require(Flows.picture().nodes.first { $0.id == id })
  }

  @Test func `a box says what is asked there`() throws {
    let asked = try node("leg").questions
    #expect(asked.map(\.id) == ["leg_list"])
    #expect(asked.first?.answers == ["swollen"])
    #expect(asked.first?.when == "not chest")
    #expect(try node("how_old").questions.first?.kind == "a number (years)")
    #expect(try node("opening").say == "Hello.")
  }

  static let outcomes: [(node: String, ends: [String], leads: [String])] = [
    ("opening", ["ambulance"], []), ("leg", [], ["hospital", "doctor", "stay_home"]),
    ("how_old", [], ["hospital", "doctor"]),
    ("finish", ["ambulance", "hospital", "doctor", "stay_home"], []),
  ]

  @Test(arguments: outcomes)
  func `a box tells the levels that answers given there may end with or lead to`(
    id: String, ends: [String], leads: [String]
  ) throws {
    let levels = try Flows.picture().levels
    #expect(try node(id).ends.map { levels[$0].id } == ends)
    #expect(try node(id).leads.map { levels[$0].id } == leads)
  }

  @Test func `an arrow is labelled with its label, its condition, or that it is the last`() throws {
    let picture = try Flows.picture()
    #expect(picture.edges.map(\.words) == [nil, "it is swollen", "chest", "otherwise", nil])
  }

  @Test func `levels are spread over the whole scale of colours`() throws {
    #expect(try Flows.picture().levels.map(\.shade) == [0, 2, 3, 5])
  }

  static let wrappings: [(text: String, lines: [String])] = [
    ("", []), ("one two", ["one two"]), ("one two three", ["one two", "three"]),
    ("one two three four five", ["one two", "three fou…"]), ("long_word_of_many", ["long_word_", "of_many"]),
    ("abcdefghijklmnopqrstuvwxyz", ["abcdefghij", "klmnopqrs…"]), ("あいうえおか", ["あいうえお", "か"]),
  ]

  @Test(arguments: wrappings)
  func `texts are wrapped, and cut off with a sign`(text: String, lines: [String]) {
    #expect(wrapped(text, columns: 10, most: 2) == lines)
  }

  // MARK: - Painting

  /// A folder with the small flow and transcripts of it.
  private func folder(_ transcripts: [String: String]) throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "bedside-\(UUID().uuidString)")
    let files =
      transcripts.map { ("dialogs/small/tests/\($0)", $1) } + [("dialogs/small/flow.yaml", Flows.small)]
    for (name, text) in files {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    try FileManager.default.copyItem(
      atPath: Flows.repository + "/dialogs/languages", toPath: folder.path + "/dialogs/languages")
    return folder
  }

  @Test func `coverage counts the passing transcripts that go through`() throws {
    let folder = try folder([
      "swollen.transcript":
        "dialog: small\ngiven: chest = false, swelling = true, age = 70\nlevel: hospital\n",
      "calm.transcript": "dialog: small\ngiven: chest = false, swelling = false\nlevel: stay_home\n",
      "wrong.transcript": "dialog: small\ngiven: chest = false, swelling = false\nlevel: hospital\n",
    ])
    defer { try? FileManager.default.removeItem(at: folder) }
    var options = SuiteOptions()
    options.withCoverage = true
    let result = TranscriptSuite(finder: DialogFinder(), options: options).run([folder.path])
    var picture = try Flows.picture()
    picture.paint(result.coverage.first)
    #expect(picture.coverage == Picture.Coverage(passing: 2, failing: 1))
    #expect(picture.nodes.map(\.count) == [2, 2, 1, 2])
    #expect(picture.edges.map(\.count) == [2, 1, 0, 1, 1])
    #expect(picture.mermaid.contains("never tested"))
    #expect(picture.page.contains("never tested"))
    #expect(picture.dot.contains("never tested"))
  }

  @Test func `a dialog without transcripts is covered nowhere`() throws {
    var picture = try Flows.picture()
    picture.paint(nil)
    #expect(picture.nodes.allSatisfy { $0.count == 0 })
  }

  @Test func `the way of a transcript is highlighted, also of one that fails`() throws {
    let text =
      "# Swollen, and old\ndialog: small\ngiven: chest = false, swelling = true, age = 70\nlevel: doctor\n"
    let folder = try folder(["old.transcript": text])
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "dialogs/small/tests/old.transcript").path
    let dialog = try Flows.dialog(Flows.small)
    let followed = FollowedTranscript(path, with: dialog, finder: DialogFinder())
    var picture = Picture(dialog)
    picture.follow(try #require(followed.conversation), title: followed.title)
    #expect(picture.path?.title == "Swollen, and old")
    #expect(picture.path?.nodes == [0, 1, 2, 3])
    #expect(picture.path?.edges == [0, 1, 4])
    #expect(picture.path?.end == "ends with hospital")
    #expect(picture.page.contains("Swollen, and old: ends with hospital"))
  }

  @Test func `a transcript of another dialog leads nowhere`() throws {
    let folder = try folder(["other.transcript": "dialog: other\nyou: hello\nlevel: doctor\n"])
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "dialogs/small/tests/other.transcript").path
    let followed = FollowedTranscript(path, with: try Flows.dialog(Flows.small), finder: DialogFinder())
    #expect(followed.conversation == nil)
    #expect(followed.report.contains("this belongs to 'other'"))
  }
}
