/// What was found in one dialog, with the files that it points into.
public struct DiagnosticReport: Sendable {
  /// The dialog's folder or file, as it was named.
  public let path: String
  /// What was found, each once, in the order of the files.
  public let diagnostics: [Diagnostic]
  public let sources: SourceFiles
  /// What was not looked at, in a few words; `nil` where everything was.
  public let omission: String?

  public init(path: String, diagnostics: [Diagnostic], sources: SourceFiles, omission: String? = nil) {
    self.path = path
    self.omission = omission
    self.diagnostics = sources.readingOrder(of: diagnostics)
    self.sources = sources
  }

  /// How many there are of a severity.
  public func count(_ severity: Diagnostic.Severity) -> Int {
    diagnostics.count { $0.severity == severity }
  }
}

/// A path as programs on every machine write it: without `./` and doubled slashes, and seen from the folder that the
/// program runs in where it lies in there.
///
/// - Parameter folder: The absolute path of that folder, or empty where it is not known.
func portablePath(_ path: String, in folder: String) -> String {
  var parts: [Substring] = []
  let isAbsolute = path.hasPrefix("/")
  for part in path.split(separator: "/") where part != "." {
    if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
  }
  if isAbsolute {
    let base = folder.split(separator: "/")
    if base.isEmpty || !parts.starts(with: base) { return "/" + parts.joined(separator: "/") }
    parts.removeFirst(base.count)
  }
  return parts.isEmpty ? "." : parts.joined(separator: "/")
}
