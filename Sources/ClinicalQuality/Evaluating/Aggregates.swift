/// Aggregates over a list, which pass over nulls.
func aggregate(_ operation: Operation, _ list: Value) -> Value {
  guard case .list(let all) = list else { return aggregateOfNull(operation) }
  let items = all.filter { !$0.isNull }
  switch operation {
  case .count: return count(items.count)
  case .allTrue: return .boolean(items.allSatisfy { $0.truth == true })
  case .anyTrue: return .boolean(items.contains { $0.truth == true })
  case .sum: return sum(items)
  case .avg:
    guard !items.isEmpty else { return .null }
    return applyArithmetic(.divide, sum(items), count(items.count), count: 2)
  case .min: return extreme(items, .before)
  case .max: return extreme(items, .after)
  default: return .null
  }
}

private func aggregateOfNull(_ operation: Operation) -> Value {
  switch operation {
  case .count: .integer(0)
  case .allTrue: .boolean(true)
  case .anyTrue: .boolean(false)
  default: .null
  }
}

private func sum(_ items: [Value]) -> Value {
  guard var total = items.first else { return .null }
  for item in items.dropFirst() { total = applyArithmetic(.add, total, item, count: 2) }
  return total
}

private func extreme(_ items: [Value], _ wanted: Order) -> Value {
  guard var best = items.first else { return .null }
  for item in items.dropFirst() {
    guard let order = order(item, best) else { return .null }
    if order == wanted { best = item }
  }
  return best
}
