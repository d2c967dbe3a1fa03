import ClinicalQuality
import Diagnostics
public import Dialogs

/// Something that a conversation can come to.
public enum ReachTarget: Hashable, Sendable {
  case node(Reference<Node>)
  /// The edge of a node with that position.
  case edge(Int, of: Reference<Node>)
  case finding(Reference<Finding>)
  /// The raise of a finding with that position.
  case raise(Int, of: Reference<Finding>)
  case advice(Reference<Advice>)
  /// A conclusion with that level.
  case level(Reference<Level>)
  case topic(Reference<Topic>)
  /// The question is put.
  case question(Reference<Question>)
  case answer(Reference<Question>, Answer)
}

extension ReachTarget {
  /// A name that stands for nothing in the dialog.
  public struct Unknown: Error, Hashable, CustomStringConvertible {
    public let description: String
  }

  /// What a person writes for it: `clot_signs`, `leg_signs->clot_signs`, `leg_signs#2` (its second edge),
  /// `deep_vein_clot->emergency` or `deep_vein_clot#1` (a raise), `side=one`.
  public init(_ text: String, in dialog: Dialog) throws(Unknown) {
    let finder = TargetFinder(dialog: dialog)
    if let arrow = text.firstRange(of: "->") ?? text.firstRange(of: "→") {
      self = try finder.way(from: text[..<arrow.lowerBound].trimmed, to: text[arrow.upperBound...].trimmed)
    } else if let (name, number) = Self.numbered(text) {
      self = try finder.way(number, of: name)
    } else if let (name, value) = text.assignment {
      self = try finder.answer(value, to: name)
    } else {
      self = try finder.part(named: text.trimmed)
    }
  }

  private static func numbered(_ text: String) -> (name: String, number: Int)? {
    let parts = text.split(separator: "#", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Int(parts[1].trimmed) else { return nil }
    return (parts[0].trimmed, number)
  }

  /// What it is, for people.
  public func described(in dialog: Dialog) -> String {
    switch self {
    case .node(let node): return "the node '\(dialog[node].id)'"
    case .edge(let index, let node):
      guard let edge = dialog[node].edges[safe: index] else { return "an edge of '\(dialog[node].id)'" }
      let label = edge.label.map { " (\($0))" } ?? ""
      return "the edge '\(dialog[node].id)->\(dialog[edge.to].id)'\(label)"
    case .finding(let finding): return "the finding '\(dialog[finding].id)'"
    case .raise(let index, let finding):
      guard let raise = dialog[finding].raises[safe: index] else {
        return "a raise of '\(dialog[finding].id)'"
      }
      return "the raise '\(dialog[finding].id)->\(dialog[raise.to].id)'"
    case .advice(let advice): return "the advice '\(dialog[advice].id)'"
    case .level(let level): return "the level '\(dialog[level].id)'"
    case .topic(let topic): return "the topic '\(dialog[topic].id)'"
    case .question(let question): return "the question '\(dialog[question].id)'"
    case .answer(let question, let answer): return "the answer '\(dialog[question].id) = \(answer.written)'"
    }
  }
}

/// Finds what a name stands for, and says what was probably meant where it stands for nothing.
private struct TargetFinder {
  typealias Unknown = ReachTarget.Unknown

  let dialog: Dialog

  func part(named name: String) throws(Unknown) -> ReachTarget {
    if let question = dialog.question(named: name) { return .question(question) }
    if let entry = dialog.names[name] {
      switch entry.kind {
      case .node: return .node(Reference(entry.position))
      case .finding: return .finding(Reference(entry.position))
      case .advice: return .advice(Reference(entry.position))
      case .level: return .level(Reference(entry.position))
      case .topic: return .topic(Reference(entry.position))
      case .question: return .question(Reference(entry.position))
      case .setting: throw Unknown(description: "'\(name)' is a setting; give it with --set \(name)=…")
      case .derived, .score, .property:
        throw Unknown(
          description: "'\(name)' is a \(entry.kind.rawValue), which a conversation does not come to; "
            + "name a node, a question, a finding, an advice, a level or a topic")
      }
    }
    let kinds: [Names.Kind] = [.node, .finding, .advice, .level, .topic, .question]
    throw unknown("nothing in '\(dialog.id)' is named", name, kinds.flatMap { dialog.names.all($0) })
  }

  /// The edge between two nodes, or the raise of a finding to a level; the first of several.
  func way(from name: String, to other: String) throws(Unknown) -> ReachTarget {
    if let finding = dialog.names.position(of: name, as: .finding) {
      let raises = dialog.findings[finding].raises
      if let index = raises.firstIndex(where: { dialog[$0.to].id == other }) {
        return .raise(index, of: Reference(finding))
      }
      throw unknown("'\(name)' is never raised to", other, raises.map { dialog[$0.to].id })
    }
    let node = try node(name)
    let edges = dialog[node].edges
    if let index = edges.firstIndex(where: { dialog[$0.to].id == other }) { return .edge(index, of: node) }
    throw unknown("no edge leads from '\(name)' to", other, edges.map { dialog[$0.to].id })
  }

  /// The edge of a node, or the raise of a finding, with that number, counted from 1.
  func way(_ number: Int, of name: String) throws(Unknown) -> ReachTarget {
    if let finding = dialog.names.position(of: name, as: .finding) {
      let count = dialog.findings[finding].raises.count
      guard (1...max(1, count)).contains(number), count > 0 else {
        throw Unknown(description: "'\(name)' has \(count) raises")
      }
      return .raise(number - 1, of: Reference(finding))
    }
    let node = try node(name)
    let count = dialog[node].edges.count
    guard count > 0, (1...count).contains(number) else {
      throw Unknown(description: "'\(name)' has \(count) edges")
    }
    return .edge(number - 1, of: node)
  }

  func answer(_ value: String, to name: String) throws(Unknown) -> ReachTarget {
    guard let question = dialog.question(named: name) else {
      throw unknown("no question is named", name, dialog.names.all(.question))
    }
    if let answer = dialog[question].answer(written: value) ?? yesOrNo(value, dialog[question]) {
      return .answer(question, answer)
    }
    throw unknown("'\(name)' has no answer", value, dialog[question].options.map(\.id))
  }

  /// 'yes' and 'no' as dialogs write them in their examples.
  private func yesOrNo(_ value: String, _ question: Question) -> Answer? {
    guard case .yesNo = question.kind else { return nil }
    return switch value {
    case "yes": .yes
    case "no": .no
    default: nil
    }
  }

  private func node(_ name: String) throws(Unknown) -> Reference<Node> {
    if let position = dialog.names.position(of: name, as: .node) { return Reference(position) }
    throw unknown("no node or finding is named", name, dialog.names.all(.node) + dialog.names.all(.finding))
  }

  private func unknown(_ problem: String, _ name: String, _ known: [String]) -> Unknown {
    let near = closest(to: name, in: known).map { "; did you mean '\($0)'?" } ?? ""
    return Unknown(description: "\(problem) '\(name)'\(near)")
  }
}

extension Node {
  /// The ways on from it; none where it concludes.
  var edges: [Edge] { if case .next(let edges) = exit { edges } else { [] } }
}

extension Array {
  subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
