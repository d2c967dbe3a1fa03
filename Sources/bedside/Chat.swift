public import ArgumentParser
import Chat
import Conversations
import DialogLoading
import Dialogs
import Glibc
public import Terminal
import Transcripts
import Understanding

/// `bedside chat [DIALOG]`: holds a conversation.
struct Chat: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chat", abstract: "Talk it through, question by question.")

  @Argument(help: "A folder or file of a dialog, or the name of one in dialogs/.")
  var dialog: String?

  @Option(name: .customLong("set"), help: "An input of the dialog, as NAME=VALUE, for example region=US.")
  var settings: [String] = []

  @Option(help: "Save the conversation in a new file, reply by reply.")
  var save: String?

  @Option(
    name: .customLong("resume"), defaultAsFlag: "", parsing: .next,
    help: "Go on with a saved conversation; without FILE, the last that did not end.")
  var resume: String?

  @Flag(name: .customLong("private"), help: "Keep nothing of the conversation in any file.")
  var isPrivate = false

  @Flag(help: "Read the dialog's files again whenever they are saved, and go on.")
  var watch = false

  @Flag(
    name: .customLong("author"),
    help: "Obey the commands of authors: /trace, /facts, /source, /if, /goto, /reload.")
  var isForAuthors = false

  @Flag(help: "Plain lines without line editing: for pipes and screen readers.")
  var plain = false

  @Option(help: "When to use colour: auto, always or never.")
  var color = ColorChoice.auto

  @Flag(help: "One JSON object a line, in both directions: for editors, web pages and tests.")
  var json = false

  func validate() throws {
    if isPrivate, save != nil || resume != nil {
      throw ValidationError("--private keeps nothing, so it goes with neither --save nor --resume")
    }
    if save != nil, resume != nil {
      throw ValidationError("--resume goes on in its own file; type /save FILE there for another")
    }
    if json, isForAuthors {
      throw ValidationError("--author is for a person who types, so it does not go with --json")
    }
    if resume != nil, !settings.isEmpty {
      throw ValidationError("--resume takes its settings from the file, so it does not go with --set")
    }
  }

  func run() throws {
    // A limit on the size of files is told like a full disk.
    signal(SIGXFSZ, SIG_IGN)
    if let resume { return try goOn(with: resume) }
    let loaded = try load(self.dialog)
    let dialog = try usable(loaded)
    var given = try bedside.settings(settings, for: dialog)
    if given[Conversation.todaySetting] == nil { given[Conversation.todaySetting] = Day.ofClock?.text }
    let conversation = Conversation(dialog, settings: Territory.settings(for: dialog, given: given))
    let keeper = try keeper(of: conversation, loaded)
    try converse(conversation, keeper, loaded, named: self.dialog)
  }

  /// A dialog without its properties, which matter only to somebody who edits it.
  private func load(_ name: String?) throws -> LoadedDialog {
    try loadDialog(name, withProperties: watch || isForAuthors)
  }

  private func keeper(
    of conversation: Conversation, _ loaded: LoadedDialog
  ) throws -> ConversationKeeper {
    let (dialog, settings) = (conversation.dialog, conversation.settings)
    let path = DialogFinder().path(of: self.dialog)
    if let save {
      do { return try .saving(to: save, loaded, dialog, path: path, settings: settings) } catch {
        throw failure(save, error)
      }
    }
    if isPrivate || json { return .nothing(loaded, dialog, path: path, settings: settings) }
    return .recovery(loaded, dialog, path: path, settings: settings)
  }

  private func goOn(with name: String) throws {
    let opened = try open(name)
    let saved = opened.saved.header.dialogID
    let path = self.dialog ?? opened.saved.dialogPath
    let loaded = try load(path)
    let dialog = try usable(loaded)
    guard dialog.id == saved else {
      throw ValidationError(
        "this conversation belongs to '\(saved.printable)', not to '\(dialog.id)'; name its dialog")
    }
    var conversation = opened.conversation(in: dialog)
    conversation.today = .ofClock
    let keeper: ConversationKeeper
    do {
      keeper = try opened.resume(&conversation, loaded, path: DialogFinder().path(of: path))
    } catch {
      throw failure(name, error)
    }
    try converse(conversation, keeper, loaded, named: path)
  }

  private func open(_ name: String) throws -> OpenedConversation {
    if name.isEmpty {
      let wanted = try dialog.map { try usable(loadDialog($0)).id }
      if let opened = OpenedConversation.latest(dialogID: wanted) { return opened }
      TextOutput.errors.write("error: there is no conversation to go on with\n")
      throw ExitCode(Exit.doesNotHold)
    }
    do { return try OpenedConversation.open(name) } catch { throw failure(name, error) }
  }

  private func converse(
    _ conversation: Conversation, _ keeper: consuming ConversationKeeper, _ loaded: LoadedDialog,
    named name: String?
  ) throws {
    let source = DialogSource(loaded, path: DialogFinder().path(of: name)) { findAndLoad(name) }
    if json {
      var loop: EventLoop
      do {
        loop = try EventLoop(EventSession(conversation, source: source), keeper: keeper, isWatching: watch)
      } catch {
        throw failure(source.path, error)
      }
      return loop.run()
    }
    let isPlain = plain || isatty(0) == 0 || !TextOutput.standard.isTerminal
    var loop = ChatLoop(
      conversation, keeper: keeper, source: source, isForAuthors: isForAuthors, isWatching: watch,
      isColored: !isPlain && color.isOn(for: .standard))
    if isPlain { loop.runPlain() } else { loop.runInTerminal() }
  }
}

extension ColorChoice: ExpressibleByArgument {}
