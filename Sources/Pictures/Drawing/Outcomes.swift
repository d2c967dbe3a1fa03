import ClinicalQuality
import Dialogs

/// Which findings the answer to a question may lead to: those whose conditions read it, directly or through derived
/// facts, scores and other findings.
struct Outcomes {
  /// Conditions that read each other again and again are followed so far, all in all; no dialog that people can read
  /// comes near it.
  private static let mostSteps = 4_000_000

  private let dialog: Dialog
  /// The findings by the question's position.
  private var findings: [Int: [Int]] = [:]
  /// The positions of every level that the dialog can come to.
  private(set) var allLevels: Set<Int> = []

  init(_ dialog: Dialog) {
    self.dialog = dialog
    allLevels = [dialog.defaultLevel.position]
    for finding in dialog.findings.indices { allLevels.formUnion(levels(of: finding)) }
    var lastVisit = [Int](repeating: -1, count: dialog.slots.count)
    var steps = 0
    for finding in dialog.findings.indices {
      var waiting = reads(ofFinding: finding)
      while let slot = waiting.popLast(), steps < Self.mostSteps {
        steps += 1
        guard lastVisit.indices.contains(slot), lastVisit[slot] != finding else { continue }
        lastVisit[slot] = finding
        if let question = dialog.slots.question(at: slot) {
          findings[question.position, default: []].append(finding)
        } else {
          waiting += reads(ofSlot: slot)
        }
      }
    }
  }

  /// The positions of the findings that answers to these questions may lead to, in the dialog's order.
  func findings(from questions: [Reference<Question>]) -> [Int] {
    Set(questions.flatMap { findings[$0.position] ?? [] }).sorted()
  }

  /// The positions of a finding's level and of those it may be raised to.
  func levels(of finding: Int) -> Set<Int> {
    Set([dialog.findings[finding].level.position] + dialog.findings[finding].raises.map(\.to.position))
  }

  private func reads(ofFinding position: Int) -> [Int] {
    dialog.findings[position].when.reads + dialog.findings[position].raises.flatMap(\.when.reads)
  }

  private func reads(ofSlot slot: Int) -> [Int] {
    let slots = dialog.slots
    return switch slot {
    case slots.derived: dialog.derived[slot - slots.derived.lowerBound].expression.reads
    case slots.scores: dialog.scores[(slot - slots.scores.lowerBound) / 2].items.flatMap(\.when.reads)
    case slots.findings: reads(ofFinding: slot - slots.findings.lowerBound)
    default: []
    }
  }
}
