import Diagnostics
import Transcripts

extension Picture {
  /// The picture as one page that needs nothing but a browser: zoom, search, and the details of each box.
  public var page: String {
    let layout = Layout(self)
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
      script-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(escapedMarkup(title))</title>
      <style>\(Self.shadeStyle)\(Self.drawingStyle)\(Self.pageStyle)</style>
      </head>
      <body>
      <header>
      <h1>\(escapedMarkup(title))</h1>
      <p>\(escapedMarkup(facts))</p>
      <div class="tools"><span id="found" role="status"></span>\
      <input id="search" type="search" placeholder="Search (/)" aria-label="Search ids, texts and conditions">\
      <button id="out" aria-label="Smaller (-)" title="Smaller (-)">−</button>\
      <button id="in" aria-label="Larger (+)" title="Larger (+)">+</button>\
      <button id="fit" title="All of it (0)">Fit</button></div>
      </header>
      <main id="view" aria-label="The flow as a picture">
      <svg xmlns="http://www.w3.org/2000/svg"><g id="scene">
      \(drawing(layout))
      </g></svg>
      <canvas id="map" aria-hidden="true"></canvas>
      </main>
      <aside aria-label="Details">
      <div id="details" aria-live="polite"><p>Choose a box to read what it says and asks.</p></div>
      \(legend)
      <noscript><p>Zoom, search and details need JavaScript.</p></noscript>
      </aside>
      <script type="application/json" id="data">\(pageData(layout).scriptText)</script>
      <script>\(Self.pageScript)</script>
      </body>
      </html>

      """
  }

  /// A line on what is shown.
  private var facts: String {
    var parts = ["\(id), \(edition)", "\(nodes.count) nodes, \(edges.count) ways on"]
    if let coverage {
      let failing = coverage.failing == 0 ? "" : " (\(coverage.failing) failing, counted apart)"
      parts.append("\(coverage.passing) passing tests" + failing)
    }
    if let path { parts.append("\(path.title): \(path.end)") }
    return parts.joined(separator: " · ")
  }

  private var legend: String {
    let items = levels.map { level in
      "<li><span class=\"tag shade-\(level.shade)\">\(escapedMarkup(level.words))</span>"
        + "<span>\(escapedMarkup(level.headline))</span></li>"
    }
    var notes =
      "<p class=\"soft\">Filled: the conversation may end there. Framed: answers there may lead to it."
    if coverage != nil {
      notes += " ✓ and a whole line: passing tests go through it. ✗ and a dashed line: none does."
    }
    if path != nil { notes += " Numbers and thick lines: the way of the transcript." }
    return
      "<div class=\"legend\"><h3>Levels, most urgent first</h3><ul>\(items.joined())</ul>\(notes)</p></div>"
  }
}

extension JSON {
  /// The value as it may stand in a `<script>`: nothing in it can end the element or begin a comment.
  fileprivate var scriptText: String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": result += "\\u003c"
      case ">": result += "\\u003e"
      case "&": result += "\\u0026"
      case "\u{2028}": result += "\\u2028"
      case "\u{2029}": result += "\\u2029"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
