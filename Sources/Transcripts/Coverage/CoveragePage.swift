import Diagnostics

extension CoverageReport {
  /// A page that needs nothing but itself: the figures, what is missing, and the files with every line marked.
  public static func page(_ reports: [CoverageReport]) -> String {
    let title =
      "Coverage of " + (reports.isEmpty ? "nothing" : reports.map(\.dialogID).joined(separator: ", "))
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(escaped(title))</title>
      <style>\(style)</style>
      </head>
      <body>
      \(reports.map(\.section).joined(separator: "\n"))
      </body>
      </html>

      """
  }

  private static let style = """
    :root{color-scheme:light dark}
    body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}
    table{border-collapse:collapse;width:100%}
    th,td{text-align:left;padding:.3rem .8rem .3rem 0;border-bottom:1px solid #8884;vertical-align:top}
    table.figures{width:auto}.figures th,.figures td{padding-right:1.5rem}
    .n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
    meter{width:12rem}
    .big{font-size:2.5rem;margin:0}
    pre{font:13px/1.45 ui-monospace,monospace;overflow-x:auto;margin:0}
    pre span{display:block;padding-left:.5rem;white-space:pre;min-height:1.45em}
    .covered{background:#2a92}.missing{background:#d335}.failing{background:#e903}
    details{margin:.5rem 0}summary{cursor:pointer;font-weight:600}
    @media(max-width:40rem){meter{width:5rem}}
    """

  private var section: String {
    let missing = items.filter { $0.state != .covered }
    let count = failing == 0 ? "" : ", \(failing) failing count apart"
    return """
      <h1>\(Self.escaped(dialogID))</h1>
      <p class="big">\(Self.written(percent))</p>
      <p>covered by \(passing) passing transcripts\(count)</p>
      <table class="figures">
      <tr><th>what</th><th class="n">covered</th><th></th><th class="n">of</th><th class="n">only in failing</th></tr>
      \(rows.map(tableRow).joined(separator: "\n"))
      </table>
      <h2>Missing (\(missing.count))</h2>
      \(missing.isEmpty ? "<p>Nothing: everything is gone through.</p>" : missingTable(missing))
      <h2>Files</h2>
      <p>Each line that begins a part is marked: ✓ gone through, ✗ missing, ! only in failing transcripts.</p>
      \(files)
      """
  }

  private func tableRow(_ row: Row) -> String {
    let percent = Self.percent(row.covered, of: row.total)
    return """
      <tr><td>\(row.kind.rawValue)</td><td class="n">\(Self.written(percent))</td>\
      <td><meter min="0" max="\(row.total)" value="\(row.covered)">\(row.covered)</meter></td>\
      <td class="n">\(row.covered) of \(row.total)</td><td class="n">\(row.onlyFailing)</td></tr>
      """
  }

  private func missingTable(_ missing: [Item]) -> String {
    let rows = missing.map { item in
      let place = item.lines?.described ?? ""
      let state = item.state == .onlyFailing ? " (\(item.state.rawValue))" : ""
      return "<tr><td>\(item.kind.singular)</td><td>\(Self.escaped(item.name))\(state)</td>"
        + "<td><code>\(Self.escaped(place))</code></td></tr>"
    }
    return
      "<table>\n<tr><th>what</th><th>name</th><th>where</th></tr>\n\(rows.joined(separator: "\n"))\n</table>"
  }

  /// Every file, its lines marked by the worst thing that begins on them.
  private var files: String {
    var states: [String: [Int: State]] = [:]
    for item in items {
      guard let lines = item.lines else { continue }
      let known = states[lines.path]?[lines.first]
      if known == nil || known == .covered || item.state == .missing {
        states[lines.path, default: [:]][lines.first] = item.state
      }
    }
    return sources.files.prefix(fileCount).map { file in
      let marks = states[file.path] ?? [:]
      let lines = String(decoding: file.bytes, as: UTF8.self)
        .split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
      let rows = lines.enumerated().map { index, line in Self.row(line, index + 1, marks[index + 1]) }
      let missing = marks.values.count { $0 != .covered }
      let note = missing == 0 ? "" : " – \(missing) missing"
      return
        "<details><summary>\(Self.escaped(file.path))\(note)</summary>\n<pre>\(rows.joined())</pre></details>"
    }.joined(separator: "\n")
  }

  private static func row(_ line: Substring, _ number: Int, _ state: State?) -> String {
    let (name, sign) =
      switch state {
      case .covered: ("covered", "✓")
      case .missing: ("missing", "✗")
      case .onlyFailing: ("failing", "!")
      case nil: ("", " ")
      }
    let count = padded(String(number), to: 5, atEnd: false)
    return "<span\(name.isEmpty ? "" : " class=\"\(name)\"")>\(count) \(sign) \(escaped(line))</span>"
  }

  static func escaped(_ text: some StringProtocol) -> String { escapedMarkup(text) }
}

/// A text as it may stand in HTML and XML, in attributes too; what no XML may hold is U+FFFD.
public func escapedMarkup(_ text: some StringProtocol) -> String {
  var result = ""
  result.reserveCapacity(text.utf8.count)
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    case "\n": result += "\n"
    case "\t": result += "\t"
    case _ where scalar.value < 0x20 || scalar.value == 0x7F: result += "\u{FFFD}"
    case "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
