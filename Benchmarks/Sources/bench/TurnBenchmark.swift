import Conversations
import Diagnostics
import DialogLoading
import Dialogs
import Understanding

/// What one reply costs: understood, noted, walked and made into lines; the hundredth beside the first.
struct TurnBenchmark {
  let language: Language

  func run(_ table: Table) {
    for length in [200, 10_000] {
      let dialog = chain(length)
      let reader = Reader(dialog)
      let times = turns(dialog, reader)
      let name = "chain of \(length):"
      table.print(
        Row("\(name) a turn, of 1 ms", seconds: times.first, floor: 1e-3, budget: 0.25))
      table.print(
        Row(
          "\(name) the hundredth turn, of the first", seconds: times.hundredth, floor: times.first,
          budget: 1.25))
      let correction = correction(dialog, reader)
      table.print(
        Row(
          "\(name) a correction, of a walk and a turn", seconds: correction.time,
          floor: correction.walk + times.first, budget: 1))
    }
  }

  /// Each question in turn is asked by a node of its own.
  private func chain(_ length: Int) -> Dialog {
    var text = """
      dialog: chain
      title: A chain
      language: en
      start: n0
      default_level: soon
      levels: { urgent: { headline: Today }, soon: { headline: Soon }, mild: { headline: At home } }
      questions:

      """
    for position in 0..<length {
      text += "  q\(position): { ask: Is there trouble number \(position)?, type: yes_no }\n"
    }
    text += "findings:\n"
    for position in stride(from: 0, to: length - 1, by: 4) {
      text += "  f\(position): { title: Trouble, when: q\(position) and q\(position + 1), level: urgent }\n"
    }
    text += "nodes:\n"
    for position in 0..<length - 1 {
      text += "  n\(position):\n    say: We have come to number \(position).\n    ask: [q\(position)]\n"
      text +=
        "    next:\n      - { when: q\(position) is null, to: n\(length - 1) }\n      - { to: n\(position + 1) }\n"
    }
    text += "  n\(length - 1): { ask: [q\(length - 1)], conclude: true }\n"
    let file = SourceFile(path: "chain.yaml", text: text)
    let loaded = sound(DialogLoader().load(files: [file], language: language), "chain.yaml")
    guard let dialog = loaded.dialog else { stop("the chain does not load") }
    return dialog
  }

  /// The shortest time of the first replies and of those around the hundredth, over many conversations.
  private func turns(_ dialog: Dialog, _ reader: Reader) -> (first: Double, hundredth: Double) {
    var shortest = [Double](repeating: .infinity, count: 110)
    for _ in 0..<40 {
      var conversation = Conversation(dialog, reader: reader)
      for reply in shortest.indices {
        shortest[reply] = min(shortest[reply], turn(&conversation, "yes"))
      }
    }
    // The middle of ten neighbours: one alone may have met a table that grew.
    return (median(Array(shortest[0..<10])), median(Array(shortest[95..<105])))
  }

  private func turn(_ conversation: inout Conversation, _ words: String) -> Double {
    var count = 0
    let time = seconds {
      let turn = conversation.reply(words)
      count = conversation.lines(for: turn).count
      // The chat shows it with every prompt.
      _ = conversation.usualPromptsLeft
    }
    if count == 0 { stop("a reply led to nothing") }
    return time
  }

  /// The first answer taken back after a hundred replies, beside a walk from the beginning.
  private func correction(_ dialog: Dialog, _ reader: Reader) -> (time: Double, walk: Double) {
    var conversation = Conversation(dialog, reader: reader)
    for _ in 0..<100 { _ = conversation.reply("yes") }
    _ = conversation.change(Reference(0))
    var time = Double.infinity
    var walk = Double.infinity
    for _ in 0..<20 {
      var copy = conversation
      time = min(time, turn(&copy, "no"))
      walk = min(walk, seconds { _ = Conversation(dialog, reader: reader, log: conversation.log) })
    }
    return (time, walk)
  }
}
