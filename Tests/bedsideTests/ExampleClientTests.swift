import Foundation
import Testing

@Suite struct ExampleClientTests {
  private static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    process.currentDirectoryURL = Program.repository
    process.environment = ["PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "en_GB.UTF-8", "PYTHONUTF8": "1"]
    let output = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = FileHandle.standardError
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  private static let hasPython = (try? run(["-c", "pass"]).status) == 0

  static let conversations: [(answers: [String], level: String)] = [
    (
      [
        "--otherwise", "no", "my calf cramps at night", "age=45", "side=both", "onset=months_ago",
        "cramp_duration=2 minutes", "frequency=1",
      ], "self_care"
    ),
    (["my chest hurts", "chest_pain=yes"], "emergency_ambulance"),
    (["my chest hurts"], "emergency_ambulance"),
    (["my chest hurts", "no", "none"], "consultation"),
  ]

  @Test(.enabled("needs python3", { hasPython }), arguments: conversations)
  func `the example client holds a whole conversation`(answers: [String], level: String) throws {
    let program = try Program.executable.path
    let result = try Self.run(["examples/client.py", "--program", program] + answers)
    #expect(result.status == 0)
    #expect(result.output.hasSuffix("level: \(level)\n"), "\(result.output)")
    #expect(result.output.contains("This is no diagnosis"))
  }
}
