import DialogLoading
import Dialogs

/// `bench BEDSIDE ONELINE DIALOGS [WHAT…]`: prints every budget of the project beside its floor.
///
/// `bench --generate SIZE FOLDER` only writes a dialog, for profiling; `bench --load FOLDER LANGUAGES` only loads it.
@main
enum Bench {
  static func main() {
    let arguments = CommandLine.arguments
    if arguments.count == 4, arguments[1] == "--memory" {
      return LoadBenchmark.printMemory(loading: arguments[2], languages: arguments[3])
    }
    if arguments.count == 4, arguments[1] == "--load" {
      _ = sound(DialogLoader(languageFolders: [arguments[3]]).load(arguments[2]), arguments[2])
      return
    }
    if arguments.count == 4, arguments[1] == "--generate", let size = Int(arguments[2]) {
      return LoadBenchmark.generate(size, in: arguments[3])
    }
    guard arguments.count >= 4 else {
      stop("usage: bench BEDSIDE ONELINE DIALOGS [load|start|turn|reading|tests|condition|verify]…")
    }
    let (bedside, oneLine, dialogs) = (arguments[1], arguments[2], arguments[3])
    let wanted = Set(arguments[4...])
    let languages = dialogs + "/languages"
    let dialog = dialogs + "/leg-cramps"
    let table = Table()
    table.printHeader()
    func measure(_ name: String, _ body: () -> Void) {
      if wanted.isEmpty || wanted.contains(name) { body() }
    }
    measure("load") {
      let load = LoadBenchmark(languages: languages, program: arguments[0])
      table.print(load.time(dialog, "load leg-cramps", runs: 50))
      load.run(table, sizes: LoadBenchmark.sizes)
    }
    measure("start") {
      StartBenchmark(bedside: bedside, oneLine: oneLine, dialog: dialog, languages: languages).run(table)
    }
    measure("turn") {
      let language = DialogLoader().loadLanguage(languages + "/en.yaml") { _ in }
      TurnBenchmark(language: language ?? Language(id: "en")).run(table)
    }
    measure("reading") {
      let language = DialogLoader().loadLanguage(languages + "/en.yaml") { _ in }
      ReadingBenchmark(language: language ?? Language(id: "en")).run(table)
    }
    measure("tests") { TranscriptBenchmark(dialogs: dialogs, dialog: "leg-cramps").run(table) }
    measure("condition") { ConditionBenchmark().run(table) }
    measure("verify") { VerifyBenchmark(dialog: dialog, languages: languages).run(table) }
  }
}
