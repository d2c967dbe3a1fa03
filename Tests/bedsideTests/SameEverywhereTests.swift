import Foundation
import Testing

@Suite struct SameEverywhereTests {
  static let scripts = (try? Script.all(of: "leg-cramps")) ?? []
  static let channels: [any Channel] = [PlainChannel(), JSONChannel(), TerminalChannel()]

  /// The first transcript of each folder on every channel, each other one on one channel in turn: a run of the
  /// program for each of them all takes minutes. `EVERY_CHANNEL=1 swift test` does that.
  static let runs: [(Script, any Channel)] = {
    let isThorough = ProcessInfo.processInfo.environment["EVERY_CHANNEL"] != nil
    var folders: Set<String> = []
    return scripts.enumerated().flatMap { index, script in
      let isFirst = folders.insert((script.name as NSString).deletingLastPathComponent).inserted
      let taken = isFirst || isThorough ? channels : [channels[index % channels.count]]
      return taken.map { (script, $0) }
    }
  }()

  @Test func `there are transcripts to replay, and they come to different levels`() {
    #expect(Self.scripts.count >= 20)
    #expect(Set(Self.scripts.map(\.level)).count >= 4)
    #expect(Set(Self.runs.map(\.0.name)).count == Self.scripts.count)
  }

  @Test(arguments: runs)
  func `a transcript concludes the same on every channel`(script: Script, channel: any Channel) throws {
    let held = try channel.hold(script)
    #expect(held.level == script.level)
    if let asked = held.asked { #expect(asked == script.asked) }
  }
}
