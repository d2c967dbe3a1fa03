import Foundation
import Testing

@Suite struct ReadmeTests {
  @Test func `the conversation in README.md is what the program says`() throws {
    let process = Process()
    process.executableURL = Program.repository.appending(path: "scripts/readme-session")
    process.arguments = ["--check"]
    process.environment = ["PATH": "/usr/bin:/bin", "BEDSIDE": try Program.executable.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let difference = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(difference)")
  }
}
