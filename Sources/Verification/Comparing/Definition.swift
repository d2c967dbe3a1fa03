import ClinicalQuality
import Dialogs

/// What a part of a dialog is made of; numbers stand for the definitions of what it reads.
///
/// Names of derived facts, scores, findings, advice and nodes are no part of it, and neither are words.
enum Definition: Hashable {
  case constant(Value)
  case setting(level: Int, values: [String], default: String)
  case question(QuestionDefinition)
  case score([[Int]])
  case leastSum(Int)
  case operation(Operation, [Int])
  case scored(Operation, [Int])
  case conditional(Int, then: Int, otherwise: Int)
  case cases(comparand: Int?, items: [[Int]], otherwise: Int)
  case typed(TypeOperation, Int, ValueType)
  /// A question that is needed, and when; without a condition, always.
  case need(Int, when: Int?)
  /// A question that is put while it is open, where it and the list that it stands in are relevant.
  case asked(level: Int, when: Int?, relevant: Int?, list: Int?)
  case findings(levels: [String], default: Int, findings: Set<[Int]>)
  case levelName([String])
  case levels(findings: Int, needs: [Set<Int>])
  case advice(wants: Set<Int>, unless: Int?, needs: Set<Int>)
  case node(asks: Set<Int>, edges: [Edge]?)
  case walk(start: Int, stopping: Set<String>, findings: Int, needs: Set<Int>)
  /// What no condition of a walk or a conclusion can read.
  case other(version: Int, slot: Int)

  struct Edge: Hashable {
    let when: Int?
    let to: Int
  }

  /// A question, as far as anything can read it.
  struct QuestionDefinition: Hashable {
    let level: Int
    let type: ValueType?
    /// What the version takes each value of the variable for.
    let answers: [Answer?]
    let within: Interval?
    let unsure: Value?
    let relevant: Int?
    let items: Set<Int>
  }
}

/// Numbers definitions: the same number for the same definition, in whichever version it stands.
struct DefinitionTable {
  private var numbers: [Definition: Int] = [:]

  mutating func number(_ definition: Definition) -> Int {
    if let known = numbers[definition] { return known }
    numbers[definition] = numbers.count
    return numbers.count - 1
  }
}
