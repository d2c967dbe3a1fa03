import Foundation

/// A page in which files are written and commands are run, each in a fenced block, in their order.
///
/// - A block whose first line is `# dialogs/…` writes the rest into that file; see ``FileEdit``.
/// - A block of the language `console` holds commands with what they show; see ``Session``.
/// - Other blocks are only read.
struct TutorialPage {
  /// What is done in a block.
  enum Deed {
    case edit(FileEdit)
    case session(Session)
  }

  /// A block that does something.
  struct Block {
    /// Its lines between the fences, by their numbers from 0.
    let lines: Range<Int>
    let deed: Deed
  }

  let lines: [String]
  let blocks: [Block]

  init(_ text: String) {
    let lines = text.components(separatedBy: "\n")
    var blocks: [Block] = []
    var opening: Int?
    for (number, line) in lines.enumerated() where line.hasPrefix("```") {
      guard let start = opening else {
        opening = number
        continue
      }
      let inside = Array(lines[(start + 1)..<number])
      if lines[start] == "```console" {
        blocks.append(Block(lines: start + 1..<number, deed: .session(Session(inside))))
      } else if let edit = FileEdit(inside) {
        blocks.append(Block(lines: start + 1..<number, deed: .edit(edit)))
      }
      opening = nil
    }
    self.lines = lines
    self.blocks = blocks
  }

  /// The page with what its sessions really show.
  func rewritten(_ sessions: [Session]) -> String {
    var lines = lines
    let places = blocks.filter { if case .session = $0.deed { true } else { false } }
    for (block, session) in zip(places, sessions).reversed() {
      lines.replaceSubrange(block.lines, with: session.lines)
    }
    return lines.joined(separator: "\n")
  }
}

/// What a block writes into a file, as its first line says: `# dialogs/a/b.yaml`, and behind it `, at the end`, or
/// `, in place of some_key` for one entry with all that is indented below it.
struct FileEdit {
  enum Place: Equatable {
    case whole, end
    case entry(String)
  }

  /// Why a file cannot be edited.
  struct Problem: Error, CustomStringConvertible {
    let description: String
  }

  let path: String
  let place: Place
  let text: [String]

  /// - Parameter lines: The lines of the block; `nil` where the first one names no file.
  init?(_ lines: [String]) {
    let pattern = /# (dialogs\/[^\s,]+)(?:, (?:(at the end)|in place of ([\w-]+)))?/
    guard let match = lines.first?.wholeMatch(of: pattern) else { return nil }
    path = String(match.1)
    place = match.3.map { .entry(String($0)) } ?? (match.2 == nil ? .whole : .end)
    text = Array(lines.dropFirst())
  }

  /// The new text of the file.
  ///
  /// - Parameter old: What stood in it; `nil` where there was none. A first line for editors stays.
  func applied(to old: String?) throws -> String {
    var lines = old?.components(separatedBy: "\n") ?? []
    while lines.last == "" { lines.removeLast() }
    switch place {
    case .whole:
      let modeline = lines.prefix(1).filter { $0.hasPrefix("# yaml-language-server:") }
      lines = modeline + text
    case .end: lines += [""] + text
    case .entry(let key):
      guard let start = lines.firstIndex(where: { $0.drop { $0 == " " }.hasPrefix("\(key):") }) else {
        throw Problem(description: "\(path) has no entry '\(key)'")
      }
      let column = Self.column(lines[start])
      var end = lines[(start + 1)...].firstIndex { !$0.isEmpty && Self.column($0) <= column } ?? lines.count
      while lines[end - 1].isEmpty { end -= 1 }
      lines.replaceSubrange(start..<end, with: text)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func column(_ line: String) -> Int { line.prefix { $0 == " " }.count }
}
