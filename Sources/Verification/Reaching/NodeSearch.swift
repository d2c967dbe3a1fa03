import ClinicalQuality
public import Conversations
public import Dialogs

/// The answers that lead a conversation to a node; `nil` where none do, or where that cannot be told.
///
/// Tried first are conversations with few remarkable answers, which are found at once; where none of those leads there,
/// all are explored. ``Reach`` finds the shortest, and words for it.
public func conversation(
  to target: Reference<Node>, in dialog: Dialog, settings: [String: String] = [:]
) -> Conversation? {
  var search = NodeSearch(target: target, start: Conversation(dialog, settings: settings))
  for _ in 0..<NodeSearch.attempts {
    guard let answers = search.next() else { break }
    if let found = search.attempt(answers) { return found }
  }
  let exploration = Exploration(dialog, settings: settings)
  let node = ReachTarget.node(target)
  guard let cases = try? exploration.cases(.passes(target)),
    let found = try? exploration.shortest(in: cases, to: node)
  else { return nil }
  let held = Conversation(dialog, settings: found.settings)
    .played(found.typedAnswers(in: dialog), until: node.isReached)
  return node.isReached(in: held) ? held : nil
}

/// Begins with the answers that change nothing (no, not sure), looks at the edges on the way that could have led to the
/// node, and tries other answers to the questions that decided them: breadth first over sets of changed answers, the
/// fewest changes first.
private struct NodeSearch {
  /// How many conversations are tried at most.
  static let attempts = 500

  typealias Answers = [Reference<Question>: Answer]

  private let target: Reference<Node>
  private let start: Conversation
  /// The nodes from which the graph leads to the target.
  private let leading: Set<Reference<Node>>
  private var waiting: [Answers] = [[:]]
  private var position = 0
  private var tried: Set<Answers> = [[:]]

  init(target: Reference<Node>, start: Conversation) {
    self.target = target
    self.start = start
    leading = Self.nodes(leadingTo: target, in: start.dialog)
  }

  mutating func next() -> Answers? {
    guard position < waiting.count else { return nil }
    position += 1
    return waiting[position - 1]
  }

  /// Holds one conversation; gives it back where it passes the target, else remembers what might have led there.
  mutating func attempt(_ answers: Answers) -> Conversation? {
    var conversation = start
    // Every round answers an open question, so there are no more rounds than questions.
    for _ in 0...(2 * conversation.dialog.questions.count) {
      if conversation.walk.path.contains(target) { return conversation }
      guard case .asks(let prompt) = conversation.stop else { break }
      let events = prompt.onScreen.map { question in
        LogEntry.Event.answered(
          question: conversation.dialog[question].id,
          answers[question] ?? conversation.dialog[question].unremarkableAnswer)
      }
      _ = conversation.note(events)
    }
    if conversation.walk.path.contains(target) { return conversation }
    for (question, answer) in changes(after: conversation) {
      var changed = answers
      changed[question] = answer
      if tried.insert(changed).inserted { waiting.append(changed) }
    }
    return nil
  }

  /// Other answers to what decided the edges that could have led to the target and were not taken.
  private func changes(after conversation: Conversation) -> [(Reference<Question>, Answer)] {
    let dialog = conversation.dialog
    var questions: [Reference<Question>] = []
    for (index, node) in conversation.walk.path.enumerated() where leading.contains(node) {
      guard case .next(let edges) = dialog[node].exit else { continue }
      let taken = index + 1 < conversation.walk.path.count ? conversation.walk.path[index + 1] : nil
      for edge in edges where edge.to != taken || !leading.contains(edge.to) {
        questions += edge.when.map { conversation.walk.questions(deciding: $0, dialog) } ?? []
      }
    }
    var seen: Set<Reference<Question>> = []
    return questions.filter { seen.insert($0).inserted }.flatMap { question in
      possibleAnswers(to: question).map { (question, $0) }
    }
  }

  /// Answers worth trying: every option, and for numbers and durations the ends of what is taken.
  private func possibleAnswers(to question: Reference<Question>) -> [Answer] {
    switch start.dialog[question].kind {
    case .yesNo: [.yes, .no]
    case .choice(let options): options.map { .value(.string($0.id)) }
    case .number, .frequency: start.dialog[question].ends.compactMap(decimal)
    case .duration: start.dialog[question].ends.map(Answer.value)
    case .text, .checklist: []
    }
  }

  private func decimal(_ value: Value) -> Answer? {
    switch value {
    case .decimal: .value(value)
    case .integer(let number): .value(.decimal(Decimal(Int(number))))
    case .null, .boolean, .string, .quantity, .list, .interval: nil
    }
  }

  private static func nodes(leadingTo target: Reference<Node>, in dialog: Dialog) -> Set<Reference<Node>> {
    var sources: [Reference<Node>: [Reference<Node>]] = [:]
    for (position, node) in dialog.nodes.enumerated() {
      guard case .next(let edges) = node.exit else { continue }
      for edge in edges { sources[edge.to, default: []].append(Reference(position)) }
    }
    var found: Set<Reference<Node>> = [target]
    var waiting = [target]
    while let node = waiting.popLast() {
      for source in sources[node] ?? [] where found.insert(source).inserted { waiting.append(source) }
    }
    return found
  }
}

extension Question {
  /// The ends of what a number or a duration may be.
  fileprivate var ends: [Value] {
    within.map { [$0.low, $0.high] } ?? []
  }
}
