import Diagnostics
import DialogLoading
import Dialogs
import Understanding

/// What it costs to read a line: by its length, and by how many phrases the dialog has.
struct ReadingBenchmark {
  let language: Language
  private static let line =
    "my left calf has been aching since monday, not that red, and lately it wakes me up in the small hours"

  func run(_ table: Table) {
    let few = Reader(dialog(phrases: 200))
    let many = Reader(dialog(phrases: 2000))
    let times = shortest(of: 2000, { read(few, Self.line) }, { read(many, Self.line) })
    table.print(Row("a line against 2000 phrases, of 50 us", seconds: times.second, floor: 50e-6, budget: 1))
    table.print(
      Row("2000 phrases, of 200 phrases", seconds: times.second, floor: times.first, budget: 1.5))
    let long = Array(repeating: Self.line, count: 10).joined(separator: ". ")
    let lengths = shortest(of: 500, { read(many, Self.line) }, { read(many, long) })
    table.print(
      Row("ten lines in one, of ten lines", seconds: lengths.second, floor: 10 * lengths.first, budget: 1.5))
  }

  private func read(_ reader: Reader, _ line: String) {
    if reader.read(line, asked: .nothing).told.isEmpty { stop("a line tells nothing") }
  }

  /// Yes/no questions with ten synonyms each, every second one of parts that stand apart.
  private func dialog(phrases: Int) -> Dialog {
    var text = """
      dialog: phrases
      title: Phrases
      language: en
      start: n0
      default_level: soon
      levels: { urgent: { headline: Today }, soon: { headline: Soon }, mild: { headline: At home } }
      nodes:
        n0: { ask: [aching], conclude: true }
      questions:
        aching: { ask: Does it ache?, type: yes_no, synonyms: [calf + aching, wakes me up] }

      """
    for question in 0..<(phrases / 10) {
      text += "  q\(question):\n    ask: Is it so?\n    type: yes_no\n    synonyms:\n"
      for phrase in 0..<5 {
        let word = word(question * 5 + phrase)
        text += "      - \(word) leg\(word)\n      - \(word) + foot\(word)/hand\(word)\n"
      }
    }
    let file = SourceFile(path: "phrases.yaml", text: text)
    guard let dialog = sound(DialogLoader().load(files: [file], language: language), "phrases.yaml").dialog
    else { stop("the phrases do not load") }
    return dialog
  }

  /// A word of letters for a number.
  private func word(_ number: Int) -> String {
    var rest = number
    var letters = "z"
    repeat {
      letters.unicodeScalars.append(Unicode.Scalar(UInt8(ascii: "a") + UInt8(rest % 26)))
      rest /= 26
    } while rest > 0
    return letters + "qu"
  }
}
