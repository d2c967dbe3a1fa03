import Diagnostics
import DialogLoading
import Glibc

/// From the start of the process to the first prompt, against a program that prints one line.
struct StartBenchmark {
  let bedside: String
  let oneLine: String
  let dialog: String
  let languages: String

  func run(_ table: Table) {
    let runs = 200
    var (starts, lines): ([Double], [Double]) = ([], [])
    for _ in 0..<runs {
      lines.append(start(oneLine, [], until: "one line\n"))
      starts.append(start(bedside, ["chat", "--plain", dialog], until: "\n> "))
    }
    let files = sound(DialogLoader(languageFolders: [languages]).load(dialog), dialog).sources.files
    let parse = (0..<50).map { _ in seconds { parseEvents(of: files) } }.min() ?? 0
    // Three times the line and three times the event parse of the files: the budget of loading them.
    table.print(
      Row("start to first prompt", seconds: median(starts), floor: median(lines) + parse, budget: 3))
    table.print(
      Row("  the fastest", seconds: starts.min() ?? 0, floor: (lines.min() ?? 0) + parse, budget: 3))
  }

  private func start(_ path: String, _ arguments: [String], until text: String) -> Double {
    let start = now()
    let program = RunningProgram(path, arguments)
    guard program.wait(for: text) else { stop("\(path) did not come to its first output") }
    let time = now() - start
    _ = program.finish()
    return time
  }
}
