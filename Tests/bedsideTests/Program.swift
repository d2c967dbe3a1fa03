import Foundation

/// Runs the program as people do, with its streams in files, so that nothing can block.
struct Program {
  /// What a run came to.
  struct Result {
    let status: Int32
    let output: String
    let errors: String
  }

  /// The folder of the repository.
  static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The program beside the tests.
  static var executable: URL {
    get throws {
      let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
      return URL(filePath: tests).deletingLastPathComponent().appending(path: "bedside")
    }
  }

  /// Runs `bedside` with arguments and lines of standard input, in the repository or another folder.
  static func run(
    _ arguments: [String], lines: [String] = [], in folder: TemporaryFolder? = nil,
    environment: [String: String] = [:], under launcher: [String] = []
  ) throws -> Result {
    let input = Data(lines.map { $0 + "\n" }.joined().utf8)
    return try run(arguments, input: input, in: folder, environment: environment, under: launcher)
  }

  /// Runs `bedside` with any bytes as standard input.
  ///
  /// - Parameters:
  ///   - environment: Beside `PATH`, `LANG` and a home of its own.
  ///   - launcher: Another program with its arguments that starts it.
  static func run(
    _ arguments: [String], input: Data, in folder: TemporaryFolder? = nil,
    environment: [String: String] = [:], under launcher: [String] = []
  ) throws -> Result {
    let scratch = try TemporaryFolder()
    let files = ["in", "out", "err"].map { scratch.url.appending(path: $0) }
    try input.write(to: files[0])
    for file in files.dropFirst() { try Data().write(to: file) }
    let command = launcher + [try executable.path] + arguments
    let process = Process()
    process.executableURL = URL(filePath: command[0])
    process.arguments = Array(command.dropFirst())
    process.currentDirectoryURL = folder?.url ?? repository
    let usual = ["PATH": "/usr/bin:/bin", "LANG": "en_GB.UTF-8", "HOME": scratch.url.path]
    process.environment = usual.merging(environment) { _, given in given }
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    let exited = process.terminationReason == .exit
    return Result(status: exited ? process.terminationStatus : -1, output: texts[1], errors: texts[2])
  }
}

/// A folder that is gone when nobody uses it any more.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "bedside-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// All files below the folder, hidden ones too.
  func files() throws -> [URL] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: url.path)
    return paths.map { url.appending(path: $0) }.filter { !$0.hasDirectoryPath && isFile($0) }
  }

  private func isFile(_ url: URL) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && !isFolder.boolValue
  }

  /// Writes a file, making the folders on the way to it.
  func write(_ text: String, to path: String) throws {
    try write(Data(text.utf8), to: path)
  }

  func write(_ data: Data, to path: String) throws {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }
}
