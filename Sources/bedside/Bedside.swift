import ArgumentParser
import Glibc
import Terminal

/// The command line: parses, calls one library function, prints and exits.
struct Bedside: ParsableCommand {
  /// The version of the program.
  static let release = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "bedside",
    abstract: "Conversations in the terminal that lead from symptoms to the right care.",
    discussion: "Without a command: chat. Exit codes: 0 fine, 1 something does not hold, 2 wrong usage.",
    version: "bedside " + release,
    subcommands: [
      Chat.self, Check.self, Explain.self, Test.self, Evaluate.self, Understand.self,
      ConversationsCommand.self, Redact.self, Graph.self, New.self, ReachCommand.self,
      SuggestTests.self, Diff.self, Verify.self, BurdenCommand.self,
    ],
    defaultSubcommand: Chat.self)
}

/// The codes with which every command exits.
enum Exit {
  static let doesNotHold: Int32 = 1
  static let usage: Int32 = 2
}

@main
enum Main {
  static func main() {
    guard StandardStreams.prepare() else {
      TextOutput.errors.write("error: standard output is closed\n")
      exit(Exit.doesNotHold)
    }
    exit(StandardStreams.end(with: run()))
  }

  /// Runs the command; gives back the code to exit with.
  private static func run() -> Int32 {
    do {
      let arguments = Array(CommandLine.arguments.dropFirst())
      var command = try namedCommand(arguments) ?? Bedside.parseAsRoot(arguments)
      do { try command.run() } catch let error as ValidationError {
        // What was wrong is known well; how a command is used in general would not help.
        let name = type(of: command).configuration.commandName ?? ""
        TextOutput.errors.write("Error: \(error.message)\nSee 'bedside \(name) --help' for more.\n")
        return Exit.usage
      }
      return 0
    } catch let code as ExitCode {
      return code.rawValue
    } catch {
      let isAsked = Bedside.exitCode(for: error) == .success
      let output = isAsked ? TextOutput.standard : TextOutput.errors
      output.write(Bedside.fullMessage(for: error) + "\n")
      return isAsked ? 0 : Exit.usage
    }
  }

  /// The command that the first word names, where it takes the words that follow.
  ///
  /// To parse as root makes every command known first, which costs as much as reading a dialog. Whatever needs the whole
  /// (help, the version, a mistake) gives `nil`, and is left to that.
  private static func namedCommand(_ arguments: [String]) -> (any ParsableCommand)? {
    guard !arguments.contains(where: ["-h", "--help"].contains) else { return nil }
    let name = arguments.first ?? Chat.configuration.commandName
    let command = Bedside.configuration.subcommands.first { $0.configuration.commandName == name }
    return try? command?.parseAsRoot(Array(arguments.dropFirst()))
  }
}
