import CEventParse
import Diagnostics
import DialogLoading
import Glibc

/// Loading dialogs of growing size against libyaml's own event parse of the same bytes, in time and in memory.
struct LoadBenchmark {
  static let sizes = [100, 1_000, 10_000, 100_000]
  static let budget = 3.0
  static let memoryBudget = 8.0

  let languages: String
  let program: String

  func run(_ table: Table, sizes: [Int]) {
    for size in sizes {
      withTemporaryFolder { folder in
        let dialog = folder + "/generated"
        Self.generate(size, in: dialog)
        let runs = max(3, min(100, 200_000 / size))
        table.print(time(dialog, "load \(spelled(size)) questions", runs: runs))
        table.print(memory(dialog, size))
      }
    }
  }

  /// Writes a dialog into a folder.
  static func generate(_ size: Int, in dialog: String) {
    makeFolder(dialog)
    var generator = Generator(size: size)
    for (name, text) in generator.files() { writeFile("\(dialog)/\(name)", text) }
  }

  /// Loading a dialog beside the event parse of all files that loading it reads.
  func time(_ path: String, _ name: String, runs: Int) -> Row {
    let loader = DialogLoader(languageFolders: [languages])
    let files = sound(loader.load(path), path).sources.files
    var (load, parse) = (Double.infinity, Double.infinity)
    for _ in 0..<runs {
      var loaded: LoadedDialog?
      load = min(load, seconds { loaded = loader.load(path) })
      // What was loaded is used, and let go outside of the time: nobody waits for that.
      if loaded?.dialog == nil { stop("\(path) does not load again") }
      parse = min(parse, seconds { parseEvents(of: files) })
    }
    let size = decimals(Double(bytes(of: files)) / 1e6, 2)
    return Row("\(name), \(size) MB", seconds: load, floor: parse, budget: Self.budget)
  }

  private func memory(_ path: String, _ size: Int) -> Row {
    // A process of its own, because a peak never falls again.
    let child = RunningProgram(program, ["--memory", path, languages])
    guard let words = child.finish()?.split(separator: " "), words.count == 2,
      let grown = Double(words[0]), let bytes = Double(words[1])
    else { stop("the memory of loading \(path) could not be measured") }
    return Row(
      name: "  peak memory of it", measured: "\(decimals(grown / 1e6, 2)) MB",
      floor: "\(decimals(bytes / 1e6, 2)) MB", ratio: grown / bytes, budget: Self.memoryBudget)
  }

  /// In the child: prints by how much the peak of resident memory grew, and the size of the files, in bytes.
  static func printMemory(loading path: String, languages: String) {
    withTemporaryFolder { folder in
      // A small dialog first, so that the program's own pages are not counted.
      generate(10, in: folder + "/small")
      _ = sound(DialogLoader(languageFolders: [languages]).load(folder + "/small"), path)
    }
    let before = processMemory("VmRSS")
    let loaded = sound(DialogLoader(languageFolders: [languages]).load(path), path)
    let grown = processMemory("VmHWM") - before
    output("\(grown) \(bytes(of: loaded.sources.files))")
  }

  private func spelled(_ size: Int) -> String {
    size >= 1000 ? "\(size / 1000),000" : String(size)
  }
}

/// A load without errors.
func sound(_ loaded: LoadedDialog, _ path: String) -> LoadedDialog {
  if loaded.dialog == nil {
    let first = loaded.diagnostics.first { $0.severity == .error }
    stop("\(path) does not load: \(first?.message ?? "")")
  }
  return loaded
}

func bytes(of files: [SourceFile]) -> Int { files.reduce(0) { $0 + $1.bytes.count } }

func parseEvents(of files: [SourceFile]) {
  for file in files {
    let events = file.bytes.withUnsafeBufferPointer { event_parse($0.baseAddress, $0.count) }
    if events < 0 { stop("\(file.path) is no YAML") }
  }
}
