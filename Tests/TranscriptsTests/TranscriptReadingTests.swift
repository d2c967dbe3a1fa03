import Diagnostics
import Testing
import Transcripts

@Suite struct TranscriptReadingTests {
  private func read(_ text: String) -> (transcript: Transcript?, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let file = SourceFile(path: "talk.transcript", text: text)
    return (Transcript.read(file, number: 0) { diagnostics.append($0) }, diagnostics)
  }

  @Test func `every kind of line is read, with its place`() throws {
    let text = """
      \u{FEFF}# A comment
      dialog: sample
      set: region = GB, unit = 'cm'
      unreviewed: true
      given: side = 'one'\r
      otherwise: not sure
      you: hello: it hurts
      bot: ...no diagnosis...
      noted: swelling = true
      asks: side
      level: urgent
      finding: clot
      no advice: heat
      topic: ice
      expect: points >= 2
      """
    let transcript = try #require(read(text).transcript)
    #expect(transcript.dialogID == "sample")
    #expect(transcript.settings == ["region": "GB", "unit": "cm"])
    #expect(transcript.isUnreviewed)
    #expect(
      transcript.body.map(\.kind) == [
        .given, .otherwise, .you, .bot, .noted, .asks, .level, .finding, .advice, .topic, .expect,
      ])
    #expect(transcript.body.map(\.number) == Array(5...15))
    #expect(transcript.body.first { $0.kind == .you }?.text == "hello: it hurts")
    #expect(transcript.body.filter(\.isNegative).map(\.kind) == [.advice])
  }

  static let mistakes: [(text: String, code: DiagnosticCode, says: String)] = [
    ("you: hello\nlevel: x", .transcriptHeader, "begins with 'dialog:'"),
    ("dialog: a\ndialog: b\nlevel: x", .transcriptHeader, "second time"),
    ("dialog: a\nyou: hello", .expectsNothing, "expects nothing"),
    ("dialog: a\nlevl: x\nlevel: x", .transcriptSyntax, "'levl:'"),
    ("dialog: a\nno you: x\nlevel: x", .transcriptSyntax, "'no you:'"),
    ("dialog: a\nme says\nlevel: x", .transcriptSyntax, "a colon"),
    ("#me\nhello\n\n#bot\nWelcome", .transcriptSyntax, "'#me' is Botium's"),
    ("dialog: a\n#bot\nlevel: x", .transcriptSyntax, "'#bot' is Botium's"),
    ("dialog: a\n#include HELLO\nlevel: x", .transcriptSyntax, "write 'include: '"),
    ("dialog: a\nuser: hi\nlevel: x", .transcriptSyntax, "here this is 'you:'"),
    ("dialog: a\nassistant: hi\nlevel: x", .transcriptSyntax, "here this is 'bot:'"),
    ("dialog: a\n  level: x\n\n  asks: y\nlevel: x", .transcriptSyntax, "begin it at the left edge"),
    ("  dialog: a\nlevel: x", .transcriptSyntax, "continues the line above"),
    ("dialog: a\nyou: hi\nset: a = b\nlevel: x", .transcriptHeader, "above the first 'you:'"),
    ("dialog: a\nunreviewed: false\nlevel: x", .transcriptHeader, "takes 'true'"),
    ("dialog: a\ninclude: b\nlevel: x", .transcriptSyntax, "'include:' needs a file"),
    ("dialog: a\nset: region\nlevel: x", .transcriptSyntax, "name = value"),
    ("", .transcriptHeader, "begins with 'dialog:'"),
  ]

  @Test(arguments: mistakes)
  func `a mistake is told`(text: String, code: DiagnosticCode, says: String) {
    let found = read(text).diagnostics
    #expect(found.contains { $0.code == code && $0.message.contains(says) }, "\(found.map(\.message))")
  }

  @Test func `bytes that are no text are told at their line`() {
    let bytes = Array("dialog: a\nyou: caf".utf8) + [0xE9, 0x0A] + Array("level: x".utf8)
    var codes: [DiagnosticCode] = []
    let file = SourceFile(path: "talk.transcript", bytes: bytes)
    #expect(Transcript.read(file, number: 0) { codes.append($0.code) } == nil)
    #expect(codes == [.invalidUTF8])
  }

  @Test func `a script of Botium gets one diagnostic, not one a line`() {
    let found = read("dialog: a\n#begin\n#me\nhello\n#bot\nhi\n#me\nbye\nlevel: x").diagnostics
    #expect(found.count == 1)
  }

  @Test func `an indented line continues the one above, comments between them or not`() throws {
    let text = "dialog: a\nbot: one\n  two\n# a comment\n\tthree\nexpect: a =\n  1"
    let transcript = try #require(read(text).transcript)
    #expect(transcript.body.map(\.text) == ["one two three", "a = 1"])
    #expect(transcript.body.map(\.number) == [2, 6])
  }

  private static let files = [
    "healthy.fragment": "# Nothing else\ngiven: age = 30\notherwise: no\n",
    "loop.fragment": "include: loop.fragment\n",
    "header.fragment": "dialog: b\nlevel: x\n",
    "expects.fragment": "level: x\n",
  ]

  private func readIncluding(_ text: String) -> (transcript: Transcript?, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    var count = 0
    let transcript = Transcript.read(
      SourceFile(path: "talk.transcript", text: text), number: 0,
      including: { name, _, _ in
        count += 1
        return Self.files[name].map { (SourceFile(path: name, text: $0), count) }
      }, report: { diagnostics.append($0) })
    return (transcript, diagnostics)
  }

  @Test func `the lines of an included file stand in its place`() throws {
    let transcript = try #require(
      readIncluding("dialog: a\ninclude: healthy.fragment\nyou: hi\ninclude: expects.fragment").transcript)
    #expect(transcript.body.map(\.kind) == [.given, .otherwise, .you, .level])
    #expect(transcript.body.map(\.place.file) == [1, 1, 0, 2])
  }

  static let wrongIncludes: [(name: String, says: String)] = [
    ("loop.fragment", "includes itself"), ("header.fragment", "not in what it includes"),
    ("/etc/passwd", "as seen from this one"), ("", "takes the path"),
  ]

  @Test(arguments: wrongIncludes)
  func `an include that cannot be is told`(name: String, says: String) {
    let (transcript, diagnostics) = readIncluding("dialog: a\ninclude: \(name)\nlevel: x")
    #expect(transcript == nil)
    #expect(diagnostics.contains { $0.message.contains(says) }, "\(diagnostics.map(\.message))")
  }
}
