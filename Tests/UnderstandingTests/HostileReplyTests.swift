import Testing

@testable import Understanding

@Suite struct HostileReplyTests {
  @Test(arguments: ["", " ", "\n\t ", "\u{0}", "\u{1B}[31m", "\u{200B}\u{7}"])
  func `nothing to read is empty`(reply: String) {
    #expect(read(reply, "swelling").trouble == .empty || read(reply, "swelling").trouble == .notUnderstood)
    #expect(read(reply, "swelling").answers.isEmpty)
  }

  @Test func `a reply that is too long is refused unread`() {
    #expect(read(String(repeating: "yes ", count: 300_000), "swelling").trouble == .tooLong)
    #expect(read(String(repeating: "y", count: Reader.longestReply), "swelling").trouble == .notUnderstood)
    #expect(read(String(repeating: "y", count: Reader.longestReply + 1), "swelling").trouble == .tooLong)
  }

  static let pieces = [
    "no ", "not not ", "chest pain ", "no chest pain, ", "it is ", "yes ", "a ", ",", "1-", "1 and ", "½",
    "1/", "é", "\u{301}",
    "\u{1B}]", "\u{1B}[", "'", "can't ", "sorry ", "but ", "swolen ", "xqzjwv", "brathleses ", "all except ",
    "9 hours ",
    "👩‍👩‍👧", "\u{202E}", "\u{FFFD}", "hour and a half ", "not sure ", "first ", "every 2 ", "if my mother ", "ﷺ",
    "Ǆ", "İ", "34 f, ", "cramp for 3 weeks ", "started yesterday ", "no chest pain but nearly ", "red coat ",
    " - ",
  ]
  @Test(arguments: pieces)
  func `any text repeated is read quickly, and the same each time`(piece: String) {
    let count = (Reader.longestReply - 20) / piece.utf8.count
    let reply = String(repeating: piece, count: count)
    let clock = ContinuousClock()
    let start = clock.now
    let first = read(reply, "chest_pain", "breathless", "fainted")
    // Generous, for unoptimised builds on busy machines; what grows with the square takes far longer.
    #expect(start.duration(to: clock.now) < .seconds(3))
    #expect(read(reply, "chest_pain", "breathless", "fainted") == first)
    for kind in ["swelling", "place", "duration", "pain", "often", "trouble"] { _ = read(reply, kind) }
  }

  @Test func `any scalar is read`() {
    for value in stride(from: UInt32(0), through: 0x10FFFF, by: 97) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let reading = read("swollen \(scalar) swollen", "swelling")
      #expect(!reading.answers.isEmpty || scalar.properties.isAlphabetic, "U+\(String(value, radix: 16))")
    }
  }

  @Test func `every span lies inside of its reply`() {
    for piece in Self.pieces {
      let reply = "é \(piece)chest hurts \(piece) swollen, 3 hours \(piece)"
      let reading = read(reply, "swelling")
      for fact in reading.answers + reading.told {
        #expect(fact.words.lowerBound >= 0 && fact.words.upperBound <= reply.utf8.count)
      }
    }
  }
}
