import Subprocess

/// Lays out pictures with Graphviz's `dot`, where it is installed.
public enum Graphviz {
  /// Why there is no picture from Graphviz.
  public enum Problem: Error, Hashable, Sendable {
    case notInstalled
    /// It took longer than ``longest``.
    case tooSlow
    /// It said so, in its own words.
    case failed(String)

    /// What to tell a person.
    public var message: String {
      switch self {
      case .notInstalled:
        "Graphviz is not installed (Debian, Ubuntu: apt-get install graphviz; Fedora: dnf install graphviz; "
          + "macOS: brew install graphviz)"
      case .tooSlow: "Graphviz took longer than \(Graphviz.longest)"
      case .failed(let words): "Graphviz failed: \(words)"
      }
    }
  }

  /// How long Graphviz may take.
  public static let longest = Duration.seconds(20)
  /// The largest picture that is taken from it, in bytes.
  private static let largest = 64 << 20

  /// The SVG for a text in Graphviz's language. Starts `dot` from the `PATH`, and no shell.
  public static func svg(of dot: String) async throws(Problem) -> String {
    try await svg(of: dot, program: "dot", longest: longest)
  }

  static func svg(of dot: String, program: String, longest: Duration) async throws(Problem) -> String {
    do {
      return try await withThrowingTaskGroup(of: String.self) { group in
        group.addTask { try await draw(dot, program) }
        group.addTask {
          try await Task.sleep(for: longest)
          throw Problem.tooSlow
        }
        defer { group.cancelAll() }
        return try await group.next() ?? ""
      }
    } catch let problem as Problem {
      throw problem
    } catch {
      throw .failed("\(error)")
    }
  }

  private static func draw(_ dot: String, _ program: String) async throws -> String {
    do {
      let result = try await run(
        .name(program), arguments: ["-Tsvg"], input: .string(dot), output: .string(limit: largest),
        error: .string(limit: 1 << 20))
      guard result.terminationStatus.isSuccess else {
        throw Problem.failed(String(result.standardError.prefix(500)))
      }
      return result.standardOutput
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw Problem.notInstalled
    }
  }
}
