import ClinicalQuality
import Diagnostics
import Dialogs
import MarkedYAML

enum ScoreItemKey: String, FieldKey {
  case when, points
  case nullIs = "null_is"
}
enum LevelKey: String, FieldKey { case headline, say, stop, needs }
enum NeedKey: String, FieldKey { case question, when }
enum AdviceKey: String, FieldKey {
  case say, kind, when, unless, needs, cites
  case nullIs = "null_is"
}
enum FindingKey: String, FieldKey {
  case title, when, level, raise, explain, advise, cites
  case nullIs = "null_is"
}
enum RaiseKey: String, FieldKey {
  case when, to
  case nullIs = "null_is"
}

/// Scores, levels, advice and findings.
extension Assembler {
  func readScores() {
    for (position, entry) in sections[.scores].enumerated() {
      let values = report.items(entry.value, entry.id)
      if entry.value.kind == .sequence, values.isEmpty {
        report.add(.missing("an item with 'when' and 'points'", of: owner(entry, .scores)))
      }
      let items = values.compactMap { scoreItem($0) }
      let slots = dialog.slots[Reference<Score>(position)]
      reads[slots.least] = union(items.map(\.when.reads))
      reads[slots.greatest] = [slots.least]
      dialog.scores.append(Score(id: entry.id, items: items, place: entry.place))
    }
  }

  private func scoreItem(_ value: MarkedValue) -> Score.Item? {
    let owner = Owner(noun: "item", place: value.range)
    guard let fields = Fields<ScoreItemKey>(value, of: owner, report) else { return nil }
    checkNullIs(fields[.nullIs])
    let when = condition(fields.require(.when, report), "when", .facts)
    let points = points(fields.require(.points, report))
    guard let when, let points else { return nil }
    return Score.Item(when: when, points: points)
  }

  /// A whole number; sums stay far from overflow.
  private func points(_ value: MarkedValue?) -> Int32? {
    guard let value, let text = report.text(value, "points") else { return nil }
    if let points = Int32(text), (-1_000_000...1_000_000).contains(points) { return points }
    report.add(
      .invalidValue("'points' takes a whole number such as 1 or -2, not '\(excerpt(text))'", at: value.range))
    return nil
  }

  func readLevels() {
    for entry in sections[.levels] {
      guard let fields = Fields<LevelKey>(entry.value, of: owner(entry, .levels), report) else { continue }
      dialog.levels.append(
        Level(
          id: entry.id, headline: text(fields.require(.headline, report), "headline") ?? Text(""),
          say: text(fields[.say], "say"), stops: report.flag(fields[.stop], "stop") ?? false,
          needs: needs(fields[.needs]), place: entry.place))
    }
  }

  private func needs(_ value: MarkedValue?) -> [Need] {
    report.items(value, "needs").compactMap { item in
      guard item.kind == .mapping else { return question(item).map { Need(question: $0) } }
      let owner = Owner(noun: "need", place: item.range)
      guard let fields = Fields<NeedKey>(item, of: owner, report) else { return nil }
      let when = condition(fields[.when], "when", .level)
      return question(fields.require(.question, report)).map { Need(question: $0, when: when) }
    }
  }

  func readAdvice() {
    dialog.advice.reserveCapacity(sections[.advice].count)
    for entry in sections[.advice] {
      guard let fields = Fields<AdviceKey>(entry.value, of: owner(entry, .advice), report) else { continue }
      checkNullIs(fields[.nullIs])
      dialog.advice.append(
        Advice(
          id: entry.id, say: text(fields.require(.say, report), "say") ?? Text(""),
          kind: report.word(fields.require(.kind, report), "kind", as: Advice.Kind.self) ?? .do,
          when: condition(fields[.when], "when", .level),
          unless: condition(fields[.unless], "unless", .level, .unless, nullIs: fields[.nullIs]),
          needs: needs(fields[.needs]), cites: cites(fields[.cites]), place: entry.place))
    }
  }

  func readFindings() {
    dialog.findings.reserveCapacity(sections[.findings].count)
    for (position, entry) in sections[.findings].enumerated() {
      guard let fields = Fields<FindingKey>(entry.value, of: owner(entry, .findings), report) else {
        continue
      }
      checkNullIs(fields[.nullIs])
      let nullIs = fields[.nullIs]
      let when = condition(
        fields.require(.when, report), "when", .findings, .finding(position), nullIs: nullIs)
      let raises = raises(fields[.raise], nullIs)
      reads[dialog.slots[Reference<Finding>(position)]] = union(
        (when.map { [$0.reads] } ?? []) + raises.map(\.when.reads))
      dialog.findings.append(
        Finding(
          id: entry.id, title: report.plainText(fields.require(.title, report), "title") ?? "",
          when: when ?? .constant(.null), level: level(fields.require(.level, report)) ?? Reference(0),
          raises: raises, explain: text(fields[.explain], "explain"), advise: advise(fields[.advise]),
          cites: cites(fields[.cites]), place: entry.place))
    }
  }

  private func raises(_ value: MarkedValue?, _ nullIs: MarkedValue?) -> [Finding.Raise] {
    report.items(value, "raise").compactMap { item in
      let owner = Owner(noun: "raise", place: item.range)
      guard let fields = Fields<RaiseKey>(item, of: owner, report) else { return nil }
      checkNullIs(fields[.nullIs])
      let when = condition(
        fields.require(.when, report), "when", .findings, .raise, nullIs: fields[.nullIs] ?? nullIs)
      let to = level(fields.require(.to, report))
      guard let when, let to else { return nil }
      return Finding.Raise(when: when, to: to)
    }
  }

  private func union(_ lists: [[Int]]) -> [Int] {
    lists.count == 1 ? lists[0] : Set(lists.joined()).sorted()
  }
}
