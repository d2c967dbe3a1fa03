import Diagnostics
public import Dialogs
public import Understanding

/// Shows how single lines are understood, without a conversation.
public struct ReadingTrial: Sendable {
  private let dialog: Dialog
  private let reader: Reader
  private let first: Asked
  private let today: Day?

  /// - Parameter today: The day from which 'since last Tuesday' is counted back.
  public init(_ dialog: Dialog, today: Day? = nil) {
    self.dialog = dialog
    self.today = today
    reader = Reader(dialog)
    first = Conversation(dialog, reader: reader).asked
  }

  /// What a line was read as, in words and as JSON.
  public struct Outcome: Sendable {
    public let reading: Reading
    let line: String
    let dialog: Dialog
  }

  /// Reads a line as an answer to a question, or to what the dialog asks first.
  ///
  /// - Returns: `nil` where the dialog has no question of that name.
  public func read(_ line: String, answering name: String?) -> Outcome? {
    guard let name else {
      return Outcome(reading: reader.read(line, asked: first, today: today), line: line, dialog: dialog)
    }
    guard let question = dialog.question(named: name) else { return nil }
    let items = dialog[question].items
    let asked = items.isEmpty ? Asked.question(question) : .checklist(items)
    return Outcome(reading: reader.read(line, asked: asked, today: today), line: line, dialog: dialog)
  }

  /// What was probably meant by the name of a question that the dialog does not have, in words; else empty.
  public func suggestion(for name: String?) -> String {
    Diagnostics.suggestion(for: name ?? "", in: dialog.names.all(.question))
  }
}

extension ReadingTrial.Outcome {
  /// A line for each fact: what it answers, the words that tell it, and the rule that found it.
  public var text: String { text(withPlaces: false) }

  /// The same, with the place of the words in the line, as UTF-8 offsets.
  public var explanation: String { text(withPlaces: true) }

  private func text(withPlaces isPlaced: Bool) -> String {
    let found = reading.answers.map { ("answer", $0) } + reading.told.map { ("told", $0) }
    let facts = found.map { kind, fact in
      let isNamed = isPlaced && !fact.words.isEmpty
      let place = isNamed ? " at \(fact.words.lowerBound)..<\(fact.words.upperBound)" : ""
      return described(kind, fact) + place
    }
    let lines = facts + others.map { "\($0.name): \($0.value)" }
    return lines.isEmpty ? "nothing" : lines.joined(separator: "\n")
  }

  /// One JSON object on one line.
  public var json: String {
    let facts: [JSON.Member] = [
      .init("text", .string(line)), .init("answers", list(reading.answers)),
      .init("told", list(reading.told)),
    ]
    return JSON.object(facts + others.map { .init($0.name, .string($0.value)) }).text
  }

  private var others: [(name: String, value: String)] {
    var found: [(String, String)] = []
    if reading.isChecklistNotSure { found.append(("checklist", "not sure")) }
    if reading.isCorrection { found.append(("correction", "true")) }
    if let topic = reading.topic { found.append(("topic", dialog[topic].id)) }
    if let command = reading.command { found.append(("command", command)) }
    if let trouble = reading.trouble { found.append(("trouble", name(of: trouble))) }
    return found
  }

  private func name(of trouble: Reading.Trouble) -> String {
    switch trouble {
    case .empty: "empty"
    case .tooLong: "too long"
    case .notUnderstood: "not understood"
    case .ambiguous(let options): "ambiguous: " + options.joined(separator: ", ")
    case .whichItems: "which items"
    case .outOfRange: "out of range"
    }
  }

  private func described(_ kind: String, _ fact: Reading.Fact) -> String {
    let doubt = fact.isDoubtful ? ", in doubt" : ""
    let words = words(of: fact)
    let from = words.isEmpty ? "" : " from '\(words)'"
    return "\(kind): \(dialog[fact.question].id) = \(fact.answer.written)\(from) (\(fact.rule)\(doubt))"
  }

  private func list(_ facts: [Reading.Fact]) -> JSON {
    .array(
      facts.map { fact in
        .object(of: [
          "question": .string(dialog[fact.question].id), "value": .string(fact.answer.written),
          "words": .string(words(of: fact)), "start": .number(fact.words.lowerBound),
          "end": .number(fact.words.upperBound), "rule": .string(fact.rule),
          "doubtful": .boolean(fact.isDoubtful),
        ])
      })
  }

  private func words(of fact: Reading.Fact) -> String {
    let bytes = Array(line.utf8)
    return String(decoding: bytes[fact.words.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }
}
