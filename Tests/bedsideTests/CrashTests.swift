import Foundation
import Testing

/// The program is killed at every write of a conversation, half a write done: what was acknowledged is there.
@Suite struct CrashTests {
  static let replies = [
    "it's my left leg, it cramps", "xyzzy", "none", "/change side", "right", "none", "/back", "none", "none",
  ]
  private static let dialog = Program.repository.path + "/dialogs/leg-cramps"

  /// Counts what changes files or is shown, and kills the process at the chosen one: a write when half is written,
  /// anything else before it happens.
  private static let killer = #"""
    #define _GNU_SOURCE
    #include <dlfcn.h>
    #include <signal.h>
    #include <stdlib.h>
    #include <unistd.h>
    #include <sys/types.h>
    static long count = 0;
    static int is_chosen(void) {
      const char *at = getenv("KILL_AT");
      return at && ++count == atol(at);
    }
    static void die(void) { kill(getpid(), SIGKILL); }
    ssize_t write(int fd, const void *bytes, size_t length) {
      static ssize_t (*next)(int, const void *, size_t);
      if (!next) next = (ssize_t (*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
      if (!is_chosen()) return next(fd, bytes, length);
      next(fd, bytes, length / 2);
      die();
      return -1;
    }
    #define BEFORE(name, parameters, arguments) \
      int name parameters { \
        static int (*next) parameters; \
        if (!next) next = (int (*) parameters)dlsym(RTLD_NEXT, #name); \
        if (is_chosen()) die(); \
        return next arguments; \
      }
    BEFORE(fdatasync, (int fd), (fd))
    BEFORE(fsync, (int fd), (fd))
    BEFORE(ftruncate, (int fd, off_t length), (fd, length))
    BEFORE(unlink, (const char *path), (path))
    BEFORE(link, (const char *from, const char *to), (from, to))
    """#

  private static func compileKiller(in folder: TemporaryFolder) throws -> String {
    try folder.write(killer, to: "killer.c")
    let library = folder.url.appending(path: "killer.so").path
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "cc", "-shared", "-fPIC", "-o", library, folder.url.appending(path: "killer.c").path, "-ldl",
    ]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "a C compiler is needed, as for the build")
    return library
  }

  @Test func `a kill at any write loses nothing that was acknowledged`() throws {
    let folder = try TemporaryFolder()
    let library = try Self.compileKiller(in: folder)
    let whole = try Self.summaries()
    var killed = 0
    for step in 1..<500 {
      let home = try TemporaryFolder()
      let run = try Program.run(
        ["chat", Self.dialog, "--plain", "--set", "region=GB"], lines: Self.replies + ["/quit"],
        environment: ["HOME": home.url.path, "LD_PRELOAD": library, "KILL_AT": String(step)])
      guard run.status != 0 else { break }
      killed += 1
      try Self.check(home, acknowledged: Self.acknowledged(run.output), whole, step)
    }
    #expect(killed > 3 * Self.replies.count, "each reply is written, synced and shown")
  }

  /// Replies whose answer was shown, even in part.
  private static func acknowledged(_ output: String) -> Int {
    let parts = output.components(separatedBy: "\n> ")
    guard parts.count > 1, let last = parts.last else { return 0 }
    let isShown = !last.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty
    return parts.count - 2 + (isShown ? 1 : 0)
  }

  /// What '/summary' shows after the first replies, by their count.
  private static func summaries() throws -> [String] {
    try (0...replies.count).map { count in
      let run = try Program.run(
        ["chat", dialog, "--plain", "--private", "--set", "region=GB"],
        lines: replies.prefix(count) + ["/summary"])
      return try summary(run.output)
    }
  }

  private static func summary(_ output: String) throws -> String {
    let parts = output.components(separatedBy: "\n> ")
    let told = try #require(parts.dropFirst().last)
    return told.split(separator: "\n").filter { $0.hasPrefix("- ") || $0.contains("not told me") }
      .joined(separator: "\n")
  }

  private static func check(
    _ home: TemporaryFolder, acknowledged: Int, _ whole: [String], _ step: Int
  ) throws {
    let file = try home.files().first
    let text = try file.map { try String(contentsOf: $0, encoding: .utf8) } ?? ""
    let saved = text.components(separatedBy: "\n").dropLast().count { $0.hasPrefix("noted:") }
    // '/quit' is shown too, and its file may be gone by then: the conversation ended well.
    if acknowledged > replies.count || (file == nil && acknowledged == replies.count) { return }
    #expect(saved >= acknowledged, "step \(step): \(acknowledged) shown, \(saved) saved")
    guard saved > 0 else { return }
    let resumed = try Program.run(
      ["chat", "--plain", "--resume"], lines: ["/summary"], environment: ["HOME": home.url.path])
    #expect(resumed.status == 0, "step \(step): \(resumed.errors)")
    // '/change' by itself changes no answer, so the summaries of the saved replies are the same.
    #expect(try summary(resumed.output) == whole[min(saved, replies.count)], "step \(step)")
    let cutOff = text.components(separatedBy: "\nyou:").count - 1 > saved
    #expect(
      resumed.output.contains("was cut off") == cutOff, "step \(step): what is not there is said\n\(text)")
  }
}
