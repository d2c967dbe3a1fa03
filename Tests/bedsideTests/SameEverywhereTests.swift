import Foundation
import Testing

@Suite struct SameEverywhereTests {
  static let scripts = (try? Script.all(of: "leg-cramps")) ?? []
  static let channels: [any Channel] = [PlainChannel(), JSONChannel(), TerminalChannel()]

  /// The first transcript of each folder on every channel, and every fourth of the others on one channel in turn: each is
  /// a run of the program, and all of them take half an hour. `EVERY_CHANNEL=1 swift test` does that; what a transcript
  /// concludes by itself is tested for all of them elsewhere.
  static let runs: [(Script, any Channel)] = {
    let isThorough = ProcessInfo.processInfo.environment["EVERY_CHANNEL"] != nil
    var folders: Set<String> = []
    return scripts.enumerated().flatMap { index, script in
      let isFirst = folders.insert((script.name as NSString).deletingLastPathComponent).inserted
      let inTurn = index.isMultiple(of: 4) ? [channels[index / 4 % channels.count]] : []
      let taken = isFirst || isThorough ? channels : inTurn
      return taken.map { (script, $0) }
    }
  }()

  @Test func `there are transcripts to replay, and they come to different levels`() {
    #expect(Self.scripts.count >= 20)
    #expect(Set(Self.scripts.map(\.level)).count >= 4)
    #expect(Self.runs.count >= Self.scripts.count / 4)
  }

  @Test(arguments: runs)
  func `a transcript concludes the same on every channel`(script: Script, channel: any Channel) throws {
    let held = try channel.hold(script)
    #expect(held.level == script.level)
    if let asked = held.asked { #expect(asked == script.asked) }
  }
}
