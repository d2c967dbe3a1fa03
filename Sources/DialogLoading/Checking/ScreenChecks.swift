import Diagnostics
import Dialogs
import MarkedYAML

/// Warnings about prompts that ask too much at once.
struct ScreenChecks {
  /// The most items of a checklist, or answers of a choice, that are taken in at one look.
  static let mostItems = 8

  private let dialog: Dialog
  private let sections: Sections
  /// The words of each phrase that joins two questions.
  private let joins: [[String]]

  init(_ context: CheckContext) {
    (dialog, sections) = (context.dialog, context.sections)
    joins = (context.dialog.language.reading?.joins ?? []).map { join in
      join.lowercased().split(separator: " ").map(String.init)
    }
  }

  func found() -> [Diagnostic] {
    zip(dialog.questions, sections[.questions]).flatMap { question, entry in
      [crowded(question, entry), severalQuestions(entry)].compactMap(\.self)
    }
  }

  private func crowded(_ question: Question, _ entry: Entry) -> Diagnostic? {
    let (count, key, noun) =
      question.items.isEmpty
      ? (question.options.count, "answers", "answers") : (question.items.count, "checklist", "items")
    guard count > Self.mostItems else { return nil }
    let value = entry.value[key]
    // Many answers stand on many lines; the first one that is too many says it.
    let extra = value.flatMap { $0.kind == .sequence ? $0.items.dropFirst(Self.mostItems).first?.range : nil }
    let option = value.flatMap { $0.entries.dropFirst(Self.mostItems).first?.key.range }
    return Diagnostic(
      .crowdedScreen,
      "'\(question.id)' has \(count) \(noun), and at most \(Self.mostItems) are read with care on one screen: make two questions of it",
      at: extra ?? option ?? entry.place, severity: .warning)
  }

  private func severalQuestions(_ entry: Entry) -> Diagnostic? {
    guard let ask = entry.value["ask"], ask.kind == .scalar else { return nil }
    guard let range = secondQuestion(in: ask.text) else { return nil }
    return Diagnostic(
      .twoQuestions,
      "'\(excerpt(entry.id))' asks two things at once, and one answer cannot say both: make two questions of it",
      at: ask.place(range), severity: .warning)
  }

  /// Where a second question is asked in a text, in UTF-8 offsets: a second question mark, or words that join two.
  private func secondQuestion(in text: String) -> Range<Int>? {
    let marks = text.utf8.enumerated().filter { $0.element == UInt8(ascii: "?") }.map(\.offset)
    if marks.count > 1 { return marks[1]..<marks[1] + 1 }
    return ReadingText(text).sentences.lazy.compactMap { join(in: $0) }.first
  }

  /// Where words stand in a sentence that join two questions; at its beginning they join nothing.
  private func join(in words: [ReadingText.Word]) -> Range<Int>? {
    for join in joins where words.count > join.count {
      for start in 1...words.count - join.count {
        let found = words[start..<start + join.count]
        guard found.elementsEqual(join, by: { $0.text == $1 }), let first = found.first, let last = found.last
        else { continue }
        return first.range.lowerBound..<last.range.upperBound
      }
    }
    return nil
  }
}
