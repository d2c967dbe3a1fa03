import Diagnostics
import DialogLoading
import Transcripts

/// Scripted conversations a second, on one core, in this process.
struct TranscriptBenchmark {
  let dialog: String
  let languages: String

  func run(_ table: Table) {
    guard let dialog = sound(DialogLoader(languageFolders: [languages]).load(dialog), dialog).dialog else {
      return
    }
    let finder = DialogFinder()
    let transcripts = finder.transcripts(in: self.dialog).compactMap { path -> Transcript? in
      let file = finder.read(path, limit: Transcript.longestFile) { _ in }
      return file.flatMap { Transcript.read($0, number: 0) { _ in } }
    }
    guard !transcripts.isEmpty else { stop("\(self.dialog) has no transcripts") }
    let runner = TranscriptRunner(dialog)
    var time = Double.infinity
    for _ in 0..<10 {
      time = min(time, seconds { for transcript in transcripts { _ = runner.run(transcript) } })
    }
    let rate = Double(transcripts.count) / time
    table.print(
      Row(
        name: "\(transcripts.count) transcripts: a second", measured: "\(decimals(rate, 0))/s",
        floor: "1000/s",
        ratio: 1000 / rate, budget: 0.5))
  }
}
