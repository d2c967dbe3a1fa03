import Glibc

/// When text is coloured.
public enum ColorChoice: String, Sendable, CaseIterable {
  /// On a terminal that can, unless `NO_COLOR` is set (https://no-color.org).
  case auto
  case always
  case never

  /// Whether text for this output is coloured.
  public func isOn(for output: TextOutput) -> Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto: output.isTerminal && environment("NO_COLOR").isEmpty && environment("TERM") != "dumb"
    }
  }

  private func environment(_ name: String) -> String {
    getenv(name).map { String(cString: $0) } ?? ""
  }
}

/// How a stretch of text looks; never the only sign of what it means.
public enum Style: Sendable {
  case plain, strong, faint, good, warning, alarm

  /// The text with this look (ECMA-48, SGR), every line of it for itself.
  public func applied(to text: String, isOn: Bool) -> String {
    guard isOn, self != .plain else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "\u{1B}[\(parameters)m\($0)\u{1B}[0m" }
      .joined(separator: "\n")
  }

  private var parameters: String {
    switch self {
    case .plain: "0"
    case .strong: "1"
    case .faint: "2"
    case .good: "32"
    case .warning: "1;33"
    case .alarm: "1;31"
    }
  }
}
