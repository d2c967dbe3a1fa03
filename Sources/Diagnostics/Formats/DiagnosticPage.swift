/// The page that explains a code: Markdown, with a heading `# BD0104: what it is`.
public struct DiagnosticPage: Sendable {
  public let code: DiagnosticCode
  /// What it is, in a few words.
  public let title: String
  /// The first paragraph: what it means.
  public let summary: String
  /// The whole page.
  public let text: String
  /// The address of the page, where it has one.
  public let uri: String?

  /// Reads a page; `nil` where it does not begin with the heading that the code's page has.
  public init?(_ text: String, for code: DiagnosticCode, uri: String? = nil) {
    let paragraphs = Self.paragraphs(of: text)
    let start = "# \(code.name): "
    guard let heading = paragraphs.first, heading.hasPrefix(start) else { return nil }
    self.code = code
    title = String(heading.dropFirst(start.count))
    summary = paragraphs.count > 1 ? paragraphs[1] : title
    self.text = text
    self.uri = uri
  }

  private static func paragraphs(of text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).split(separator: "")
      .map { $0.joined(separator: " ") }
  }
}
