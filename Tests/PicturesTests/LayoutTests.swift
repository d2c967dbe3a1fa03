import Testing

@testable import Pictures

@Suite struct LayoutTests {
  @Test(arguments: Flow.allCases)
  func `nothing lies over anything else, and everything on the paper`(flow: Flow) throws {
    let layout = Layout(try Flows.picture(flow.text))
    let boxes = (layout.boxes + layout.arrows.compactMap(\.label)).sorted { $0.top < $1.top }
    var overlaps: [String] = []
    for (index, one) in boxes.enumerated() {
      for other in boxes[(index + 1)...].prefix(while: { $0.top < one.bottom })
      where abs(one.x - other.x) <= (one.width + other.width) / 2 {
        overlaps.append("\(one.lines.map(\.text)) and \(other.lines.map(\.text))")
      }
    }
    #expect(overlaps == [])
    #expect(boxes.allSatisfy { $0.x - $0.width / 2 >= 0 && $0.x + $0.width / 2 <= layout.width })
    #expect(boxes.allSatisfy { $0.top >= 0 && $0.bottom <= layout.height })
  }

  @Test(arguments: Flow.allCases)
  func `every arrow leads down from one box to another, and past all others`(flow: Flow) throws {
    let picture = try Flows.picture(flow.text)
    let layout = Layout(picture)
    var hits: [String] = []
    for (edge, arrow) in zip(picture.edges, layout.arrows) {
      #expect(arrow.points.first?.y == layout.boxes[edge.from].bottom)
      #expect(arrow.points.last?.y == layout.boxes[edge.to].top)
      for (upper, lower) in zip(arrow.points, arrow.points.dropFirst()) {
        #expect(upper.y <= lower.y)
        guard upper.x == lower.x else { continue }
        for (number, box) in layout.boxes.enumerated()
        where box.top < lower.y && box.bottom > upper.y && abs(box.x - upper.x) < box.width / 2 {
          hits.append("\(edge.from) to \(edge.to) goes through \(number)")
        }
      }
    }
    #expect(hits == [])
  }

  @Test(.timeLimit(.minutes(1)))
  func `500 nodes are laid out while one waits`() throws {
    let layout = Layout(try Flows.picture(Flows.large(500)))
    #expect(layout.boxes.count == 501)
  }

  @Test(.timeLimit(.minutes(1)))
  func `a flow with more bends than paper could show is drawn all the same`() throws {
    let layout = Layout(try Flows.picture(Flows.large(400, reach: 380)))
    #expect(layout.boxes.count == 401)
    #expect(layout.width.isFinite && layout.height.isFinite)
  }
}
