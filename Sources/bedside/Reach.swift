import ArgumentParser
import Chat
import Conversations
import DialogLoading
import Dialogs
import Glibc
import Terminal
import Verification

/// `bedside reach DIALOG ID`: the shortest conversation to something in a dialog.
struct ReachCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reach", abstract: "Find the shortest conversation to a part of a dialog.",
    discussion: """
      ID is a node, question, finding, advice, level or topic; an edge (node->node, or node#2 for its second); a raise \
      (finding->level); or an answer (side=left). Prints the conversation as a transcript. Exit codes: 0 found, \
      1 it cannot be reached, 2 wrong usage. See docs/suggesting-tests.md.
      """)

  @Argument(help: "A folder or file of a dialog, or the name of one in dialogs/.")
  var dialog: String

  @Argument(help: "What to reach.")
  var id: String

  @Option(name: .customLong("set"), help: "An input of the dialog, as NAME=VALUE; others may be chosen.")
  var settings: [String] = []

  @Flag(help: "Go on from there in a chat.")
  var play = false

  func run() throws {
    let loaded = try loadDialog(dialog)
    let dialog = try usable(loaded)
    let target: ReachTarget
    do { target = try ReachTarget(id, in: dialog) } catch {
      throw ValidationError(error.description.printable)
    }
    let given = try bedside.settings(settings, for: dialog)
    let name = target.described(in: dialog)
    switch Reach(dialog, settings: given).conversation(to: target) {
    case .reached(let held, _) where play: converse(held.conversation, loaded)
    case .reached(let held, let isShortest):
      TextOutput.standard.write(held.transcript(reaching: name, isShortest: isShortest))
    case .never(let reason): throw refusal("\(name) cannot be reached, because \(reason)")
    case .unknown(let reason): throw refusal("no conversation to \(name) was found: \(reason)")
    }
  }

  private func refusal(_ message: String) -> ExitCode {
    TextOutput.errors.write("\(dialog): \(message)".printable + "\n")
    return ExitCode(Exit.doesNotHold)
  }

  private func converse(_ conversation: Conversation, _ loaded: LoadedDialog) {
    let name = dialog
    let keeper = ConversationKeeper.nothing(
      loaded, conversation.dialog, path: DialogFinder().path(of: name), settings: conversation.settings)
    let isPlain = isatty(0) == 0 || !TextOutput.standard.isTerminal
    var loop = ChatLoop(
      conversation, keeper: keeper,
      source: DialogSource(loaded, path: DialogFinder().path(of: name)) { findAndLoad(name) },
      isForAuthors: true, isColored: !isPlain && ColorChoice.auto.isOn(for: .standard))
    if isPlain { loop.runPlain() } else { loop.runInTerminal() }
  }
}
