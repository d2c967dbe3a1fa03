import Diagnostics

/// A line of what is written in a box or beside an arrow, and how much room it takes, in the units of the paper.
struct BoxLine {
  enum Style: Hashable {
    case title, asks, note
    /// A level, by its number: with which the conversation may end here, or to which answers may lead.
    case ends(Int)
    case leads(Int)
    /// How many transcripts go through.
    case count
    /// Beside an arrow.
    case label
  }

  let style: Style
  let text: String

  /// Ids are written in a fixed-width font; for other text these widths are a little more than most fonts need.
  var width: Double {
    let columns = Double(displayWidth(of: text))
    return switch style {
    case .title: columns * 8.1
    case .asks: columns * 7.1
    case .ends, .leads: columns * 7.5 + 16
    case .note, .count, .label: columns * 7.0
    }
  }

  var height: Double {
    switch style {
    case .title: 20
    case .ends, .leads: 21
    case .asks, .note, .count, .label: 16
    }
  }
}

extension Picture {
  /// What is written in a box, from top to bottom.
  func lines(of node: Node) -> [BoxLine] {
    var lines = wrapped(node.id, columns: 30, most: 2).map { BoxLine(style: .title, text: $0) }
    if node.questions.isEmpty, let say = node.say {
      lines += wrapped(say, columns: 36, most: 2).map { BoxLine(style: .note, text: $0) }
    }
    let asked = node.questions.map(\.id).joined(separator: ", ")
    lines += wrapped(asked, columns: 34, most: 3).map { BoxLine(style: .asks, text: $0) }
    if !node.advice.isEmpty { lines.append(BoxLine(style: .note, text: "gives first help")) }
    lines += node.ends.prefix(8).map {
      BoxLine(style: .ends($0), text: "may end: \(short(levels[$0].words))")
    }
    if node.ends.count > 8 {
      lines.append(BoxLine(style: .note, text: "and \(node.ends.count - 8) more levels"))
    }
    // The most urgent says enough: nearly every box could lead to all the milder ones.
    if let first = node.leads.first {
      lines.append(BoxLine(style: .leads(first), text: "may lead to: \(short(levels[first].words))"))
    }
    if let count = node.count { lines.append(BoxLine(style: .count, text: Self.tests(count))) }
    return lines
  }

  /// What is written beside an arrow.
  func lines(of edge: Edge) -> [BoxLine] {
    var lines = wrapped(edge.words ?? "", columns: 26, most: 3).map { BoxLine(style: .label, text: $0) }
    if let count = edge.count { lines.append(BoxLine(style: .count, text: Self.tests(count))) }
    return lines
  }

  static func tests(_ count: Int) -> String {
    switch count {
    case 0: "✗ never tested"
    case 1: "✓ 1 test"
    default: "✓ \(count) tests"
    }
  }

  private func short(_ text: String) -> String { wrapped(text, columns: 24, most: 1).first ?? "" }
}

/// A text in lines of at most so many columns; what does not fit into the last is cut off with `…`.
func wrapped(_ text: String, columns: Int, most: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  var width = 0
  // More than fits is never looked at.
  let characters = text.prefix(4 * columns * most).map { $0.isWhitespace ? " " : $0 }
  var words = characters.split(separator: " ", omittingEmptySubsequences: true).map { String($0) }[...]
  while let word = words.popFirst() {
    let length = displayWidth(of: word)
    if width > 0, width + 1 + length <= columns {
      line += " " + word
      width += 1 + length
      continue
    }
    if width > 0 { lines.append(line) }
    if lines.count == most { return cut(lines, columns) }
    let (head, rest) = split(word, columns: columns)
    (line, width) = (head, displayWidth(of: head))
    if !rest.isEmpty { words = [rest] + words }
  }
  if width > 0 { lines.append(line) }
  return lines.count > most || text.count > characters.count ? cut(Array(lines.prefix(most)), columns) : lines
}

/// The beginning of a word that is too long for a line, up to a '_' where there is one, and the rest.
private func split(_ word: String, columns: Int) -> (head: String, rest: String) {
  guard displayWidth(of: word) > columns else { return (word, "") }
  var head = ""
  var width = 0
  for character in word {
    width += displayWidth(of: character)
    // A character of no width counts too, or there could be no end of them.
    if width > columns || head.count >= 2 * columns { break }
    head.append(character)
  }
  if head.isEmpty { head = String(word.prefix(1)) }
  if let joint = head.lastIndex(of: "_"), head.distance(from: head.startIndex, to: joint) > columns / 2 {
    head = String(head[...joint])
  }
  return (head, String(word.dropFirst(head.count)))
}

private func cut(_ lines: [String], _ columns: Int) -> [String] {
  guard let last = lines.last else { return lines }
  let kept = displayWidth(of: last) < columns ? last : String(last.dropLast())
  return lines.dropLast() + [kept + "…"]
}
