import Diagnostics
import Transcripts

extension Picture {
  /// The picture as an SVG image of its own, laid out here; light and dark as the reader's system is.
  public var svg: String {
    let layout = Layout(self)
    let (width, height) = (layout.width.short, layout.height.short)
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" width="\(width)" \
      height="\(height)" role="img">
      <title>\(escapedMarkup(title))</title>
      <style>\(Self.shadeStyle)\(Self.drawingStyle)</style>
      <rect class="paper" width="100%" height="100%"/>
      \(drawing(layout))
      </svg>

      """
  }

  /// The boxes and arrows, as SVG.
  func drawing(_ layout: Layout) -> String {
    let way = Way(self)
    let arrows = edges.indices.map { arrow($0, layout.arrows[$0], isOnPath: way.edges.contains($0)) }
    let labels = edges.indices.compactMap { number in
      layout.arrows[number].label.map { label(number, $0, isOnPath: way.edges.contains(number)) }
    }
    let boxes = nodes.indices.map { box($0, layout.boxes[$0], step: way.steps[$0]) }
    let isDimmed = path == nil ? "" : " class=\"has-path\""
    return """
      <g id="drawing"\(isDimmed)>
      <g>\(arrows.joined(separator: "\n"))</g>
      <g>\(labels.joined(separator: "\n"))</g>
      <g>\(boxes.joined(separator: "\n"))</g>
      </g>
      """
  }

  private func arrow(_ number: Int, _ arrow: Layout.Arrow, isOnPath: Bool) -> String {
    let edge = edges[number]
    let names = classes("edge", isOnPath: isOnPath, count: edge.count)
    var way = ""
    for (index, point) in arrow.points.enumerated() {
      guard index > 0 else {
        way = "M\(point.written)"
        continue
      }
      let last = arrow.points[index - 1]
      let isEnd = index == arrow.points.count - 1
      let end = Layout.Point(x: point.x, y: isEnd ? point.y - 7 : point.y)
      let middle = (last.y + end.y) / 2
      way +=
        last.x == end.x
        ? "V\(end.y.short)"
        : "C\(last.x.short) \(middle.short) \(end.x.short) \(middle.short) \(end.written)"
    }
    let tip = arrow.points.last ?? .init(x: 0, y: 0)
    let head = "M\(tip.written)l-5 -9h10z"
    return """
      <g class="\(names)" data-edge="\(number)"><path class="line" d="\(way)"/>\
      <path class="head" d="\(head)"/></g>
      """
  }

  private func label(_ number: Int, _ box: Layout.Box, isOnPath: Bool) -> String {
    let edge = edges[number]
    let whole = [edge.label, edge.condition].compactMap(\.self).joined(separator: ": ")
    return """
      <g class="\(classes("label", isOnPath: isOnPath, count: edge.count))" data-edge="\(number)">\
      <title>\(escapedMarkup(whole.isEmpty ? edge.words ?? "" : whole))</title>\
      \(rectangle(box, radius: 4))\(texts(box))</g>
      """
  }

  private func box(_ number: Int, _ box: Layout.Box, step: Int?) -> String {
    let node = nodes[number]
    var names = classes("node", isOnPath: step != nil, count: node.count)
    if let shade = shade(of: node) { names += " shade-\(shade)" }
    if number == start { names += " start" }
    let badge = step.map { Self.badge(String($0 + 1), box) } ?? ""
    return """
      <g class="\(names)" data-node="\(number)">\
      <title>\(escapedMarkup(node.id))</title>\
      \(rectangle(box, radius: node.concludes ? 18 : 6))\
      \(texts(box))\(badge)</g>
      """
  }

  private func classes(_ name: String, isOnPath: Bool, count: Int?) -> String {
    let coverage = count.map { $0 == 0 ? " untested" : " tested" } ?? ""
    return name + (isOnPath ? " on-path" : "") + coverage
  }

  private func rectangle(_ box: Layout.Box, radius: Int) -> String {
    """
    <rect class="box" x="\((box.x - box.width / 2).short)" y="\(box.top.short)" \
    width="\(box.width.short)" height="\(box.height.short)" rx="\(radius)"/>
    """
  }

  private func texts(_ box: Layout.Box) -> String {
    let content = box.lines.reduce(0) { $0 + $1.height }
    var y = box.top + (box.height - content) / 2
    return box.lines.map { line in
      defer { y += line.height }
      return text(line, box.x, y)
    }.joined()
  }

  private func text(_ line: BoxLine, _ x: Double, _ y: Double) -> String {
    let words = escapedMarkup(line.text)
    let level: (number: Int, name: String)
    switch line.style {
    case .title: return "<text class=\"title\" x=\"\(x.short)\" y=\"\((y + 14).short)\">\(words)</text>"
    case .asks: return "<text class=\"asks\" x=\"\(x.short)\" y=\"\((y + 12).short)\">\(words)</text>"
    case .note: return "<text class=\"note\" x=\"\(x.short)\" y=\"\((y + 12).short)\">\(words)</text>"
    case .count: return "<text class=\"count\" x=\"\(x.short)\" y=\"\((y + 12).short)\">\(words)</text>"
    case .label: return "<text x=\"\(x.short)\" y=\"\((y + 12).short)\">\(words)</text>"
    case .ends(let number): level = (number, "ends")
    case .leads(let number): level = (number, "leads")
    }
    return """
      <g class="chip \(level.name) shade-\(levels[level.number].shade)">\
      <rect x="\((x - line.width / 2).short)" y="\((y + 2).short)" width="\(line.width.short)" height="18" \
      rx="9"/><text x="\(x.short)" y="\((y + 15).short)">\(words)</text></g>
      """
  }

  private static func badge(_ text: String, _ box: Layout.Box) -> String {
    let (x, y) = ((box.x - box.width / 2).short, box.top.short)
    return """
      <g class="step"><circle cx="\(x)" cy="\(y)" r="13"/>\
      <text x="\(x)" y="\((box.top + 4.5).short)">\(text)</text></g>
      """
  }
}

/// The path by the numbers of boxes and arrows.
private struct Way {
  /// The place of a box on the path, from 0.
  private(set) var steps: [Int: Int] = [:]
  private(set) var edges: Set<Int> = []

  init(_ picture: Picture) {
    for (step, node) in (picture.path?.nodes ?? []).enumerated() { steps[node] = step }
    edges = Set(picture.path?.edges ?? [])
  }
}

extension Double {
  /// With one digit behind the point, which is exact enough for paper.
  fileprivate var short: String {
    let tenths = Int((self * 10).rounded())
    let whole = abs(tenths) / 10
    return (tenths < 0 ? "-" : "") + String(whole) + (tenths % 10 == 0 ? "" : ".\(abs(tenths) % 10)")
  }
}

extension Layout.Point {
  fileprivate var written: String { "\(x.short) \(y.short)" }
}
