import Conversations
import Dialogs

/// Looks for a conversation whose answers lie in a set of cases, by holding it.
///
/// Begins with a member of the set, and answers what is asked so that the case stays a member. What it finds is real; that
/// it finds nothing proves nothing.
struct Witness {
  private let exploration: Exploration
  private let set: Diagrams.ID
  private let costs: [[Int]]
  /// Called with every prompt on the way.
  var onPrompt: (Prompt, Conversation) -> Void = { _, _ in }

  private static let attempts = 24

  init(_ exploration: Exploration, in set: Diagrams.ID) {
    self.exploration = exploration
    self.set = set
    costs = exploration.entryCosts
  }

  private var dialog: Dialog { exploration.dialog }
  private var diagrams: Diagrams { exploration.space.diagrams }

  /// A conversation that ends where `isEnd` holds (looked at after every reply), its case in the set.
  ///
  /// - Complexity: O(prompts · answers · questions) where answers that turn nothing up stay in the set; each detour costs
  ///   the nodes of the set.
  func find(
    isEnd: (Conversation) -> Bool = { if case .concludes = $0.stop { true } else { false } }
  ) -> Conversation? {
    guard var choice = diagrams.cheapest(in: set, cost: { costs[$0][$1] }) else { return nil }
    var asked: [Int: Int] = [:]
    for _ in 0..<Self.attempts {
      switch hold(choice, &asked, isEnd) {
      case .found(let conversation): return conversation
      case .elsewhere(let other): choice = other
      case .nowhere: return nil
      }
    }
    return nil
  }

  private enum Outcome {
    case found(Conversation)
    /// Another member, with answers that fit what was asked.
    case elsewhere([Int])
    case nowhere
  }

  private func hold(
    _ start: [Int], _ asked: inout [Int: Int], _ isEnd: (Conversation) -> Bool
  ) -> Outcome {
    var choice = start
    let member = exploration.member(choice)
    var conversation = Conversation(dialog, settings: member.settings, log: Self.log(member, dialog))
    for _ in 0...(2 * dialog.questions.count) {
      if isEnd(conversation) { return .found(conversation) }
      guard case .asks(let prompt) = conversation.stop else { return .nowhere }
      onPrompt(prompt, conversation)
      if isEnd(conversation) { return .found(conversation) }
      var events: [LogEntry.Event] = []
      for question in prompt.onScreen {
        guard let index = answer(question, in: &choice, &asked) else {
          return elsewhere(asking: question, asked: &asked)
        }
        if let answer = exploration.space.answer(exploration.version, question, index) {
          events.append(.answered(question: dialog[question].id, answer))
        }
      }
      _ = conversation.note(events)
    }
    return .nowhere
  }

  /// Answers a question so that the case stays a member, with what turns up least.
  private func answer(_ question: Reference<Question>, in choice: inout [Int], _ asked: inout [Int: Int])
    -> Int?
  {
    let level = exploration.space.questionLevels[exploration.version][question.position]
    for index in candidates(level) {
      var changed = choice
      changed[level] = index
      guard diagrams.evaluate(set, changed) == Diagrams.true else { continue }
      choice = changed
      asked[level] = index
      return index
    }
    return nil
  }

  private func elsewhere(asking question: Reference<Question>, asked: inout [Int: Int]) -> Outcome {
    let level = exploration.space.questionLevels[exploration.version][question.position]
    for index in candidates(level) {
      var fixed = asked
      fixed[level] = index
      let dear = 1 << 40
      let other = diagrams.cheapest(in: set) { level, index in
        fixed[level].map { $0 == index ? 0 : dear } ?? costs[level][index]
      }
      guard let other, fixed.allSatisfy({ level, index in other[level] == index || other[level] == 0 }) else {
        continue
      }
      var choice = other
      for (level, index) in fixed { choice[level] = index }
      guard diagrams.evaluate(set, choice) == Diagrams.true else { continue }
      asked = fixed
      return .elsewhere(choice)
    }
    return .nowhere
  }

  private func candidates(_ level: Int) -> [Int] {
    exploration.space.variables[level].entries.indices.dropFirst().sorted {
      costs[level][$0] < costs[level][$1]
    }
  }

  static func log(_ member: Case, _ dialog: Dialog) -> [LogEntry] {
    member.answers.sorted { $0.key.position < $1.key.position }.map {
      LogEntry(reply: 1, words: "", event: .told(question: dialog[$0.key].id, $0.value))
    }
  }
}

extension Conversation {
  /// A conversation in which a case has been told.
  init(_ dialog: Dialog, telling member: Case) {
    self.init(dialog, settings: member.settings, log: Witness.log(member, dialog))
  }

  /// What has an entry, and the settings.
  var member: Case {
    var member = Case(settings: settings)
    for (position, entry) in journal.entries.enumerated() {
      if let entry { member.answers[Reference(position)] = entry.answer }
    }
    return member
  }
}
