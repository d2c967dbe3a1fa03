public import Diagnostics
import Dialogs

extension DiffReport {
  /// For a terminal: each change, what decides it, and what to type to see it.
  public var text: String {
    var lines = ["\(old.name) → \(new.name)", summary]
    for (section, followers) in told {
      lines += ["", section.heading]
      if let title = section.title, section.alike.isEmpty { lines.append("  \(title)") }
      lines += section.alike.flatMap(\.losses).map { "  \($0)" }
      for found in section.plainest {
        lines.append("  " + found.condition(of: section.subject))
        lines += found.talk(of: section.subject).map { "    \($0)" }
      }
      if section.hasMore { lines.append("  and in other cases") }
      lines += followers.listed.map { "  with it, \($0)" }
    }
    if let note { lines += ["", note] }
    if !diff.gaps.isEmpty { lines += ["", "Not compared:"] + gaps.map { "  \($0)" } }
    return lines.map { printable($0) + "\n" }.joined()
  }

  /// For a review.
  public var markdown: String {
    var lines = ["# \(old.name) → \(new.name)".escapedMarkdown, "", summary]
    for (section, followers) in told {
      lines += ["", "## \(section.heading)".escapedMarkdown]
      if let title = section.title, section.alike.isEmpty { lines += ["", title.escapedMarkdown] }
      for loss in section.alike.flatMap(\.losses) { lines += ["", "- \(loss)".escapedMarkdown] }
      for found in section.plainest {
        lines += ["", "- \(found.condition(of: section.subject))".escapedMarkdown]
        // Four spaces more make a block of what nothing in it can end.
        lines += [""] + found.talk(of: section.subject).map { "      " + $0 }
      }
      if section.hasMore { lines += ["", "- and in other cases"] }
      if !followers.isEmpty { lines += [""] + followers.listed.map { "- with it, \($0)".escapedMarkdown } }
    }
    if let note { lines += ["", note] }
    if !diff.gaps.isEmpty {
      lines += ["", "## Not compared", ""] + gaps.map { "- \($0)".escapedMarkdown }
    }
    return lines.map { printable($0) + "\n" }.joined()
  }

  /// What was not compared, told together where the reason is the same.
  private var gaps: [String] {
    var reasons: [String] = []
    for gap in diff.gaps where !reasons.contains(gap.reason) { reasons.append(gap.reason) }
    return reasons.map { reason in
      var parts: [String] = []
      for gap in diff.gaps where gap.reason == reason && !parts.contains(gap.part) { parts.append(gap.part) }
      return "\(parts.joined(separator: ", ")): \(reason)"
    }
  }

  private var note: String? {
    if diff.followers == 0 { return nil }
    let (pieces, depend) = diff.followers == 1 ? ("piece", "depends") : ("pieces", "depend")
    return
      "\(diff.followers) \(pieces) of advice \(depend) on the level and may change with it: see --consequences."
  }

  /// For programs.
  public var json: JSON {
    .object(of: [
      "old": .string(old.name), "new": .string(new.name), "lowered": .boolean(diff.isLowered),
      "changes": .array(sections.map(\.json)), "not_compared": .strings(diff.gaps.map(\.words)),
      "following_levels": .number(diff.followers),
    ])
  }
}

extension DialogDiff.Gap {
  var words: String { "\(part): \(reason)" }
}

extension DiffReport.Section {
  /// The classes that are told to people, those first that need nothing told unasked.
  fileprivate var plainest: [DiffReport.Class] {
    let inOrder = classes.enumerated().sorted {
      ($0.element.detours, $0.offset) < ($1.element.detours, $1.offset)
    }
    return inOrder.prefix(subject.kind == "level" ? 2 : 1).map(\.element)
  }

  /// What the answers led to that are not asked for any more.
  fileprivate var losses: [String] {
    classes.filter { $0.found.lost != nil }.map { $0.condition(of: subject) }
  }

  fileprivate var hasMore: Bool { change.hasMoreClasses || classes.count > plainest.count }

  var heading: String {
    let others = alike.compactMap(\.subject.id).map { ", \($0)" }.joined()
    let words = subject.words(change.direction, others: others).capitalizedFirst
    return change.mayLower && change.direction == nil ? words + ", which a level depends on" : words
  }

  fileprivate var json: JSON {
    let (id, kind): (String?, String)
    var (from, to): (String?, String?)
    switch subject {
    case .level(let before, let after): (id, kind, from, to) = (nil, "level", before, after)
    case .finding(let name, let presence), .advice(let name, let presence), .question(let name, let presence):
      (id, kind) = (name, presence.rawValue)
    }
    return .object(of: [
      "kind": .string(subject.kind), "id": id.map(JSON.string), "title": title.map(JSON.string),
      "cause": change.cause.map(JSON.string), "change": .string(kind), "from": from.map(JSON.string),
      "to": to.map(JSON.string),
      "direction": change.direction.map { .string($0.rawValue) },
      "classes": .array(classes.map(\.json)), "has_more": .boolean(change.hasMoreClasses),
      "may_lower": .boolean(change.mayLower),
    ])
  }
}

extension DiffReport.Class {
  /// The most answers that are told.
  private static let mostTold = 8

  /// How much has to be told unasked.
  fileprivate var detours: Int { typed?.count { $0.hasPrefix("/") } ?? .max }

  func condition(of subject: DialogDiff.Subject) -> String {
    if let lost = found.lost {
      let answers = lost.answers.map { "\($0.question) = \($0.answer.inWords)" }.joined(separator: ", then ")
      return "\(answers) led to \(lost.from); unasked, it ends with \(lost.to)"
    }
    if case .question = subject { return "for example" }
    let told = found.deciders.filter { !$0.isBackground }
    let (turning, absent) = (told.filter { !$0.isAbsent }, told.filter(\.isAbsent))
    var parts = turning.prefix(Self.mostTold).map { "\($0.id) = \($0.words.joined(separator: " or "))" }
    let names = absent.prefix(Self.mostTold - parts.count).map(\.id)
    if names.count > 1 { parts.append("none of " + names.joined(separator: ", ")) }
    if names.count == 1 { parts.append("no \(names[0])") }
    let left = told.count - min(turning.count, Self.mostTold) - names.count
    if left > 0 { parts.append("and \(left) more") }
    let background = found.deciders.count - told.count
    if background > 0 { parts.append("nothing else of \(background) answers weighs more") }
    return parts.isEmpty ? "whatever is answered" : "where " + parts.joined(separator: ", ")
  }

  /// What is typed, or the answers where no words tell just this case, and what is then told otherwise.
  fileprivate func talk(of subject: DialogDiff.Subject) -> [String] {
    var lines = ["with " + answers.map { "\($0.question) = \($0.answer)" }.joined(separator: ", ")]
    if let typed {
      // Advice is told in short.
      if case .advice = subject {
        lines = ["you: " + typed.collapsed.joined(separator: " / ")]
      } else {
        lines = typed.collapsed.map { "you: \($0)" }
      }
    }
    guard case .level = subject else { return lines }
    let advice = [("advice no longer given", found.adviceGone), ("advice given now", found.adviceCome)]
    return lines
      + advice.filter { !$0.1.isEmpty }.map { "\($0.0): \($0.1.joined(separator: ", "))" }
  }

  fileprivate var json: JSON {
    .object(of: [
      "where": .array(found.deciders.map(\.json)), "lost": found.lost.map(\.json),
      "settings": .object(
        found.example.settings.sorted { $0.key < $1.key }.map { .init($0.key, .string($0.value)) }),
      "answers": .object(answers.map { .init($0.question, .string($0.answer)) }),
      "conversation": typed.map(JSON.strings),
      "advice_gone": .strings(found.adviceGone), "advice_come": .strings(found.adviceCome),
    ])
  }
}

extension DialogDiff.Decider {
  /// Whether it is only that something was not said yes to.
  fileprivate var isAbsent: Bool {
    words.contains("no") && words.allSatisfy { ["no", "unanswered"].contains($0) }
  }

  fileprivate var json: JSON {
    .object(of: [
      "id": .string(id), "values": .strings(values), "words": .strings(words),
      "background": .boolean(isBackground),
    ])
  }
}

extension DialogDiff.LostAnswer {
  fileprivate var json: JSON {
    .object(of: [
      "answers": .array(
        answers.map { .object(of: ["id": .string($0.question), "answer": .string($0.answer.written)]) }),
      "from": .string(from), "to": .string(to),
    ])
  }
}

extension [DiffReport.Section] {
  /// Advice by what became of it.
  fileprivate var listed: [String] {
    let words = [(DialogDiff.Presence.disappears, "no longer given"), (.appears, "given now")]
    return words.compactMap { presence, words in
      let ids = compactMap { section in section.subject.has(presence) ? section.subject.id : nil }
      return ids.isEmpty ? nil : "\(words): \(ids.joined(separator: ", "))"
    }
  }
}

extension DialogDiff.Subject {
  fileprivate func has(_ presence: DialogDiff.Presence) -> Bool {
    switch self {
    case .level: false
    case .finding(_, let own), .advice(_, let own), .question(_, let own): own == presence
    }
  }
}

extension [String] {
  /// Lines that stand several times in a row once, with how often.
  fileprivate var collapsed: [String] {
    var found: [(line: String, count: Int)] = []
    for line in self {
      if found.last?.line == line { found[found.count - 1].count += 1 } else { found.append((line, 1)) }
    }
    return found.map { $0.count == 1 ? $0.line : "\($0.line)   (\($0.count) times)" }
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

  /// What Markdown would take as its own, escaped.
  fileprivate var escapedMarkdown: String {
    reduce(into: "") { result, character in
      if "\\`*_[]<>|".contains(character) { result.append("\\") }
      result.append(character)
    }
  }
}
