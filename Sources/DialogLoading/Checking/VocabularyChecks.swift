public import Diagnostics
import Dialogs
import MarkedYAML
import Understanding

extension DialogLoader {
  /// What will mislead the understanding of replies: phrases that two answers own, and phrases that are not
  /// understood as what they stand for.
  ///
  /// No part of loading, because it builds the whole vocabulary and reads every phrase with it.
  ///
  /// - Returns: Nothing for a dialog that has errors already.
  public func checkVocabulary(_ loaded: LoadedDialog) -> [Diagnostic] {
    guard let dialog = loaded.dialog else { return [] }
    let reader = Reader(dialog)
    let places = PhrasePlaces(loaded, limits: limits.yaml)
    let found =
      reader.collisions().map { collision($0, dialog, places) }
      + reader.misunderstood().map { misunderstanding($0, dialog, places) }
    return loaded.sources.readingOrder(of: found)
  }

  private func collision(_ issue: VocabularyIssue, _ dialog: Dialog, _ places: PhrasePlaces) -> Diagnostic {
    let phrase = issue.phrase
    switch issue {
    case .sameOption(_, let question, let options):
      let named = dialog[question]
      return Diagnostic(
        .samePhrase,
        "'\(excerpt(phrase))' answers '\(named.id)' with \(listed(options)), so nobody can be understood: keep one",
        at: places.place(of: phrase, in: named))
    case .command(_, let question, let option, let command):
      return Diagnostic(
        .commandPhrase,
        "'\(excerpt(phrase))' is the answer '\(option)' and also the command '\(command)': say it differently",
        at: places.place(of: phrase, in: dialog[question]))
    case .sameQuestion(_, let questions):
      let owners = questions.map { dialog[$0] }
      return Diagnostic(
        .sharedPhrase,
        "'\(excerpt(phrase))' tells something to \(listed(owners.map(\.id))), so people are asked which they mean; list the others under 'shared' if that is meant",
        at: owners.first.map { places.place(of: phrase, in: $0) } ?? .nowhere, severity: .warning,
        notes: owners.dropFirst().map { .init("it stands here too", at: places.place(of: phrase, in: $0)) })
    }
  }

  private func misunderstanding(
    _ issue: Misunderstanding, _ dialog: Dialog, _ places: PhrasePlaces
  ) -> Diagnostic {
    let question = dialog[issue.question]
    let instead = issue.isAmbiguous ? "is not understood" : "is understood as something else"
    return Diagnostic(
      .exampleNotUnderstood,
      "'\(excerpt(issue.phrase))' should answer '\(question.id)' with '\(issue.answer)', and \(instead)",
      at: places.place(of: issue.phrase, in: question), severity: .warning)
  }
}

/// Finds where a question's phrases stand, by reading the files again: only whoever has a mistake pays for it.
private struct PhrasePlaces {
  private var questions: [String: MarkedValue] = [:]

  init(_ loaded: LoadedDialog, limits: YAMLLimits) {
    for (number, file) in loaded.sources.files.prefix(loaded.dialogFileCount).enumerated() {
      let root = readYAML(file, number: number, limits: limits, report: { _ in })?.root
      guard let section = root?[FileKey.questions.rawValue] else { continue }
      for (key, value) in section.entries { questions[key.text] = value }
    }
  }

  /// Where the phrase stands; the place of the question where it is made of another, as a negated synonym is.
  func place(of phrase: String, in question: Question) -> Diagnostic.Place {
    let value = questions[question.id].flatMap { find(phrase, in: $0) }
    return .range(value?.range ?? question.place)
  }

  private func find(_ phrase: String, in value: MarkedValue) -> MarkedValue? {
    var waiting = [value]
    while let value = waiting.popLast() {
      if value.reads(phrase) { return value }
      waiting += value.items.reversed()
      waiting += value.entries.map(\.value).reversed()
    }
    return nil
  }
}
