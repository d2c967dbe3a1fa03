import Dialogs
import Transcripts

/// Something that suggested tests are to go through.
struct Goal: Hashable {
  enum Aim: Hashable {
    /// An item of the coverage map.
    case item(Int)
    /// A question is answered with a value at or next to a threshold.
    case value(Reference<Question>, Answer)
  }

  let aim: Aim
  /// What it is, for people: `raise deep_vein_clot to emergency`.
  let name: String
  /// What a file is named after it.
  let fileName: String
  /// Which of several goals a test is named after: the least.
  let rank: Int
  /// The node that it has to do with, where it is an edge to it.
  var visits: [Reference<Node>] = []
  /// The level that it should decide, where it is a finding or a raise.
  var level: Reference<Level>?
}

/// What is to be covered of a dialog, in the order of the dialog.
struct Goals {
  let map: CoverageMap
  let thresholds: [Threshold]
  let all: [Goal]

  /// The kinds of a coverage map that tests are suggested for; claims come with what cites them, and topics are asked
  /// about rather than led to.
  static let kinds: [CoverageMap.Kind] = [
    .raises, .findings, .edges, .advice, .properties, .answers, .nodes,
  ]

  init(_ map: CoverageMap, _ thresholds: [Threshold]) {
    (self.map, self.thresholds) = (map, thresholds)
    var goals: [Goal] = map.items.enumerated().compactMap { number, item in
      guard let rank = Self.kinds.firstIndex(of: item.kind) else { return nil }
      return Goal(
        aim: .item(number), name: "\(item.kind.singular) \(item.name)", fileName: Self.fileName(item.name),
        rank: 2 * rank, visits: Self.target(ofItem: number, map), level: Self.level(ofItem: number, map))
    }
    var seen: Set<Goal.Aim> = []
    for threshold in thresholds {
      let id = map.dialog[threshold.question].id
      for answer in threshold.answers where seen.insert(.value(threshold.question, answer)).inserted {
        let words = map.dialog.print(answer, to: threshold.question)
        goals.append(
          Goal(
            aim: .value(threshold.question, answer), name: "\(id) = \(answer.plain)",
            fileName: Self.fileName("\(id) \(words)"), rank: 2 * 4 + 1))
      }
    }
    all = goals.sorted { $0.rank < $1.rank }
  }

  private static func target(ofItem number: Int, _ map: CoverageMap) -> [Reference<Node>] {
    guard map.items[number].kind == .edges, let node = map.edges.lastIndex(where: { $0 <= number }) else {
      return []
    }
    return map.dialog.nodes[node].edges[safe: number - map.edges[node]].map { [$0.to] } ?? []
  }

  private static func level(ofItem number: Int, _ map: CoverageMap) -> Reference<Level>? {
    let findings = map.dialog.findings
    switch map.items[number].kind {
    case .findings: return findings[safe: number - (map.firsts[.findings] ?? 0)]?.level
    case .raises:
      guard let finding = map.raises.lastIndex(where: { $0 <= number }) else { return nil }
      return findings[finding].raises[safe: number - map.raises[finding]]?.to
    case .nodes, .edges, .answers, .advice, .topics, .claims, .contradictions, .properties: return nil
    }
  }

  /// Small letters, digits and hyphens, so that every file system takes it.
  static func fileName(_ name: String) -> String {
    var words: [String] = []
    var word = ""
    for scalar in name.lowercased().unicodeScalars.prefix(120) {
      switch scalar {
      case "a"..."z", "0"..."9": word.unicodeScalars.append(scalar)
      default:
        if !word.isEmpty { words.append(word) }
        word = ""
      }
    }
    return (words + [word]).filter { !$0.isEmpty }.joined(separator: "-")
  }
}
