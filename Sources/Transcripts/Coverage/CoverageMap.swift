package import ClinicalQuality
public import Diagnostics
public import Dialogs

/// Everything in a dialog that transcripts can go through, numbered.
public struct CoverageMap: Sendable {
  /// What kind of thing is gone through.
  public enum Kind: String, Sendable, CaseIterable {
    case nodes, edges, answers, findings, raises, advice, topics, claims, contradictions, properties
  }

  /// One thing to go through.
  public struct Item: Hashable, Sendable {
    public let kind: Kind
    /// What it is, for people: `leg_signs → clot_signs (one leg is swollen)`.
    public let name: String
    /// Where it, or what it belongs to, is named; `nil` for what keeps no place.
    public let place: SourceRange?
    /// The word that begins its own line within that place.
    public let key: String?
  }

  public let items: [Item]
  package let dialog: Dialog
  /// The number of the first edge of each node, and so on.
  package let edges: [Int]
  package let answers: [Int]
  package let raises: [Int]
  /// The number of each claim; `nil` for one that is withheld, which nobody may be told.
  let claims: [Int?]
  /// The numbers of the first finding, advice, topic, contradiction and property.
  package let firsts: [Kind: Int]
  /// What must be true for a property to say anything: the left side of its `implies`.
  package let premises: [Expression?]

  public init(_ dialog: Dialog) {
    var build = Numbering()
    self.dialog = dialog
    for node in dialog.nodes { build.add(.nodes, node.id, node.place) }
    edges = dialog.nodes.map { node in build.group { Self.addEdges(of: node, dialog, to: &$0) } }
    answers = dialog.questions.map { question in build.group { Self.addAnswers(to: question, in: &$0) } }
    var firsts: [Kind: Int] = [:]
    firsts[.findings] = build.group { for part in dialog.findings { $0.add(.findings, part.id, part.place) } }
    raises = dialog.findings.map { finding in
      build.group {
        for raise in finding.raises {
          $0.add(.raises, "\(finding.id) to \(dialog[raise.to].id)", finding.place, key: "raise")
        }
      }
    }
    firsts[.advice] = build.group { for part in dialog.advice { $0.add(.advice, part.id, part.place) } }
    firsts[.topics] = build.group { for part in dialog.topics { $0.add(.topics, part.id, part.place) } }
    claims = dialog.claims.map { claim in
      guard claim.withheld == nil else { return nil }
      return build.group { $0.add(.claims, claim.id, claim.place) }
    }
    firsts[.contradictions] = build.group {
      for part in dialog.contradictions { $0.add(.contradictions, part.id, part.place) }
    }
    firsts[.properties] = build.group {
      for part in dialog.properties { $0.add(.properties, part.id, part.place) }
    }
    self.firsts = firsts
    premises = dialog.properties.map { property in
      if case .always(let expression) = property.rule { expression.premise } else { nil }
    }
    items = build.items
  }

  private struct Numbering {
    var items: [Item] = []

    mutating func add(_ kind: Kind, _ name: String, _ place: SourceRange?, key: String? = nil) {
      items.append(Item(kind: kind, name: name, place: place, key: key))
    }

    /// Adds several, and gives the number of the first.
    mutating func group(_ add: (inout Self) -> Void) -> Int {
      let first = items.count
      add(&self)
      return first
    }
  }

  private static func addEdges(of node: Node, _ dialog: Dialog, to build: inout Numbering) {
    guard case .next(let edges) = node.exit else { return }
    for edge in edges {
      let label = edge.label.map { " (\($0))" } ?? ""
      build.add(.edges, "\(node.id) → \(dialog[edge.to].id)\(label)", edge.place)
    }
  }

  private static func addAnswers(to question: Question, in build: inout Numbering) {
    func add(_ answer: String, key: String? = nil) {
      build.add(.answers, "\(question.id) = \(answer)", question.place, key: key)
    }
    switch question.kind {
    case .yesNo:
      add("true")
      add("false")
    case .choice(let options): for option in options { add("'\(option.id)'", key: option.id) }
    case .number, .duration, .frequency: add("a value")
    case .text: return add("any words")
    case .checklist: break
    }
    add("not sure")
  }

  /// The number of an answer, as ``addAnswers(to:in:)`` gave it; `nil` for an answer that is not counted.
  package func number(of answer: Answer, to question: Reference<Question>) -> Int? {
    let first = answers[question.position]
    let asked = dialog[question]
    switch (asked.kind, answer) {
    case (.text, .value): return first
    case (.text, .notSure), (.checklist, .value): return nil
    case (.checklist, .notSure): return first
    case (.yesNo, .value(let value)): return first + (value == .boolean(true) ? 0 : 1)
    case (.yesNo, .notSure): return first + 2
    case (.choice(let options), .notSure): return first + options.count
    case (.choice(let options), .value(let value)):
      return options.firstIndex { .string($0.id) == value }.map { first + $0 }
    case (.number, .value), (.duration, .value), (.frequency, .value): return first
    case (.number, .notSure), (.duration, .notSure), (.frequency, .notSure): return first + 1
    }
  }
}

/// The numbers of what was gone through, a bit each.
public struct CoverageSet: Hashable, Sendable {
  private var words: [UInt64]

  package init(count: Int) { words = Array(repeating: 0, count: (count + 63) / 64) }

  package mutating func insert(_ number: Int) { words[number / 64] |= 1 << UInt64(number % 64) }

  package func contains(_ number: Int) -> Bool { words[number / 64] & 1 << UInt64(number % 64) != 0 }

  package mutating func formUnion(_ other: Self) {
    for index in words.indices where index < other.words.count { words[index] |= other.words[index] }
  }
}
