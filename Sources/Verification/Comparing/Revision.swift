import Glibc
import Subprocess

/// A dialog as it stood at a revision of the Git repository that it lies in.
///
/// The revision's files are written into a temporary folder through an index of their own: neither the working tree nor
/// the repository's index is touched.
public struct Revision: Sendable {
  public enum Problem: Error, Hashable, Sendable {
    case gitNotInstalled
    /// Git refused, in its own words.
    case refused(String)
    case noFolder(String)

    /// What to tell a person.
    public var message: String {
      switch self {
      case .gitNotInstalled: "Git is not installed, so no revision can be read"
      case .refused(let words): words
      case .noFolder(let reason): "no temporary folder can be made: \(reason)"
      }
    }
  }

  /// Calls a function with the path of a dialog at a revision; the files are gone afterwards.
  ///
  /// - Parameters:
  ///   - revision: What Git takes for a commit: `HEAD~1`, a tag, a hash.
  ///   - dialog: The path of the dialog as it is now. The folder around it is read too, for the language beside it.
  public static func withDialog<Output: Sendable>(
    at revision: String, of dialog: String, _ body: (String) throws -> Output
  ) async throws -> Output {
    let (around, name) = split(dialog)
    let top = try await git(
      ["-C", around, "rev-parse", "--show-toplevel"],
      orElse: "'\(revision)' is no folder and no dialog here, and '\(around)' lies in no Git repository")
    let commit = try await git(
      ["-C", around, "rev-parse", "--verify", "--quiet", "--end-of-options", "\(revision)^{commit}"],
      orElse: "'\(revision)' is no folder, no dialog and no revision here")
    let prefix = try await git(["-C", around, "rev-parse", "--show-prefix"])
    let missing = "there is no '\(dialog)' in \(revision)"
    _ = try await git(["-C", top, "cat-file", "-e", "\(commit):\(prefix)\(name)"], orElse: missing)
    let folder = try temporaryFolder()
    let result: Result<Output, any Error>
    do {
      let index = folder + "/index"
      _ = try await git(
        ["-C", top, "read-tree", "\(commit):\(prefix)"], index, orElse: missing)
      _ = try await git(["-C", top, "checkout-index", "--all", "--prefix=\(folder)/files/"], index)
      result = .success(try body("\(folder)/files/\(name)"))
    } catch {
      result = .failure(error)
    }
    await remove(folder)
    return try result.get()
  }

  /// The folder around a path, and its last part.
  private static func split(_ path: String) -> (folder: String, name: String) {
    let trimmed = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    guard let slash = trimmed.lastIndex(of: "/") else { return (".", trimmed) }
    let folder = slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
    return (folder, String(trimmed[trimmed.index(after: slash)...]))
  }

  private static func git(
    _ arguments: [String], _ index: String? = nil, orElse message: String? = nil
  ) async throws -> String {
    do {
      let result = try await run(
        .name("git"), arguments: Arguments(arguments),
        environment: index.map { .inherit.updating(["GIT_INDEX_FILE": $0]) } ?? .inherit,
        output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
      guard result.terminationStatus.isSuccess else {
        let words = result.standardError.split(separator: "\n").first.map(String.init) ?? "Git failed"
        throw Problem.refused(message ?? words)
      }
      return String(result.standardOutput.prefix { $0 != "\n" })
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw Problem.gitNotInstalled
    }
  }

  private static func temporaryFolder() throws -> String {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(base)/bedside-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Problem.noFolder(String(cString: strerror(errno))) }
    return template.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { String(cString: $0) } ?? base
    }
  }

  /// Deletes a folder with all that is in it.
  private static func remove(_ folder: String) async {
    _ = try? await run(
      .name("rm"), arguments: ["-rf", "--", folder], output: .discarded, error: .discarded)
  }
}
