import ClinicalQuality
import Dialogs

/// How long a sentence on the card gets, in letters: some three rows of a terminal for the most urgent level, two for
/// each of the next; the others stand in `/sooner` only.
private let longestSentences = [236, 158, 158]
/// How many signs a sentence names at least and at most.
private let signsInSentence = 2...8

extension Conversation {
  /// All that would make the level more urgent, a sign a line.
  public func lines(for sooner: Sooner) -> [Line] {
    guard !sooner.groups.isEmpty else { return [Line(.say, message("sooner_none"))] }
    return sooner.groups.flatMap { group in
      [Line(.heading, message("sooner_heading", ["action": action(of: group)]))]
        + group.signs.map { Line(.item, describe($0)) }
    } + (sooner.isComplete ? [] : [Line(.note, message("sooner_incomplete"))])
  }

  /// One sentence for each of the most urgent levels, with its first signs.
  func sentences(for sooner: Sooner) -> [String] {
    zip(sooner.groups, longestSentences).map(sentence)
  }

  /// Where all of them are found, and that more of them mean more.
  func advice(on sooner: Sooner, isLeaving: Bool) -> [String] {
    guard !sooner.groups.isEmpty else { return [] }
    if isLeaving { return [message("sooner_leaving")] }
    let count = sooner.groups.map(\.signs.count).reduce(0, +)
    let shown = zip(sooner.groups, longestSentences).map { signs(of: $0, in: $1).count }.reduce(0, +)
    return [message(count > shown ? "sooner_all" : "sooner_tell", ["count": String(count)])]
  }

  private func sentence(_ group: Sooner.Group, in length: Int) -> String {
    let shown = signs(of: group, in: length)
    let others = group.signs.count - shown.count
    let id = others > 0 ? "sooner_more" : shown.count == 1 ? "sooner_one" : "sooner"
    return message(
      id, ["action": action(of: group), "signs": shown.joined(separator: "; "), "count": String(others)])
  }

  /// The first signs of a group, as far as they fit into a sentence.
  private func signs(of group: Sooner.Group, in length: Int) -> [String] {
    var left = length - message("sooner_more", ["action": action(of: group)]).count
    return Array(
      group.signs.prefix(signsInSentence.upperBound).map(describe).enumerated().prefix { place, sign in
        left -= sign.count + 2
        return left >= 0 || place < signsInSentence.lowerBound
      }.map(\.element))
  }

  private func action(of group: Sooner.Group) -> String { words(of: dialog[group.level].headline) }

  /// A sign in a few words: 'chest pain', 'which leg: left or right', 'age: 65 years or more'.
  public func describe(_ sign: Sooner.Sign) -> String {
    switch sign.answers.first {
    case .boolean(let truth)? where sign.answers.count == 1:
      return describe(truth ? .yes : .no, to: sign.question)
    default:
      let values = sign.answers.map { print($0, sign.question) }
      let list = values.dropFirst().reduce(values.first ?? "") {
        message("either", ["one": $0, "other": $1])
      }
      return message("noted_value", ["fact": shortName(of: sign.question), "value": list])
    }
  }

  private func print(_ value: Value, _ question: Reference<Question>) -> String {
    guard case .interval(let range) = value else { return dialog.print(.value(value), to: question) }
    let ends = [
      end(range.low, question, range.lowClosed ? "at_least" : "more_than", "low"),
      end(range.high, question, range.highClosed ? "at_most" : "less_than", "high"),
    ].compactMap(\.self)
    if ends.count == 2 { return message("from_to", ["low": ends[0], "high": ends[1]]) }
    return ends.first ?? ""
  }

  private func end(_ value: Value, _ question: Reference<Question>, _ id: String, _ name: String) -> String? {
    value.isNull ? nil : message(id, [name: dialog.print(.value(value), to: question)])
  }
}
