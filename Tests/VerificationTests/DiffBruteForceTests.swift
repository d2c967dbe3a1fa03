import ClinicalQuality
import Conversations
import Diagnostics
import DialogLoading
import Dialogs
import Testing
import Verification

/// What is told of two versions is held against every case there is, each walked by both engines.
@Suite struct DiffBruteForceTests {
  @Test(arguments: 0..<16)
  func `tells what looking at every single case tells`(batch: Int) throws {
    var (compared, changed) = (0, 0)
    for seed in 0..<20 {
      var writer = RandomDialog(seed: UInt64(50_000 + batch * 20 + seed), mostQuestions: 3)
      let text = writer.text()
      var slips = SeededRandom(seed: UInt64(90_000 + batch * 20 + seed))
      let edited = text.edited(times: slips.below(3), &slips)
      guard let old = load(text), let new = load(edited), let all = BothVersions(old, new) else { continue }
      compared += 1
      let diff = DialogDiff(from: old, to: new, isFollowingLevels: true)
      if !diff.changes.isEmpty { changed += 1 }
      let problems = all.problems(with: diff)
      #expect(problems.isEmpty, "seed \(batch * 20 + seed): \(problems)\n\(text.difference(from: edited))")
    }
    #expect(compared > 1 && changed > 0, "\(compared) were small enough, \(changed) changed")
  }

  /// Words, names and places change nothing, and so nothing is looked at: not even what cannot be looked at in whole.
  @Test(arguments: 0..<30)
  func `a version that says the same in other words is the same without being explored`(seed: Int) throws {
    var writer = RandomDialog(seed: UInt64(70_000 + seed))
    let text = writer.text()
    guard let old = load(text) else { return }
    var other = text.replacing("title: F", with: "title: G").replacing("Do it.", with: "Do that.")
    other = other.replacing("ask: Is it", with: "ask: Could it be").replacing("n1", with: "further")
    let new = try #require(load(other))
    var limits = ExplorationLimits()
    limits.nodes = 4
    let diff = DialogDiff(from: old, to: new, limits: limits)
    #expect(diff.changes.isEmpty && diff.gaps.isEmpty, "\(diff.gaps)")
  }

  private func load(_ text: String) -> Dialog? {
    let file = SourceFile(path: "random.yaml", text: text)
    return DialogLoader().load(files: [file], language: Language(id: "en")).dialog
  }
}

/// Every case of two versions, in both of them.
private struct BothVersions {
  private static let most = 700

  private let old: Dialog
  private let new: Dialog
  private let cases: [(before: Conversation, after: Conversation)]
  private let answersBefore: [[Answer]]

  init?(_ old: Dialog, _ new: Dialog) {
    (self.old, self.new) = (old, new)
    let space = CaseSpace([old, new])
    let explorations = [Exploration(space, version: 0), Exploration(space, version: 1)]
    answersBefore = old.questions.indices.map { explorations[0].answers(to: Reference($0)) }
    var members = ["GB", "US"].map { [Case(settings: ["region": $0]), Case(settings: ["region": $0])] }
    for id in Set(old.questions.map(\.id) + new.questions.map(\.id)).sorted() {
      let places = [old.question(named: id), new.question(named: id)]
      let answers = zip(explorations, places).flatMap { exploration, place in
        place.map { exploration.answers(to: $0) } ?? []
      }
      let choices: [Answer?] = [nil] + Array(Set(answers))
      members = members.flatMap { pair in
        choices.map { answer in
          pair.indices.map { version in
            var member = pair[version]
            if let place = places[version] { member.answers[place] = answer }
            return member
          }
        }
      }
      if members.count > Self.most { return nil }
    }
    cases = members.map { (Conversation(old, $0[0]), Conversation(new, $0[1])) }
  }

  /// What is told and is not so, and what is so and not told.
  func problems(with diff: DialogDiff) -> [String] {
    var problems = diff.gaps.map { "not compared: \($0)" }
    let told = Set(diff.changes.map(\.subject))
    let (real, lowering, needed) = subjects()
    problems += told.subtracting(real).subtracting(needed).map { "not so: \($0)" }
    problems += real.subtracting(told).map { "not told: \($0)" }
    let lowered = Set(diff.changes.filter { $0.mayLower || $0.direction == .lessUrgent }.map(\.subject))
    problems += lowering.intersection(told).subtracting(lowered).map { "not told to be lowered: \($0)" }
    problems += diff.changes.filter { $0.direction == .lessUrgent && !isLowered($0) }
      .map { "not lowered: \($0.subject)" }
    for change in diff.changes {
      for found in change.classes where !isShown(change.subject, found.example) {
        problems.append("no example: \(change.subject) \(found.example)")
      }
    }
    return problems
  }

  private typealias Subjects = Set<DialogDiff.Subject>

  /// The changes, those that lower a level, and what only a level or an advice had needed.
  private func subjects() -> (real: Subjects, lowering: Subjects, needed: Subjects) {
    var (real, lowering, needed): (Subjects, Subjects, Subjects) = ([], [], [])
    for (before, after) in cases {
      switch (before.stop, after.stop) {
      case (.concludes, .concludes):
        let levels = (old[before.conclusion.level].id, new[after.conclusion.level].id)
        if levels.0 != levels.1 {
          let change = DialogDiff.Subject.level(from: levels.0, to: levels.1)
          real.insert(change)
          if rank(levels.1) > rank(levels.0) { lowering.insert(change) }
        }
        real.formUnion(differences(before, after))
      case (.asks(let prompt), .concludes) where !after.isStopped:
        for question in prompt.onScreen {
          let change = DialogDiff.Subject.question(old[question].id, .disappears)
          if before.asksNeed { needed.insert(change) } else { real.insert(change) }
          if lowers(before, after, question) { lowering.insert(change) }
        }
      case (.concludes, .asks(let prompt)) where !before.isStopped:
        for question in prompt.onScreen {
          let change = DialogDiff.Subject.question(new[question].id, .appears)
          if after.asksNeed { needed.insert(change) } else { real.insert(change) }
        }
      default: break
      }
    }
    return (real, lowering, needed)
  }

  private func rank(_ level: String) -> Int { new.names.position(of: level, as: .level) ?? 0 }

  private func differences(_ before: Conversation, _ after: Conversation) -> Subjects {
    var found: Subjects = []
    let findings = (before.conclusion.findingIDs(in: old), after.conclusion.findingIDs(in: new))
    for id in Set(findings.0).subtracting(findings.1) { found.insert(.finding(id, .disappears)) }
    for id in Set(findings.1).subtracting(findings.0) { found.insert(.finding(id, .appears)) }
    let advice = (before.conclusion.adviceIDs(in: old), after.conclusion.adviceIDs(in: new))
    for id in Set(advice.0).subtracting(advice.1) { found.insert(.advice(id, .disappears)) }
    for id in Set(advice.1).subtracting(advice.0) { found.insert(.advice(id, .appears)) }
    return found
  }

  /// Whether an answer to a question that is not asked any more led to a level that is more urgent than the one shown.
  private func lowers(_ before: Conversation, _ after: Conversation, _ question: Reference<Question>) -> Bool
  {
    answersBefore[question.position].contains { answer in
      var member = Case(settings: before.settings)
      for (position, entry) in before.journal.entries.enumerated() {
        member.answers[Reference(position)] = entry?.answer
      }
      member.answers[question] = answer
      return rank(Conversation(old, member).levelOfFindings) < rank(new[after.conclusion.level].id)
    }
  }

  /// Whether a level falls as told: the answers that are not asked for any more did lead to a level more urgent.
  private func isLowered(_ change: DialogDiff.Change) -> Bool {
    switch change.subject {
    case .level(let from, let to): return rank(to) > rank(from)
    case .question:
      return change.classes.allSatisfy { found in
        guard let lost = found.lost, lost.to == new[Conversation(new, found.example).conclusion.level].id
        else {
          return false
        }
        var before = Case(settings: found.example.settings)
        for (question, answer) in found.example.answers {
          if let own = old.question(named: new[question].id) { before.answers[own] = answer }
        }
        for given in lost.answers {
          if let own = old.question(named: given.question) { before.answers[own] = given.answer }
        }
        return Conversation(old, before).levelOfFindings == lost.from && rank(lost.from) < rank(lost.to)
      }
    case .finding, .advice: return false
    }
  }

  private func isShown(_ subject: DialogDiff.Subject, _ example: Case) -> Bool {
    let isOld = if case .question(_, .appears) = subject { true } else { false }
    return cases.contains { before, after in
      guard (isOld ? before : after).isCase(example) else { return false }
      switch (subject, before.stop, after.stop) {
      case (.question(let id, .disappears), .asks(let prompt), .concludes):
        return prompt.onScreen.contains { old[$0].id == id }
      case (.question(let id, .appears), .concludes, .asks(let prompt)):
        return prompt.onScreen.contains { new[$0].id == id }
      case (.level(let from, let to), .concludes, .concludes):
        return old[before.conclusion.level].id == from && new[after.conclusion.level].id == to
      case (_, .concludes, .concludes): return differences(before, after).contains(subject)
      default: return false
      }
    }
  }
}

extension Conversation {
  /// The level of what was found, as the walk reads it.
  fileprivate var levelOfFindings: String {
    if case .string(let id) = walk.values[dialog.slots.level] { id } else { "" }
  }

  fileprivate var isStopped: Bool { dialog.levels.contains { $0.id == levelOfFindings && $0.stops } }

  /// Whether what is asked is asked for a level or an advice only.
  fileprivate var asksNeed: Bool {
    guard let last = walk.path.last, case .conclude = dialog[last].exit,
      case .asks(let prompt) = stop
    else { return false }
    let asked = dialog[last].asks.flatMap { [$0.question] + dialog[$0.question].items }
    return !prompt.onScreen.contains(where: asked.contains)
  }

  fileprivate func isCase(_ member: Case) -> Bool {
    settings["region"] ?? "GB" == member.settings["region"] ?? "GB"
      && journal.entries.enumerated().allSatisfy { position, entry in
        entry?.answer == member.answers[Reference(position)]
      }
  }
}

extension String {
  private static let slips: [(before: String, after: String)] = [
    (" and ", " or "), (" or ", " and "), ("not q", "q"), (">= ", "< "), ("level: soon", "level: urgent"),
    ("level: urgent", "level: home"), ("level: home", "level: soon"), ("level: ambulance", "level: urgent"),
    ("to: home", "to: urgent"), ("to: soon", "to: ambulance"), ("stop: true", "stop: false"),
    ("unsure: yes", "unsure: no"), ("a0", "a1"), ("to: n2", "to: n3"), ("points: 2", "points: 1"),
    ("      - q0\n", ""), ("      - q1\n", ""), ("      - q2\n", ""), ("      - list\n", "      - q0\n"),
    ("default_level: soon", "default_level: urgent"), ("'left'", "'right'"), ("10 minutes", "2 hours"),
    ("    ask:\n      - q", "    ask:\n      - q1\n      - q"), ("relevant: not", "relevant:"),
    ("needs: [q0", "needs: [q1"), ("danger: true", "danger: false"), ("Interval[0, 10]", "Interval[0, 8]"),
  ]

  /// The text with slips that an author may make.
  fileprivate func edited(times: Int, _ random: inout SeededRandom) -> String {
    var text = self
    for _ in 0...times {
      let fitting = Self.slips.filter { text.contains($0.before) }
      guard !fitting.isEmpty else { return text }
      let slip = random.pick(fitting)
      let places = text.ranges(of: slip.before)
      text.replaceSubrange(places[random.below(places.count)], with: slip.after)
    }
    return text
  }

  /// The lines that only one of two texts has.
  fileprivate func difference(from other: String) -> String {
    let (mine, others) = (split(separator: "\n"), other.split(separator: "\n"))
    return others.difference(from: mine).map { change in
      switch change {
      case .insert(_, let line, _): "+\(line)"
      case .remove(_, let line, _): "-\(line)"
      }
    }.joined(separator: "\n")
  }
}
