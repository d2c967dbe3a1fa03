import Foundation

/// Commands with what they show: `$ ` stands before a command, `> ` before what is typed at a prompt of the
/// conversation; a line `...` stands for whatever is left out, and `[exit code 1]` is told where it is not 0.
struct Session {
  struct Step {
    let command: String
    var shown: [String]

    /// What is typed.
    var replies: [String] { shown.filter { $0.hasPrefix("> ") }.map { String($0.dropFirst(2)) } }
  }

  /// Longer lines are broken on the page.
  static let width = 110

  var steps: [Step]

  init(_ lines: [String]) {
    steps = []
    for line in lines {
      if line.hasPrefix("$ ") {
        steps.append(Step(command: String(line.dropFirst(2)), shown: []))
      } else if !steps.isEmpty {
        steps[steps.count - 1].shown.append(line)
      }
    }
  }

  /// The session as the page shows it.
  var lines: [String] { steps.flatMap { ["$ \($0.command)"] + $0.shown } }

  /// The same commands with what they really show in a folder, left out where this one leaves something out.
  func held(in folder: TemporaryFolder) throws -> Session {
    var held = self
    held.steps = try steps.map { step in
      // The shell knows the program as its own name.
      let script = "bedside() { \"$0\" \"$@\"; }\n{ \(step.command)\n} 2>&1"
      let result = try Program.run([], lines: step.replies, in: folder, under: ["/bin/sh", "-c", script])
      var shown = Self.shown(result.output, replies: step.replies)
      if result.status != 0 { shown.append("[exit code \(result.status)]") }
      return Step(command: step.command, shown: Self.elided(shown, like: step.shown))
    }
    return held
  }

  /// What stands on the screen: replies behind their prompts, up to the first prompt that gets none.
  private static func shown(_ output: String, replies: [String]) -> [String] {
    var replies = replies[...]
    var shown: [String] = []
    for line in output.components(separatedBy: "\n").map(trimmed) {
      guard line == ">" else {
        shown += broken(line)
        continue
      }
      guard let reply = replies.popFirst() else { break }
      shown.append("> \(reply)")
    }
    while shown.last == "" { shown.removeLast() }
    return shown
  }

  private static func elided(_ shown: [String], like page: [String]) -> [String] {
    guard let gap = page.firstIndex(of: "...") else { return shown }
    let tail = page.count - gap - 1
    guard shown.count >= gap + tail else { return shown }
    return shown.prefix(gap) + ["..."] + shown.suffix(tail)
  }

  private static func trimmed(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }

  /// A line in pieces of at most ``width`` columns, broken at spaces.
  private static func broken(_ line: String) -> [String] {
    var pieces: [String] = []
    var rest = Substring(line)
    while rest.count > width {
      let head = rest.prefix(width + 1)
      let end =
        head.lastIndex(of: " ").flatMap { $0 > rest.startIndex ? $0 : nil }
        ?? head.index(before: head.endIndex)
      pieces.append(String(rest[..<end]))
      rest = rest[end...].drop { $0 == " " }
    }
    return pieces + [String(rest)]
  }
}
