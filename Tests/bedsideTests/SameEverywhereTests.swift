import Testing

@Suite struct SameEverywhereTests {
  static let scripts = (try? Script.all(of: "leg-cramps")) ?? []
  static let channels: [any Channel] = [PlainChannel(), JSONChannel(), TerminalChannel()]

  @Test func `there are transcripts to replay, and they come to different levels`() {
    #expect(Self.scripts.count >= 20)
    #expect(Set(Self.scripts.map(\.level)).count >= 4)
  }

  @Test(arguments: scripts, channels)
  func `a transcript concludes the same on every channel`(script: Script, channel: any Channel) throws {
    let held = try channel.hold(script)
    #expect(held.level == script.level)
    if let asked = held.asked { #expect(asked == script.asked) }
  }
}
