/// Whether a text is a day such as `2026-01-31`.
public func isDay(_ text: some StringProtocol) -> Bool {
  let parts = text.split(separator: "-", omittingEmptySubsequences: false)
  return parts.map(\.utf8.count) == [4, 2, 2]
    && parts.allSatisfy { $0.utf8.allSatisfy { (48...57).contains($0) } }
    && (1...12).contains(Int(parts[1]) ?? 0) && (1...31).contains(Int(parts[2]) ?? 0)
}
