import Testing
import Transcripts

@Suite struct RewritingTests {
  private func rewrite(_ text: String, _ rewriting: SuiteOptions.Rewriting) throws -> (String, SuiteResult) {
    let folder = try SampleFolder(["talk.transcript": text])
    let result = folder.run { $0.rewriting = rewriting }
    return (try folder.text(of: "talk.transcript"), result)
  }

  static let updates: [(before: String, after: String)] = [
    // Comments, blank lines, spaces and line ends stay.
    (
      "# Why\r\ndialog: sample\r\n\r\nyou: it is swollen\r\n# first\r\nasks:   chest_pain\r\nlevel: visit\r\n",
      "# Why\r\ndialog: sample\r\n\r\nyou: it is swollen\r\n# first\r\nasks:   side\r\nlevel: visit\r\n"
    ),
    // Elisions stay, and what stands between them follows the words.
    (
      "dialog: sample\nyou: cramps\nyou: what about ice\nbot: Ice soothes...\nasks: swelling",
      "dialog: sample\nyou: cramps\nyou: what about ice\nbot: Ice numbs....\nasks: swelling"
    ),
    (
      "dialog: sample\nyou: cramps\nbot: Is the leg\n  swollen?\nasks: swelling\n",
      "dialog: sample\nyou: cramps\nbot: Is it swollen?\nasks: swelling\n"
    ),
    // The gravest differences stay, and fail.
    (
      "dialog: sample\nyou: it is swollen\nlevel: home\n", "dialog: sample\nyou: it is swollen\nlevel: home\n"
    ),
    (
      "dialog: sample\nunreviewed: true\nyou: it is swollen\nasks: swelling\n",
      "dialog: sample\nunreviewed: true\nyou: it is swollen\nasks: side\n"
    ),
  ]

  @Test(arguments: updates)
  func `an update rewrites wording and order only`(before: String, after: String) throws {
    #expect(try rewrite(before, .wording).0 == after)
  }

  static let blessings: [(before: String, after: String)] = [
    (
      "dialog: sample\nunreviewed: true\nyou: it is swollen\nlevel: home\nfinding: heart\nadvice: warm\n",
      "dialog: sample\nyou: it is swollen\nlevel: visit\nfinding: clot\nadvice: rest\n"
    ),
    (
      "dialog: sample\ngiven: swelling = false\nyou: cramps\nfinding: clot\nlevel: visit\n",
      "dialog: sample\ngiven: swelling = false\nyou: cramps\nno finding: clot\nlevel: visit\n"
    ),
    (
      "dialog: sample\nyou: it is swollen\nnoted: swelling = false\n",
      "dialog: sample\nyou: it is swollen\nnoted: swelling = true\n"
    ),
    // What must not be so, and conditions, only a person can change.
    (
      "dialog: sample\nyou: it is swollen\nno advice: rest\nexpect: not swelling\n",
      "dialog: sample\nyou: it is swollen\nno advice: rest\nexpect: not swelling\n"
    ),
  ]

  @Test(arguments: blessings)
  func `a blessing rewrites what it comes to as well, and takes the file as reviewed`(
    before: String, after: String
  ) throws {
    #expect(try rewrite(before, .everything).0 == after)
  }

  @Test func `a rewritten transcript passes, and is told with its lines`() throws {
    let (_, result) = try rewrite(
      "dialog: sample\nyou: it is swollen\nlevel: home\nasks: swelling\n", .everything)
    #expect(result.passed)
    #expect(result.rewritings.hasSuffix("talk.transcript: rewrote lines 3, 4\n"))
  }

  @Test func `without being asked nothing is written`() throws {
    let text = "dialog: sample\nunreviewed: true\nyou: it is swollen\nasks: swelling\n"
    #expect(try rewrite(text, .nothing).0 == text)
  }
}
