import Diagnostics
import DialogLoading

/// Finds the lines that a part of a dialog takes: from its name to the last line that is indented below it.
struct BlockLines {
  private let files: [(path: String, lines: [Substring])]
  private var locator: SourceLocator

  init(_ loaded: LoadedDialog) {
    locator = SourceLocator(loaded.sources)
    files = loaded.sources.files.prefix(loaded.dialogFileCount).map { file in
      let text = String(decoding: file.bytes, as: UTF8.self)
      return (file.path, text.split(separator: "\n", omittingEmptySubsequences: false))
    }
  }

  mutating func lines(of item: CoverageMap.Item) -> CoverageReport.Lines? {
    guard let place = item.place else { return item.key.flatMap(search) }
    guard let whole = lines(of: place), let key = item.key else { return lines(of: place) }
    let own = files.first { $0.path == whole.path }?.lines ?? []
    let line = (whole.first...whole.last).first { begins(own[$0 - 1], with: key) }
    return line.map { .init(path: whole.path, first: $0, last: end(of: $0 - 1, in: own) + 1) } ?? whole
  }

  /// The lines of what begins at a place; a place of several lines has at least those.
  mutating func lines(of place: SourceRange) -> CoverageReport.Lines? {
    guard files.indices.contains(place.file), let start = locator.location(of: place) else { return nil }
    let lines = files[place.file].lines
    guard lines.indices.contains(start.line - 1) else { return nil }
    let end = SourceRange(file: place.file, bytes: place.bytes.upperBound..<place.bytes.upperBound)
    let last = place.bytes.isEmpty ? start.line : locator.location(of: end)?.line ?? start.line
    return .init(
      path: start.path, first: start.line, last: max(last, self.end(of: start.line - 1, in: lines) + 1))
  }

  private func search(_ key: String) -> CoverageReport.Lines? {
    for file in files {
      if let line = file.lines.firstIndex(where: { begins($0, with: key) }) {
        return .init(path: file.path, first: line + 1, last: end(of: line, in: file.lines) + 1)
      }
    }
    return nil
  }

  private func begins(_ line: Substring, with key: String) -> Bool {
    let text = line.drop { $0 == " " }
    return text.hasPrefix(key) && text.dropFirst(key.count).drop { $0 == " " }.first == ":"
  }

  /// The last line that belongs to the one given: it is indented more; blank lines and comments at the end do not count.
  private func end(of line: Int, in lines: [Substring]) -> Int {
    let indent = self.indent(lines[line])
    var last = line
    var index = line + 1
    while index < lines.count {
      let text = lines[index].drop { $0 == " " }
      let isBlank = text.isEmpty || text.first == "#" || text.first == "\r"
      if !isBlank {
        guard self.indent(lines[index]) > indent else { break }
        last = index
      }
      index += 1
    }
    return last
  }

  private func indent(_ line: Substring) -> Int { line.prefix { $0 == " " }.count }
}
