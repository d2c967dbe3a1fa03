import Testing

@testable import ClinicalQuality

@Suite struct NullTests {
  static let blind: [(text: String, value: String)] = [
    ("swelling is null", "true"), ("Coalesce(swelling, false)", "false"), ("side in { 'one' }", "false"),
    ("side ~ 'one'", "false"), ("exists given", "false"), ("words & 'a'", "'a'"),
  ]

  @Test(arguments: blind)
  func `operations that hide what is unknown say so`(text: String, value: String) throws {
    let expression = try #require(
      Expression.compile(ExpressionSource(text, file: 0), in: names, expecting: nil) { _ in })
    #expect(expression.value([]).literal == value)
    guard case .operation(let operation, _) = expression.root.form else {
      Issue.record("\(text) is no operation")
      return
    }
    #expect(operation.hidesNull)
  }

  @Test func `every other operation on nulls alone is null`() {
    for (name, operation) in Operation.functions where !operation.hidesNull {
      let operands = Array(repeating: "null", count: operation.arity.lowerBound).joined(separator: ", ")
      #expect(evaluate("\(name)(\(operands))") == "null", "\(name)")
    }
  }
}
