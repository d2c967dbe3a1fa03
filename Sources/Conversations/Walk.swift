public import ClinicalQuality
public import Dialogs
import Understanding

/// Follows the graph to the first open question, or to a conclusion.
///
/// Reads no file, clock or terminal and leaves nothing to chance, so conversations replay alike.
///
/// - Parameter settings: Values by the setting's id; a setting that is not named has its default.
/// - Complexity: O(nodes on the way + slots); a loaded dialog has no cycle, so the walk ends.
public func walk(_ dialog: Dialog, settings: [String: String], journal: Journal) -> Walk {
  Walk(dialog, settings: settings, journal: journal)
}

/// The way through a dialog that a journal leads, and what is known on it.
///
/// Keeps what it has read: an answer that nothing before the present place has read goes on from there, at a cost
/// that does not grow with the conversation; any other walks again from the first place that read it.
public struct Walk: Sendable {
  /// The nodes on the way, the present one last.
  public private(set) var path: [Reference<Node>] = []
  /// Where on the path nodes stand that give first help.
  private var helpers: [Int] = []
  /// Where the way stops.
  public private(set) var stop = Stop.concludes(nil)
  var facts: FactTable
  /// Where on the path a slot was read first, by slot, and an entry, by the question's position.
  private var firstRead: [Int: Int] = [:]
  private var firstAsked: [Int: Int] = [:]

  init(_ dialog: Dialog, settings: [String: String], journal: Journal) {
    facts = FactTable(dialog, settings: settings, journal: journal)
    pass(dialog.start, dialog)
    goOn(dialog, journal)
  }

  /// The value of every slot at the present place.
  public var values: [Value] { facts.values }

  /// Takes in changed entries of the journal and walks on.
  ///
  @discardableResult
  mutating func update(
    _ questions: [Reference<Question>], _ dialog: Dialog, _ journal: Journal
  ) -> PathChange {
    let changed = facts.update(questions, dialog, journal)
    let earliest = (changed.compactMap { firstRead[$0] } + questions.compactMap { firstAsked[$0.position] })
      .min()
    let kept = min(earliest ?? path.count - 1, path.count - 1) + 1
    let left = Array(path[kept...])
    if kept < path.count {
      path.removeSubrange(kept...)
      helpers.removeAll { $0 >= kept }
      firstRead = firstRead.filter { $0.value < kept }
      firstAsked = firstAsked.filter { $0.value < kept }
    }
    goOn(dialog, journal)
    return PathChange(kept: kept, left: left)
  }

  private mutating func pass(_ node: Reference<Node>, _ dialog: Dialog) {
    if !dialog[node].advise.isEmpty { helpers.append(path.count) }
    path.append(node)
  }

  /// First help of the nodes on the way that is known not to harm, from a position on the path on.
  func firstHelp(_ dialog: Dialog, from position: Int = 0) -> [Reference<Advice>] {
    if helpers.isEmpty { return [] }
    return helpers.filter { $0 >= position }.flatMap { dialog[path[$0]].advise }.filter { advice in
      dialog[advice].unless.map { $0.truth(values) == false } ?? true
    }
  }

  /// Walks on from the last node of the path, which is looked at anew.
  private mutating func goOn(_ dialog: Dialog, _ journal: Journal) {
    while true {
      let node = path[path.count - 1]
      if let prompt = openItem(of: dialog[node], dialog, journal) {
        return settle(.asks(prompt), dialog, journal)
      }
      switch dialog[node].exit {
      case .conclude:
        let needed = neededPrompt(dialog, journal)
        return settle(needed.map(Stop.asks) ?? .concludes(node), dialog, journal)
      case .next(let edges):
        guard let edge = edges.first(where: { $0.when.map { holds($0) } ?? true }) else {
          return settle(.concludes(node), dialog, journal)
        }
        pass(edge.to, dialog)
      }
    }
  }

  /// What outranks the graph: a level that stops the conversation, then a mention that waits to be asked about.
  private mutating func settle(_ graph: Stop, _ dialog: Dialog, _ journal: Journal) {
    if dialog[facts.level(dialog)].stops {
      // Nothing more is asked, except whether a danger sign is really taken back.
      let takenBack = journal.mentionPrompt(in: dialog) { journal[$0] != nil }
      if let takenBack { stop = .asks(takenBack) } else { stop = graph.concluding }
    } else if let mention = journal.mentionPrompt(in: dialog) {
      stop = .asks(mention)
    } else {
      stop = graph
    }
  }

  private mutating func openItem(of node: Node, _ dialog: Dialog, _ journal: Journal) -> Prompt? {
    for item in node.asks where item.when.map({ holds($0) }) ?? true {
      noteAsked(item.question, dialog)
      let prompt = journal.prompt(for: item.question, in: dialog, reason: .itsTurn, values: facts.values)
      if let prompt { return prompt }
    }
    return nil
  }

  /// Remembers that this place has looked at the entries of a question, its items, and what makes them relevant.
  private mutating func noteAsked(_ question: Reference<Question>, _ dialog: Dialog) {
    for looked in [question] + dialog[question].items {
      firstAsked[looked.position] = firstAsked[looked.position] ?? path.count - 1
      for slot in dialog[looked].relevant?.reads ?? [] { noteRead(slot) }
    }
  }

  private mutating func noteRead(_ slot: Int) {
    firstRead[slot] = firstRead[slot] ?? path.count - 1
  }

  private mutating func holds(_ condition: Expression) -> Bool {
    for slot in condition.reads { noteRead(slot) }
    return condition.truth(facts.values) == true
  }

  /// Whether a question may be asked: its `relevant`, if any, is true.
  func isRelevant(_ question: Reference<Question>, _ dialog: Dialog) -> Bool {
    dialog.isRelevant(question, facts.values)
  }
}

/// How a path differs from the one before.
struct PathChange {
  /// How many of the first nodes are the same.
  let kept: Int
  /// The nodes after them that the path before passed.
  let left: [Reference<Node>]
}

extension PathChange {
  init(from old: [Reference<Node>], to new: [Reference<Node>]) {
    kept = zip(old, new).prefix { $0 == $1 }.count
    left = Array(old[kept...])
  }
}

extension Stop {
  /// The conclusion that stands here when nothing more may be asked.
  fileprivate var concluding: Stop {
    if case .concludes = self { self } else { .concludes(nil) }
  }
}
