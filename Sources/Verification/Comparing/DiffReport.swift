public import Dialogs
import Transcripts

/// A comparison in words, with a conversation for each class.
public struct DiffReport: Sendable {
  struct Section: Sendable {
    let change: DialogDiff.Change
    /// What a finding is called, an advice says, a question asks.
    let title: String?
    let classes: [Class]
    /// Other questions of which just the same is told.
    var alike: [Section] = []

    var subject: DialogDiff.Subject { change.subject }
  }

  struct Class: Sendable {
    let found: DialogDiff.ChangedClass
    /// The answers by the ids of their questions.
    let answers: [(question: String, answer: String)]
    /// The conversation; `nil` where no words tell just this case.
    let held: Conversed?

    /// What is typed.
    var typed: [String]? { held?.replies.map(\.typed.written) }
  }

  /// The sections that are told by themselves, each with the advice that changes only where it does.
  var told: [(section: Section, followers: [Section])] {
    let findings = Set(sections.compactMap { $0.subject.kind == "finding" ? $0.subject.id : nil })
    func isFollower(_ section: Section) -> Bool { section.change.cause.map(findings.contains) ?? false }
    var free = sections.filter(isFollower)
    return sections.filter { !isFollower($0) }.merged.map { section in
      guard section.subject.kind == "finding" else { return (section, []) }
      let own = free.filter { $0.change.cause == section.subject.id }
      // A finding may appear and disappear; what follows is told once.
      free.removeAll { $0.change.cause == section.subject.id }
      return (section, own)
    }
  }

  /// A version, with how to call it: a path, a revision.
  public struct Version: Sendable {
    public let name: String
    public let dialog: Dialog

    public init(name: String, dialog: Dialog) { (self.name, self.dialog) = (name, dialog) }
  }

  let old: Version
  let new: Version
  let diff: DialogDiff
  let sections: [Section]

  public init(_ diff: DialogDiff, from old: Version, to new: Version) {
    (self.diff, self.old, self.new) = (diff, old, new)
    var (before, after) = (Players(old.dialog), Players(new.dialog))
    sections = diff.changes.map { change in
      let isOld = if case .question(_, .appears) = change.subject { true } else { false }
      return Section(
        change: change, title: change.subject.title(old.dialog, new.dialog),
        classes: change.classes.map { isOld ? before.play($0) : after.play($0) })
    }
  }

  /// What it comes to, in one line.
  var summary: String {
    let counts = [
      (
        diff.changes.count { $0.direction == .lessUrgent && $0.subject.kind == "level" },
        "to a less urgent level"
      ),
      (diff.changes.count { $0.direction == .moreUrgent }, "to a more urgent level"),
      (diff.changes.count { $0.direction == .notComparable }, "between levels that cannot be compared"),
      (diff.changes.count { $0.subject.kind == "question" }, "of what is asked"),
      (diff.changes.count { $0.subject.kind == "finding" }, "of findings"),
      (diff.changes.count { $0.subject.kind == "advice" }, "of advice"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    if counts.isEmpty {
      return diff.gaps.isEmpty
        ? "No conversation ends differently." : "No difference was found, but not everything was compared."
    }
    return "Changes: " + counts.joined(separator: ", ") + "."
  }
}

extension [DiffReport.Section] {
  /// Questions that one conversation shows are told together.
  fileprivate var merged: Self {
    reduce(into: []) { merged, section in
      let same = merged.firstIndex { $0.isQuestion(like: section) }
      if let same {
        merged[same].alike.append(section)
      } else {
        merged.append(section)
      }
    }
  }
}

extension DiffReport.Section {
  fileprivate func isQuestion(like other: Self) -> Bool {
    guard case .question(_, let presence) = subject, case .question(_, let others) = other.subject else {
      return false
    }
    return presence == others && change.mayLower == other.change.mayLower
      && change.direction == other.change.direction
      && classes.map(\.typed) == other.classes.map(\.typed)
  }
}

extension DialogDiff.Subject {
  var kind: String {
    switch self {
    case .level: "level"
    case .finding: "finding"
    case .advice: "advice"
    case .question: "question"
    }
  }

  /// The id of what changed; `nil` for a level, which has two.
  var id: String? {
    switch self {
    case .level: nil
    case .finding(let id, _), .advice(let id, _), .question(let id, _): id
    }
  }

  func title(_ old: Dialog, _ new: Dialog) -> String? {
    for dialog in [new, old] {
      switch self {
      case .level: return nil
      case .finding(let id, _):
        if let finding = dialog.findings.first(where: { $0.id == id }) { return finding.title }
      case .advice(let id, _):
        if let advice = dialog.advice.first(where: { $0.id == id }) { return advice.say.inWords }
      case .question(let id, _):
        if let question = dialog.questions.first(where: { $0.id == id }) { return question.ask.inWords }
      }
    }
    return nil
  }

  /// The change in words.
  ///
  /// - Parameter others: More ids, behind the first.
  func words(_ direction: DialogDiff.Direction?, others: String = "") -> String {
    switch self {
    case .level(let from, let to): "\(direction?.rawValue ?? "changed"): \(from) → \(to)"
    case .finding(let id, let presence):
      "finding \(id) \(presence == .appears ? "holds now" : "no longer holds")"
    case .advice(let id, let presence):
      "advice \(id) is \(presence == .appears ? "given now" : "no longer given")"
    case .question(let id, let presence):
      (direction.map { "\($0.rawValue): " } ?? "")
        + (presence == .appears ? "asked now: " : "no longer asked: ") + id + others
    }
  }
}

extension Text {
  /// The words, with dots for what is filled in.
  fileprivate var inWords: String {
    parts.map { part in
      if case .words(let words) = part { words } else { "…" }
    }.joined()
  }
}

/// Holds the conversations of a version; the vocabulary is built once for each setting.
private struct Players {
  private let dialog: Dialog
  private var players: [[String: String]: Conversing] = [:]

  init(_ dialog: Dialog) { self.dialog = dialog }

  mutating func play(_ found: DialogDiff.ChangedClass) -> DiffReport.Class {
    let settings = found.example.settings
    let player = players[settings] ?? Conversing(dialog, settings: settings)
    players[settings] = player
    let answers = found.example.answers.sorted { $0.key.position < $1.key.position }
    return .init(
      found: found, answers: answers.map { (dialog[$0.key].id, $0.value.written) },
      held: try? player.converse(found.example.answers))
  }
}
