import Dialogs
import Testing

@Suite struct SlotLayoutTests {
  static let layout = SlotLayout(settings: 2, questions: 3, derived: 1, scores: 2, findings: 2)

  @Test func `each part has a slot of its own, and a score two`() {
    let layout = Self.layout
    var slots = (0..<2).map { layout[Reference<Setting>($0)] }
    slots += (0..<3).map { layout[Reference<Question>($0)] }
    slots.append(layout[derived: Reference(0)])
    for position in 0..<2 {
      let score = layout[Reference<Score>(position)]
      slots += [score.least, score.greatest]
    }
    slots += (0..<2).map { layout[Reference<Finding>($0)] }
    slots += [layout.level, layout.findingList, layout.adviceList, layout.visited, layout.questionsAsked]
    #expect(slots == Array(0..<layout.count))
  }

  @Test(arguments: [(0, nil), (1, nil), (2, 0), (4, 2), (5, nil)])
  func `a slot leads back to its question`(slot: Int, position: Int?) {
    #expect(Self.layout.question(at: slot)?.position == position)
  }
}
