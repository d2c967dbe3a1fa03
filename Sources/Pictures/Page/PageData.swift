import Diagnostics

extension Picture {
  /// What the page's script shows of boxes and arrows.
  func pageData(_ layout: Layout) -> JSON {
    .object(of: [
      "width": .number(Int(layout.width)), "height": .number(Int(layout.height)), "start": .number(start),
      "path": path.map { .array($0.nodes.map(JSON.number)) },
      "levels": .array(
        levels.map { level in
          .object(of: [
            "words": .string(level.words), "headline": .string(level.headline), "shade": .number(level.shade),
          ])
        }),
      "nodes": .array(nodes.map(\.json)), "edges": .array(edges.map(\.json)),
    ])
  }
}

extension Picture.Node {
  fileprivate var json: JSON {
    .object(of: [
      "id": .string(id), "say": say.map(JSON.string), "place": place.map(JSON.string),
      "tests": count.map { .string(Picture.tests($0)) }, "conclude": .boolean(concludes),
      "topics": topicCount == 0 ? nil : .number(topicCount), "advice": .strings(advice),
      "ends": .array(ends.map(JSON.number)), "leads": .array(leads.map(JSON.number)),
      "questions": .array(questions.map(\.json)), "findings": .array(findings.map(\.json)),
    ])
  }
}

extension Picture.Question {
  fileprivate var json: JSON {
    .object(of: [
      "id": .string(id), "ask": .string(ask), "kind": .string(kind), "why": why.map(JSON.string),
      "danger": .boolean(isDanger), "answers": answers.isEmpty ? nil : .strings(answers),
      "when": when.map(JSON.string), "relevant": relevant.map(JSON.string),
      "unsure": unsure.map(JSON.string),
    ])
  }
}

extension Picture.Finding {
  fileprivate var json: JSON {
    .object(of: [
      "id": .string(id), "title": .string(title), "when": .string(when),
      "levels": .array(levels.map(JSON.number)),
    ])
  }
}

extension Picture.Edge {
  fileprivate var json: JSON {
    .object(of: [
      "from": .number(from), "to": .number(to), "label": label.map(JSON.string),
      "when": condition.map(JSON.string), "otherwise": isOtherwise ? .boolean(true) : nil,
      "tests": count.map { .string(Picture.tests($0)) },
    ])
  }
}
