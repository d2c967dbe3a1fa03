/// Numbers from a fixed sequence that has no pattern (xorshift64*: S. Vigna, 2016), so that a search is the same each time.
struct FixedNumbers {
  private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

  mutating func next(below limit: Int) -> Int {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return Int((state &* 0x2545_F491_4F6C_DD1D) >> 33) % limit
  }
}
