import ClinicalQuality
import Conversations
public import Diagnostics
public import Dialogs
import Transcripts

extension Picture {
  /// Draws a dialog.
  ///
  /// - Parameter place: Where a part stands, as `path:line`, for people.
  /// - Complexity: O(parts of the dialog), bounded for dialogs whose conditions read each other a lot.
  public init(_ dialog: Dialog, place: (SourceRange) -> String? = { _ in nil }) {
    let draft = Draft(dialog)
    var edges: [Edge] = []
    for (position, node) in dialog.nodes.enumerated() { edges += draft.edges(of: node, at: position) }
    id = dialog.id
    title = dialog.title
    edition = (dialog.version.isEmpty ? "" : "version \(dialog.version), ") + dialog.status.rawValue
    start = dialog.start.position
    levels = draft.levels
    nodes = dialog.nodes.map { draft.node($0, place: place($0.place)) }
    self.edges = edges
  }
}

/// A dialog on its way to a picture.
private struct Draft {
  /// More of them at one box nobody reads.
  private static let mostFindings = 200

  let dialog: Dialog
  private let outcomes: Outcomes

  init(_ dialog: Dialog) {
    self.dialog = dialog
    outcomes = Outcomes(dialog)
  }

  var levels: [Picture.Level] {
    let last = max(dialog.levels.count - 1, 1)
    // As somebody reads it who has told nothing yet: the legend is for everybody, not for authors alone.
    let beginning = Conversation(dialog)
    return dialog.levels.enumerated().map { position, level in
      let shade = (2 * position * Picture.mildestShade + last) / (2 * last)
      return .init(id: level.id, headline: beginning.words(of: level.headline), shade: shade)
    }
  }

  func edges(of node: Node, at position: Int) -> [Picture.Edge] {
    guard case .next(let edges) = node.exit else { return [] }
    return edges.map { edge in
      Picture.Edge(
        from: position, to: edge.to.position, label: edge.label, condition: edge.when.map(condition),
        isOtherwise: edge.when == nil && edges.count > 1)
    }
  }

  func node(_ node: Node, place: String?) -> Picture.Node {
    let asked = node.asks.flatMap { [$0.question] + dialog[$0.question].items }
    let found = outcomes.findings(from: asked)
    let reachable = Set(found.flatMap { outcomes.levels(of: $0) })
    let concludes = if case .conclude = node.exit { true } else { false }
    let ends = dialog.levels.indices.filter { level in
      concludes ? outcomes.allLevels.contains(level) : dialog.levels[level].stops && reachable.contains(level)
    }
    return Picture.Node(
      id: node.id, say: node.say.map(words), questions: node.asks.map(question),
      advice: node.advise.map { words(dialog[$0].say) }, topicCount: node.topics.count,
      concludes: concludes, ends: ends, leads: reachable.subtracting(ends).sorted(),
      findings: found.prefix(Self.mostFindings).map(finding), place: place)
  }

  private func question(_ item: Node.Item) -> Picture.Question {
    let question = dialog[item.question]
    return Picture.Question(
      id: question.id, ask: words(question.ask), kind: question.kindName, why: question.why.map(words),
      isDanger: question.isDanger, answers: answers(question), when: item.when.map(condition),
      relevant: question.relevant.map(condition), unsure: question.unsure.map(\.spelled))
  }

  private func answers(_ question: Question) -> [String] {
    switch question.kind {
    case .choice(let options): options.map(\.label)
    case .checklist(let items):
      items.map { item in
        let asked = dialog[item]
        let only = asked.relevant.map { " (where \(condition($0)))" } ?? ""
        return (asked.short ?? words(asked.ask)) + (asked.isDanger ? " [danger sign]" : "") + only
      }
    case .yesNo, .number, .duration, .frequency, .text: []
    }
  }

  private func finding(_ position: Int) -> Picture.Finding {
    let finding = dialog.findings[position]
    return Picture.Finding(
      id: finding.id, title: finding.title, when: condition(finding.when),
      levels: outcomes.levels(of: position).sorted())
  }

  private func condition(_ expression: Expression) -> String { dialog.spelled(expression) }

  /// A text with its expressions in braces, as the author wrote them.
  private func words(_ text: Text) -> String {
    text.parts.map { part in
      switch part {
      case .words(let words): words
      case .value(let expression): "{{ \(condition(expression)) }}"
      }
    }.joined()
  }
}

extension Question {
  /// What counts as an answer, in words.
  fileprivate var kindName: String {
    switch kind {
    case .yesNo: "yes or no"
    case .choice: "one choice"
    case .number: "a number" + (unit.map { " (\($0))" } ?? "")
    case .duration: "a length of time"
    case .frequency: "times a week"
    case .text: "free words"
    case .checklist: "a checklist"
    }
  }
}
