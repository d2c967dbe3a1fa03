import Diagnostics
public import Dialogs

extension Burden {
  /// The measures for people: a table of levels, and which danger signs come with which prompt.
  ///
  /// - Parameter dialog: The dialog that was measured.
  public func text(_ dialog: Dialog) -> String {
    ([levelTable(dialog)] + [calmLine(dialog)] + [signLines(dialog), tellingLines(dialog)])
      .filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private func levelTable(_ dialog: Dialog) -> [String] {
    func number(_ number: Int?) -> String { number.map(String.init) ?? "-" }
    let width = max(dialog.levels.map(\.id.utf8.count).max() ?? 0, 5) + 2
    func row(_ name: String, _ cells: [String]) -> String {
      name + String(repeating: " ", count: width - name.utf8.count)
        + cells.map { String(repeating: " ", count: max(0, 8 - $0.utf8.count)) + $0 }.joined()
    }
    let head = row("level", ["fewest", "typical", "most"])
    return ["Prompts before the advice", head]
      + levels.map {
        row(dialog[$0.level].id, [number($0.fewest), number($0.typical), number($0.most)])
      }
  }

  private func calmLine(_ dialog: Dialog) -> [String] {
    guard let calm = whereNothingTurnsUp else { return [] }
    return ["Where nothing turns up: \(Self.prompts(calm.prompts)), and '\(dialog[calm.level].id)'."]
  }

  /// The danger signs by the prompt that first shows them.
  private func signLines(_ dialog: Dialog) -> [String] {
    guard !signs.isEmpty else { return [] }
    var lines = ["Danger signs, by the prompt that first asks about them where nothing turns up"]
    for number in Set(signs.compactMap(\.prompt)).sorted() {
      lines += Self.list(
        "prompt \(number)", signs.filter { $0.prompt == number }.map { dialog[$0.question].id })
    }
    let others = signs.filter { $0.prompt == nil }
    let late = others.compactMap { sign in
      sign.prompts.map { "\(dialog[sign.question].id) (\(Self.written($0)))" }
    }
    lines += Self.list("where other answers call for it, at prompt", late)
    let unasked = others.filter { $0.prompts == nil }.map { dialog[$0.question].id }
    return lines + Self.list("in no conversation that was held", unasked)
  }

  /// How many prompts follow a danger sign that is told in the first words, by the level that it comes to.
  private func tellingLines(_ dialog: Dialog) -> [String] {
    let calm = whereNothingTurnsUp?.level.position ?? dialog.levels.count
    var lines: [String] = []
    for position in 0..<calm {
      let ended = signs.filter { $0.afterTelling?.level.position == position }
      for number in Set(ended.compactMap(\.afterTelling?.prompts)).sorted() {
        let names = ended.filter { $0.afterTelling?.prompts == number }.map { dialog[$0.question].id }
        lines += Self.list("\(dialog.levels[position].id) after \(Self.prompts(number)) more", names)
      }
    }
    let idle = signs.filter { ($0.afterTelling?.level.position ?? -1) >= calm }.map { dialog[$0.question].id }
    lines += Self.list("nothing more urgent, by themselves", idle)
    return lines.isEmpty ? [] : ["Danger signs that are told in the first words come to"] + lines
  }

  // MARK: - Words

  private static func prompts(_ number: Int) -> String { number == 1 ? "1 prompt" : "\(number) prompts" }

  private static func written(_ range: ClosedRange<Int>) -> String {
    range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
  }

  /// Names in lines of a readable width below a title; nothing where there are none.
  private static func list(_ title: String, _ names: [String]) -> [String] {
    guard !names.isEmpty else { return [] }
    var lines = ["  \(title)"]
    var line = ""
    for (index, name) in names.enumerated() {
      let item = index + 1 < names.count ? name + "," : name
      if !line.isEmpty, displayWidth(of: line) + displayWidth(of: item) > 90 {
        lines.append("    " + line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + item
    }
    return lines + ["    " + line]
  }
}
