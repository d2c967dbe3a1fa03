import ClinicalQuality
import Diagnostics
import Dialogs
import MarkedYAML

enum NodeKey: String, FieldKey { case say, ask, next, advise, conclude, topics }
enum AskKey: String, FieldKey {
  case question, when
  case nullIs = "null_is"
}
enum EdgeKey: String, FieldKey {
  case when, to, label
  case nullIs = "null_is"
}

extension Assembler {
  func readNodes() {
    let entries = sections[.nodes]
    graph = Array(repeating: nil, count: entries.count)
    dialog.nodes.reserveCapacity(entries.count)
    for (position, entry) in entries.enumerated() {
      guard let fields = Fields<NodeKey>(entry.value, of: owner(entry, .nodes), report) else { continue }
      let exit = exit(fields)
      graph[position] = exit.map(targets)
      dialog.nodes.append(
        Node(
          id: entry.id, say: text(fields[.say], "say"), asks: asks(fields[.ask]),
          advise: advise(fields[.advise]),
          exit: exit ?? .conclude, topics: topics(fields[.topics], "topics"), place: entry.place))
    }
  }

  private func targets(_ exit: Node.Exit) -> [Int] {
    switch exit {
    case .conclude: []
    case .next(let edges): edges.map(\.to.position)
    }
  }

  private func asks(_ value: MarkedValue?) -> [Node.Item] {
    report.items(value, "ask").compactMap { item in
      guard item.kind == .mapping else { return question(item).map { Node.Item(question: $0) } }
      let owner = Owner(noun: "item of 'ask'", place: item.range)
      guard let fields = Fields<AskKey>(item, of: owner, report) else { return nil }
      checkNullIs(fields[.nullIs])
      let when = condition(fields[.when], "when", .level, .ask, nullIs: fields[.nullIs])
      return question(fields.require(.question, report)).map { Node.Item(question: $0, when: when) }
    }
  }

  /// What comes after the questions; `nil` where it could not be read whole.
  private func exit(_ fields: Fields<NodeKey>) -> Node.Exit? {
    let concludes = report.flag(fields[.conclude], "conclude")
    guard fields.has(.next) else {
      if concludes != true, !fields.has(.conclude) || concludes == false {
        report.add(
          .noWayOn(
            "\(fields.owner.described) has neither 'next' nor 'conclude: true'", at: fields.owner.place))
      }
      return concludes == true ? .conclude : nil
    }
    if concludes == true {
      report.add(
        .noWayOn(
          "\(fields.owner.described) concludes and goes on: keep one of the two", at: fields.place(of: .next))
      )
    }
    return edges(fields).map(Node.Exit.next)
  }

  private func edges(_ fields: Fields<NodeKey>) -> [Node.Edge]? {
    guard let value = fields[.next] else { return nil }
    let values = value.kind == .sequence ? Array(value.items) : [value]
    guard !values.isEmpty else {
      report.add(.noWayOn("'next' leads nowhere: name a node", at: value.range))
      return nil
    }
    var edges: [Node.Edge] = []
    for (position, item) in values.enumerated() {
      if let edge = edge(item, isLast: position == values.count - 1) { edges.append(edge) }
    }
    return edges.count == values.count ? edges : nil
  }

  private func edge(_ value: MarkedValue, isLast: Bool) -> Node.Edge? {
    guard value.kind == .mapping else {
      if value.kind == .scalar, !value.isMissing, !isLast { report.add(.edgeBeforeLast(at: value.range)) }
      guard value.kind == .scalar, !value.isMissing else {
        report.addWrongShape("next", "a node, or a list of ways on", value)
        return nil
      }
      return node(value).map { Node.Edge(when: nil, to: $0, place: value.range) }
    }
    let owner = Owner(noun: "edge", place: value.range)
    guard let fields = Fields<EdgeKey>(value, of: owner, report) else { return nil }
    checkNullIs(fields[.nullIs])
    if isLast, let when = fields.entry(.when) {
      report.add(.lastEdgeHasCondition(at: SourceRange(from: when.key.range, to: when.value.range)))
    } else if !isLast, !fields.has(.when) {
      report.add(.edgeBeforeLast(at: value.range))
    }
    let when = condition(fields[.when], "when", .level, .edge, nullIs: fields[.nullIs])
    let label = report.plainText(fields[.label], "label")
    return node(fields.require(.to, report)).map {
      Node.Edge(when: when, to: $0, label: label, place: value.range)
    }
  }

  private func node(_ value: MarkedValue?) -> Reference<Node>? { reference(value, .nodes, .unknownNode) }
}

extension SourceRange {
  /// From the beginning of one range to the end of another in the same file.
  init(from first: SourceRange, to last: SourceRange) {
    self.init(
      file: first.file, bytes: first.bytes.lowerBound..<max(first.bytes.upperBound, last.bytes.upperBound))
  }
}

extension Diagnostic {
  static func noWayOn(_ message: String, at place: SourceRange) -> Self {
    Diagnostic(.noWayOn, message, at: place)
  }

  static func edgeBeforeLast(at place: SourceRange) -> Self {
    Diagnostic(
      .edgeBeforeLast,
      "this way on has no 'when', so it is always taken and those after it never: put it last, or give it a 'when'",
      at: place)
  }

  static func lastEdgeHasCondition(at place: SourceRange) -> Self {
    Diagnostic(
      .lastEdgeHasCondition,
      "the last way on is taken when no other is, so it has no 'when': delete it, or add one more below",
      at: place)
  }
}
