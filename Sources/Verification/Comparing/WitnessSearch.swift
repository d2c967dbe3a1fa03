import Conversations
import Dialogs

/// Finds a conversation among the cases of a set by holding it with the engine itself, in several versions at once.
///
/// Begins with a case of few answers. Whatever a version then asks gets an answer with which the case stays in the set,
/// the plainest one first. What is found is a conversation of all; that nothing is found proves nothing.
struct WitnessSearch {
  private let versions: [Exploration]
  private let first: Exploration
  /// A version that goes on to put a question where the others end.
  var asking: (version: Exploration, question: Reference<Question>)?

  /// - Parameter versions: Those in which the conversation ends.
  init(_ first: Exploration, _ others: Exploration...) {
    (self.first, versions) = (first, [first] + others)
  }

  private var space: CaseSpace { first.space }
  /// Out of the question: more than all answers together can cost.
  private static let forbidden = 1 << 40

  /// A conversation, as a value for each variable.
  func conversation(in set: CaseSet) -> [Int]? {
    guard var choice = member(of: set, within: [:]) else { return nil }
    var given: [Int: Int] = [:]
    // Each round answers something that was open.
    for _ in 0...space.variables.count {
      guard let asked = self.asked(choice) else { return nil }
      if asked.isEmpty { return trimmed(choice, given, set) }
      for level in asked {
        guard given[level] == nil, let next = answering(level, set, choice, given) else { return nil }
        choice = next
        given[level] = next[level]
      }
    }
    return nil
  }

  /// Leaves open again what nobody asked for and what is not needed for the case to be in the set.
  private func trimmed(_ choice: [Int], _ given: [Int: Int], _ set: CaseSet) -> [Int] {
    var choice = choice
    for level in choice.indices where choice[level] != 0 && given[level] == nil {
      let value = choice[level]
      choice[level] = 0
      let isMember = space.diagrams.evaluate(set.root, choice) == Diagrams.true
      if !isMember || asked(choice) != [] { choice[level] = value }
    }
    return choice
  }

  /// The variables of what the first version asks that does not conclude; none where all do, and `nil` where the version
  /// that should put a question goes another way.
  private func asked(_ choice: [Int]) -> [Int]? {
    for exploration in versions {
      guard case .asks(let prompt) = stop(exploration, choice) else { continue }
      return levels(prompt, exploration)
    }
    guard let asking else { return [] }
    guard case .asks(let prompt) = stop(asking.version, choice) else { return nil }
    return prompt.onScreen.contains(asking.question) ? [] : levels(prompt, asking.version)
  }

  private func stop(_ exploration: Exploration, _ choice: [Int]) -> Stop {
    let member = exploration.member(choice)
    let log = member.answers.map { question, answer in
      LogEntry(reply: 1, words: "", event: .answered(question: exploration.dialog[question].id, answer))
    }
    return Conversation(exploration.dialog, settings: member.settings, log: log).stop
  }

  private func levels(_ prompt: Prompt, _ exploration: Exploration) -> [Int] {
    prompt.onScreen.map { space.questionLevels[exploration.version][$0.position] }
  }

  /// A member of the set in which a question is answered and what was answered stays.
  private func answering(_ level: Int, _ set: CaseSet, _ choice: [Int], _ given: [Int: Int]) -> [Int]? {
    let values = space.answers(at: level)
    for value in values {
      var next = choice
      next[level] = value
      if space.diagrams.evaluate(set.root, next) == Diagrams.true { return next }
    }
    // What is open meanwhile may have to become something else.
    for value in values {
      if let next = member(of: set, within: given.merging([level: value]) { $1 }) { return next }
    }
    return nil
  }

  /// A member with few answers in which some variables have given values.
  private func member(of set: CaseSet, within given: [Int: Int]) -> [Int]? {
    let costs = first.entryCosts
    let found = space.diagrams.cheapest(in: set.root) { level, index in
      if let value = given[level], value != index { Self.forbidden } else { costs[level][index] }
    }
    guard var found else { return nil }
    // Where a variable does not matter, it is left at its first value.
    for (level, value) in given { found[level] = value }
    return space.diagrams.evaluate(set.root, found) == Diagrams.true ? found : nil
  }
}

extension CaseSpace {
  /// The values of a variable that are answers, those that turn nothing up first.
  fileprivate func answers(at level: Int) -> [Int] {
    let entries = variables[level].entries
    let plain = entries.firstIndex(of: .answer(.no))
    return [plain].compactMap(\.self) + entries.indices.filter { $0 != plain && entries[$0] != .open }
  }
}
