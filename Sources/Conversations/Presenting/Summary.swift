import ClinicalQuality
import Dialogs
import Understanding

/// What a person takes to a clinician, as clinicians tell each other of somebody: situation, background, assessment,
/// recommendation (SBAR).
public struct Summary: Hashable, Sendable {
  /// One statement, or several that belong together.
  public struct Item: Hashable, Sendable {
    public let label: String
    public let texts: [String]
    /// Whether the texts are whole sentences, each to stand for itself, rather than a few words.
    public let hasSentences: Bool
  }

  public struct Section: Hashable, Sendable {
    public let heading: String
    /// Never empty.
    public let items: [Item]
  }

  public let title: String
  /// From what and when it was made.
  public let origin: String
  /// In the order of SBAR; one that has nothing to say is left out.
  public let sections: [Section]
  /// What to mind: that it is no diagnosis.
  public let notes: [String]
}

extension Conversation {
  /// A summary of what was told and of what it comes to; `nil` where nothing was told yet.
  ///
  /// - Parameter date: As it is to be shown; the engine knows no clock.
  public func summary(on date: String) -> Summary? {
    guard journal.entries.contains(where: { $0 != nil }) || !journal.mentions.isEmpty else { return nil }
    let told = SummaryFacts(self)
    let sections = [
      ("summary_situation", told.situation), ("summary_background", told.background),
      ("summary_assessment", told.assessment), ("summary_recommendation", told.recommendation),
    ]
    let isReviewed = dialog.status == .approved || dialog.status == .testing
    return Summary(
      title: message("summary_title", ["title": dialog.title]),
      origin: message(
        "summary_origin", ["date": date, "dialog": dialog.id, "version": dialog.version]),
      sections: sections.filter { !$0.1.isEmpty }.map { Summary.Section(heading: message($0), items: $1) },
      notes: [message("summary_no_diagnosis")] + (isReviewed ? [] : [message("draft_notice")]))
  }
}

/// The statements of a summary.
private struct SummaryFacts {
  private let conversation: Conversation
  private let conclusion: Conclusion
  /// The answers that count, with what people say unasked in free words left out.
  private var present: [Reference<Question>] = []
  private var absent: [Reference<Question>] = []
  private var notSure: [Reference<Question>] = []
  private var ownWords: [String] = []

  init(_ conversation: Conversation) {
    self.conversation = conversation
    conclusion = conversation.conclusion
    for position in conversation.dialog.questions.indices { sort(Reference(position)) }
  }

  private mutating func sort(_ question: Reference<Question>) {
    switch (conversation.dialog[question].kind, conversation.countedAnswer(to: question)) {
    case (_, nil), (.checklist, _): break
    case (.text, .value(.string(let words))?): ownWords.append(words)
    case (_, .notSure?): notSure.append(question)
    case (_, .value(.boolean(false))?): absent.append(question)
    case (_, .value?): present.append(question)
    }
  }

  /// What it is about now: the person's own words, danger signs, and what decided the findings.
  var situation: [Summary.Item] {
    [item("summary_own_words", ownWords), item("summary_present", described(present.filter(isPressing)))]
      .compactMap(\.self)
  }

  /// Everything else that was told.
  var background: [Summary.Item] {
    [
      item("summary_also", described(present.filter { !isPressing($0) })),
      item("summary_absent", absent.map(conversation.shortName)),
      item("summary_not_sure", notSure.map(conversation.shortName)),
    ].compactMap(\.self)
  }

  var assessment: [Summary.Item] {
    let dialog = conversation.dialog
    let level = dialog[conclusion.level]
    let words = [level.headline, level.say].compactMap(\.self).map(conversation.words)
    let reasons = conclusion.reasons.map { reason in
      let finding = dialog[reason.finding]
      return ([finding.title] + (finding.explain.map { [conversation.words(of: $0)] } ?? []))
        .joined(separator: ". ")
    }
    let unknown = conclusion.unknown.filter { !notSure.contains($0) }.map(conversation.shortName)
    return [
      isFinished ? nil : item("summary_unfinished", [conversation.message("summary_so_far")]),
      item("summary_level", [words.joined(separator: ". ")]),
      item("summary_findings", reasons, hasSentences: true), item("summary_unknown", unknown),
    ].compactMap(\.self)
  }

  var recommendation: [Summary.Item] {
    let dialog = conversation.dialog
    return Advice.Kind.allCases.compactMap { kind in
      let given = conclusion.advice.filter { dialog[$0].kind == kind }
      let signs =
        kind == .watchFor ? conversation.sentences(for: conversation.sooner(than: conclusion)) : []
      return item(
        "heading_\(kind.rawValue)", signs + given.map { conversation.words(of: dialog[$0].say) },
        hasSentences: true)
    }
  }

  private var isFinished: Bool { if case .concludes = conversation.walk.stop { true } else { false } }

  private func isPressing(_ question: Reference<Question>) -> Bool {
    conversation.dialog[question].isDanger || conclusion.reasons.contains { $0.answers.contains(question) }
  }

  private func described(_ questions: [Reference<Question>]) -> [String] {
    questions.compactMap { question in
      conversation.countedAnswer(to: question).map { conversation.describe($0, to: question) }
    }
  }

  private func item(_ label: String, _ texts: [String], hasSentences: Bool = false) -> Summary.Item? {
    guard !texts.isEmpty else { return nil }
    return Summary.Item(label: conversation.message(label), texts: texts, hasSentences: hasSentences)
  }
}

// MARK: - As lines and as Markdown

extension Summary {
  /// The summary as it is shown.
  public var lines: [Line] {
    [Line(.heading, title), Line(.note, origin)]
      + sections.flatMap { [Line(.heading, $0.heading)] + $0.items.flatMap(\.lines) }
      + notes.map { Line(.note, $0) }
  }

  /// The summary as a file of CommonMark.
  public var markdown: String {
    let parts = sections.map { section in
      "## \(section.heading.escapedForMarkdown)\n\n" + section.items.map(\.markdown).joined()
    }
    let foot = notes.map { "*\($0.escapedForMarkdown)*\n" }
    return (["# \(title.escapedForMarkdown)\n", origin.escapedForMarkdown + "\n"] + parts + foot)
      .joined(separator: "\n")
  }
}

extension Summary.Item {
  fileprivate var lines: [Line] {
    guard hasSentences else {
      return [Line(.item, "\(label): \(texts.joined(separator: "; "))")]
    }
    return [Line(.say, label + ":")] + texts.map { Line(.item, $0) }
  }

  fileprivate var markdown: String {
    guard hasSentences else {
      return "- **\(label.escapedForMarkdown):** \(texts.joined(separator: "; ").escapedForMarkdown)\n"
    }
    return "- **\(label.escapedForMarkdown):**\n" + texts.map { "  - \($0.escapedForMarkdown)\n" }.joined()
  }
}

extension String {
  /// The text on one line, with nothing in it that CommonMark would take as anything but text.
  fileprivate var escapedForMarkdown: String {
    var text = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "#", "|", "~", "&":
        text += "\\" + String(scalar)
      case "\n", "\r", "\t": text += " "
      default:
        // What would begin a list inside of one.
        let startsList = text.isEmpty && (scalar == "-" || scalar == "+")
        text += (startsList ? "\\" : "") + String(scalar)
      }
    }
    return text
  }
}
