public import Diagnostics

/// Finds the pages that explain codes: in `docs/diagnostics/` of the working folder, in the installed
/// `share/bedside/diagnostics/`, and in the repository that the program was built in.
public struct DiagnosticPageFinder: Sendable {
  /// A page is a screen or two of text.
  private static let longest = 1 << 20

  private let folders: [String]

  /// - Parameter folder: The only folder to look in; `nil` for the usual ones.
  public init(folder: String? = nil) {
    let program = FileTree.programFolder
    let usual =
      ["docs/diagnostics"]
      + (program.map { ["\($0)/../share/bedside/diagnostics", "\($0)/../../../docs/diagnostics"] } ?? [])
    folders = folder.map { [$0] } ?? usual
  }

  /// The page of a code; `nil` where there is none.
  ///
  /// - Parameter address: The address under which pages are published, with the slash at its end; `nil` for that of the
  ///   file itself.
  public func page(for code: DiagnosticCode, under address: String? = nil) -> DiagnosticPage? {
    for folder in folders {
      let path = "\(folder)/\(code.name).md"
      guard FileTree.exists(path),
        let file = DialogFinder().read(path, limit: Self.longest, report: { _ in })
      else { continue }
      let text = String(decoding: file.bytes, as: UTF8.self)
      let uri =
        address.map { "\($0)\(code.name).md" } ?? FileTree.resolved(path).map { "file://" + encodedPath($0) }
      if let page = DiagnosticPage(text, for: code, uri: uri) { return page }
    }
    return nil
  }

  /// The pages of the codes.
  public func pages(
    for codes: some Sequence<DiagnosticCode>, under address: String? = nil
  ) -> [DiagnosticCode: DiagnosticPage] {
    var pages: [DiagnosticCode: DiagnosticPage] = [:]
    for code in Set(codes) { pages[code] = page(for: code, under: address) }
    return pages
  }
}
