public import ArgumentParser
import Chat
import Conversations
import DialogLoading
import Dialogs
import Glibc
public import Terminal

/// `bedside chat [DIALOG]`: holds a conversation.
struct Chat: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Talk it through, question by question.")

  @Argument(help: "A folder or file of a dialog, or the name of one in dialogs/.")
  var dialog: String?

  @Option(name: .customLong("set"), help: "An input of the dialog, as NAME=VALUE, for example region=US.")
  var settings: [String] = []

  @Flag(help: "Plain lines without line editing: for pipes and screen readers.")
  var plain = false

  @Option(help: "When to use colour: auto, always or never.")
  var color = ColorChoice.auto

  @Flag(help: "One JSON object a line, in both directions: for editors, web pages and tests.")
  var json = false

  func run() throws {
    let loaded = try loadDialog(self.dialog)
    let dialog = try usable(loaded)
    let given = try bedside.settings(settings, for: dialog)
    let isPlain = plain || isatty(0) == 0 || !TextOutput.standard.isTerminal
    let conversation = Conversation(dialog, settings: Territory.settings(for: dialog, given: given))
    if json {
      var loop = EventLoop(EventSession(conversation))
      return loop.run()
    }
    let name = self.dialog
    let authoring = Authoring(loaded) { findAndLoad(name) }
    var loop = ChatLoop(conversation, authoring: authoring, isColored: !isPlain && color.isOn(for: .standard))
    if isPlain { loop.runPlain() } else { loop.runInTerminal() }
  }
}

extension ColorChoice: ExpressibleByArgument {}
