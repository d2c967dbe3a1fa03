import Diagnostics

extension Picture {
  /// The picture in the language of Mermaid, which many editors, wikis and forges draw.
  public var mermaid: String {
    // Mermaid takes a title for markup, and has no entities in it.
    let title = title.replacing("<", with: "‹").replacing(">", with: "›")
    var lines = ["---", "title: \(JSON.string(title).text)", "---", "flowchart TD"]
    for (number, node) in nodes.enumerated() {
      let text = self.lines(of: node).map { Self.mermaid($0.text) }.joined(separator: "<br/>")
      // Round ends for conclusions, so that shape says what colour does.
      lines.append(node.concludes ? "  n\(number)([\"\(text)\"])" : "  n\(number)[\"\(text)\"]")
    }
    for edge in edges {
      let text = self.lines(of: edge).map { Self.mermaid($0.text) }.joined(separator: "<br/>")
      lines.append("  n\(edge.from) -->\(text.isEmpty ? "" : "|\"\(text)\"|") n\(edge.to)")
    }
    lines += mermaidStyles
    return lines.joined(separator: "\n") + "\n"
  }

  private var mermaidStyles: [String] {
    var lines: [String] = []
    for shade in 0...Self.mildestShade {
      let own = nodes.indices.filter { self.shade(of: nodes[$0]) == shade }
      guard !own.isEmpty else { continue }
      let (fill, stroke) = Self.printShades[shade]
      lines.append("  classDef shade\(shade) fill:\(fill),stroke:\(stroke),color:#111")
      lines.append("  class \(own.map { "n\($0)" }.joined(separator: ",")) shade\(shade)")
    }
    if coverage != nil, nodes.contains(where: { $0.count == 0 }) {
      let own = nodes.indices.filter { nodes[$0].count == 0 }
      lines.append("  classDef untested stroke-dasharray:6 4")
      lines.append("  class \(own.map { "n\($0)" }.joined(separator: ",")) untested")
    }
    if let path, !path.nodes.isEmpty {
      lines.append("  classDef onPath stroke:#6a1b9a,stroke-width:4px")
      lines.append("  class \(path.nodes.map { "n\($0)" }.joined(separator: ",")) onPath")
      if !path.edges.isEmpty {
        let own = path.edges.map(String.init).joined(separator: ",")
        lines.append("  linkStyle \(own) stroke:#6a1b9a,stroke-width:4px")
      }
    }
    return lines
  }

  /// A text between double quotes: all but letters, digits, spaces and a few marks as an entity, so that nothing in it
  /// can be read as a quote, a tag, a link, a directive, or Markdown.
  static func mermaid(_ text: String) -> String {
    var result = ""
    for scalar in printable(text.replacingLineBreaks).unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", " ", "_", ",", "…", "✓", "✗": result.unicodeScalars.append(scalar)
      case _ where scalar.properties.isAlphabetic && !scalar.isASCII: result.unicodeScalars.append(scalar)
      default: result += "#\(scalar.value);"
      }
    }
    return result
  }
}

extension Picture {
  /// Fill and line of each step of the scale of levels, for paper that is always white.
  static let printShades: [(fill: String, stroke: String)] = [
    ("#ffd9d6", "#b3261e"), ("#ffe0cc", "#b54708"), ("#fff0c2", "#8a5a00"), ("#dbeafe", "#1d5fa8"),
    ("#d3f0f0", "#0f6b6b"), ("#dcf2dc", "#2e6b2e"),
  ]

  /// The step of the most urgent level that a box may end with or lead to; `nil` where it has none.
  func shade(of node: Node) -> Int? {
    (node.ends + node.leads).map { levels[$0].shade }.min()
  }
}

extension String {
  /// The text on one line.
  var replacingLineBreaks: String {
    String(map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }
}
