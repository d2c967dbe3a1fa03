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
    ("dialog: a\n#me\nme says\nlevel: x", .transcriptSyntax, "a colon"),
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
}
