/// `and` of any number: false as soon as one is, null where one is unknown.
func conjunction(_ operands: some Sequence<Bool?>) -> Bool? {
  var result: Bool? = true
  for operand in operands {
    if operand == false { return false }
    if operand == nil { result = nil }
  }
  return result
}

/// `or` of any number: true as soon as one is, null where one is unknown.
func disjunction(_ operands: some Sequence<Bool?>) -> Bool? {
  var result: Bool? = false
  for operand in operands {
    if operand == true { return true }
    if operand == nil { result = nil }
  }
  return result
}

/// `xor`: null where either is unknown.
func exclusive(_ left: Bool?, _ right: Bool?) -> Bool? {
  guard let left, let right else { return nil }
  return left != right
}

/// `implies`: true where the left is false or the right is true, whatever the other is.
func implication(_ left: Bool?, _ right: Bool?) -> Bool? {
  if left == false || right == true { return true }
  return left == true ? right : nil
}
