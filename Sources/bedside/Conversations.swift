import ArgumentParser
import Chat
import Terminal

/// `bedside conversations`: lists, shows and forgets the conversations that are kept for the user.
struct ConversationsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conversations",
    abstract: "List, show or forget the conversations that are kept for you.",
    subcommands: [List.self, Show.self, Forget.self], defaultSubcommand: List.self)

  /// `bedside conversations list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List them, the last one first.")

    func run() {
      let list = KeptConversations().list()
      TextOutput.standard.write(list.isEmpty ? "No conversation is kept.\n" : list.printable)
    }
  }

  /// `bedside conversations show NAME`.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show one.")

    @Argument(help: "Its name, as listed.")
    var name: String

    func run() throws {
      do { TextOutput.standard.write(try KeptConversations().show(name).printable) } catch {
        throw failure(name, error)
      }
    }
  }

  /// `bedside conversations forget NAME…`.
  struct Forget: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "forget", abstract: "Delete some, or all.")

    @Argument(help: "Their names, as listed.")
    var names: [String] = []

    @Flag(help: "All that nobody has open.")
    var all = false

    func validate() throws {
      if all == !names.isEmpty { throw ValidationError("name conversations to forget, or say --all") }
    }

    func run() throws {
      let kept = KeptConversations()
      var failed = false
      for name in all ? kept.names : names {
        do throws(SavingError) {
          try kept.forget(name)
          TextOutput.standard.write("\(name.printable): forgotten\n")
        } catch {
          _ = failure(name, error)
          failed = true
        }
      }
      if failed { throw ExitCode(Exit.doesNotHold) }
    }
  }
}

/// Tells why saving fails; the code with which the command ends then.
func failure(_ file: String, _ error: SavingError) -> ExitCode {
  TextOutput.errors.write("\(file.printable): error: \(error.reason)\n")
  return ExitCode(Exit.doesNotHold)
}
