import Diagnostics

extension Picture {
  /// The picture in the language of Graphviz.
  public var dot: String {
    var lines = [
      "digraph \(Self.quoted(id)) {",
      "  graph [rankdir=TB, label=\(Self.quoted(title)), labelloc=t, fontname=\"Helvetica\", ranksep=0.6]",
      "  node [shape=box, style=\"filled\", fillcolor=\"#f4f4f5\", color=\"#52525b\", fontname=\"Helvetica\", "
        + "fontsize=12]",
      "  edge [fontname=\"Helvetica\", fontsize=11, color=\"#52525b\"]",
    ]
    let way = Set(path?.nodes ?? [])
    for (number, node) in nodes.enumerated() {
      lines.append("  n\(number) [\(attributes(of: node, isOnPath: way.contains(number)))]")
    }
    let arrows = Set(path?.edges ?? [])
    for (number, edge) in edges.enumerated() {
      let more = attributes(of: edge, isOnPath: arrows.contains(number))
      lines.append("  n\(edge.from) -> n\(edge.to)\(more.isEmpty ? "" : " [\(more)]")")
    }
    return lines.joined(separator: "\n") + "\n}\n"
  }

  private func attributes(of node: Node, isOnPath: Bool) -> String {
    var attributes = ["label=\(Self.quoted(lines(of: node).map(\.text).joined(separator: "\n")))"]
    if let shade = shade(of: node) {
      let (fill, stroke) = Self.printShades[shade]
      attributes.append("fillcolor=\"\(fill)\", color=\"\(stroke)\"")
    }
    var styles = ["filled"]
    if node.concludes { styles.append("rounded") }
    if node.count == 0 { styles.append("dashed") }
    if styles.count > 1 { attributes.append("style=\"\(styles.joined(separator: ","))\"") }
    if isOnPath { attributes.append("color=\"#6a1b9a\", penwidth=4") }
    return attributes.joined(separator: ", ")
  }

  private func attributes(of edge: Edge, isOnPath: Bool) -> String {
    let text = lines(of: edge).map(\.text).joined(separator: "\n")
    var attributes = text.isEmpty ? [] : ["label=\(Self.quoted(text))"]
    if edge.count == 0 { attributes.append("style=\"dashed\"") }
    if isOnPath { attributes.append("color=\"#6a1b9a\", penwidth=4") }
    return attributes.joined(separator: ", ")
  }

  /// A text between double quotes; Graphviz reads backslashes and entities of HTML in it, so both are escaped.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if result.utf8.count > 1 { result += "\\n" }
      for character in printable(line) {
        switch character {
        case "\"": result += "\\\""
        case "\\": result += "\\\\"
        case "&": result += "&amp;"
        default: result.append(character)
        }
      }
    }
    return result + "\""
  }
}
