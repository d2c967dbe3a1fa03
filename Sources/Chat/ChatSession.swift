public import Conversations
import DialogLoading
import Dialogs
import Terminal
import Verification

/// One conversation with one person: lines in, text out.
///
/// Knows nothing of where the lines come from; ``begin()``, then ``take(_:)`` for each line until it is over, and
/// ``leave()`` where the input ends before.
public struct ChatSession: Sendable {
  public internal(set) var conversation: Conversation
  public private(set) var isOver = false
  /// Whether the commands of authors are obeyed.
  let isForAuthors: Bool
  /// The files of the dialog, where they can be looked at and read again.
  var source: DialogSource?
  /// The conversation as it really went, while something is only supposed.
  var trunk: Conversation?
  var layout: Layout
  var wish: Wish?

  /// What the last line asks of whoever holds the conversation.
  enum Wish {
    /// To be kept in that file, or where it is empty, for good.
    case save(to: String)
    case writeSummary(to: String, text: String)
    /// To know that the dialog was read again and is another one now.
    case follow(LoadedDialog)
    /// To go where an author wants to; looking for a way may take a while.
    case goTo(ReachTarget)
  }

  /// Creates a session.
  ///
  /// - Parameters:
  ///   - source: To look at the files of the dialog and to read them again; without it neither can be done.
  ///   - isForAuthors: Whether the commands of authors are obeyed; they need a source.
  ///   - width: In columns; `nil` wraps nothing.
  ///   - isColored: Whether lines get a look beside their words.
  public init(
    _ conversation: Conversation, source: DialogSource? = nil, isForAuthors: Bool = false,
    width: Int? = nil, isColored: Bool = false
  ) {
    self.conversation = conversation
    self.source = source
    self.isForAuthors = isForAuthors && source != nil
    layout = Layout(width: width, isColored: isColored)
  }

  /// From now on lines are wrapped to that many columns; `nil` wraps nothing.
  public mutating func resize(to width: Int?) {
    layout.width = width
  }

  /// What stands before the place where one types; it tells when something is only supposed.
  var prompt: String { trunk == nil ? "> " : "if> " }

  /// The conversation as it really went, which is the one to keep.
  var kept: Conversation { trunk ?? conversation }

  /// What is shown first.
  public func begin() -> String {
    let opening = [Line(.note, message("opening_disclaimer"))]
    return text(opening + conversation.lines(for: conversation.opening()))
  }

  /// Takes one line that was typed, and gives back what to show.
  public mutating func take(_ line: String) -> String {
    let wasChanging = conversation.isChanging
    let turn = conversation.reply(line)
    guard let command = turn.command else {
      return text(conversation.lines(for: turn) + progress)
    }
    if command.name == "reload", isForAuthors { return reload(isAsked: true) ?? "" }
    let lines = obey(command.name, command.argument, turn, wasChanging: wasChanging)
    if case .goTo? = wish { return text(lines) }
    return text(lines + (isOver ? [] : progress))
  }

  /// What is shown to someone who leaves: in mid-conversation when to get help, for what is known so far.
  public mutating func leave() -> String {
    isOver = true
    goBackToTrunk()
    return text(parting)
  }

  /// What the last line asks for; told once.
  mutating func takeWish() -> Wish? {
    defer { wish = nil }
    return wish
  }

  func text(_ lines: [Line]) -> String { layout.text(lines, in: conversation.dialog) }

  /// About how many questions are left if nothing more turns up; between the shortest and the longest way still open.
  var progress: [Line] {
    guard let left = conversation.usualPromptsLeft else { return [] }
    return [Line(.hint, left == 1 ? message("progress_last") : message("progress", ["count": String(left)]))]
  }

  private var parting: [Line] {
    let goodbye = Line(.say, message("goodbye"))
    guard case .asks = conversation.stop else { return [goodbye] }
    return [Line(.notice, message("left_early"))]
      + conversation.lines(for: conversation.conclusion, isLeaving: true) + [goodbye]
  }

  func message(_ id: String, _ values: [String: String] = [:]) -> String {
    conversation.message(id, values)
  }

  // MARK: - Commands

  /// The commands of a conversation, in the order in which help lists them.
  static let commands = [
    "help", "back", "change", "why", "sooner", "summary", "topics", "save", "restart", "quit",
  ]
  /// Those of authors.
  static let authorCommands = ["trace", "facts", "source", "if", "goto", "reload"]

  private mutating func obey(_ name: String, _ argument: String, _ turn: Turn, wasChanging: Bool) -> [Line] {
    switch name {
    case "back":
      let isNothing = turn.noted.isEmpty && !wasChanging
      return (isNothing ? [Line(.notice, message("nothing_to_undo"))] : []) + conversation.lines(for: turn)
    case "change": return change(argument, turn)
    case "help": return help + pending
    case "why": return why + pending
    case "sooner":
      return conversation.lines(for: conversation.sooner(than: conversation.conclusion)) + pending
    case "topics": return topics + pending
    case "summary": return summarize(to: argument) + pending
    case "save":
      wish = .save(to: argument)
      return pending
    case "restart":
      trunk = nil
      conversation = Conversation(conversation.dialog, settings: conversation.settings)
      return conversation.lines(for: conversation.opening())
    case "quit":
      isOver = true
      goBackToTrunk()
      return parting
    default: break
    }
    if Self.authorCommands.contains(name) { return obeyAuthor(name, argument) }
    return [Line(.notice, message("unknown_command", ["command": "/" + name]))] + pending
  }

  /// What was asked before the command, asked again; nothing at a conclusion, which is still on the screen.
  var pending: [Line] {
    if case .asks(let prompt) = conversation.stop { conversation.lines(for: prompt) } else { [] }
  }

  private func change(_ argument: String, _ turn: Turn) -> [Line] {
    if case .asks(let prompt) = turn.stop, prompt.reason == .changing { return conversation.lines(for: turn) }
    let answered = conversation.answered
    guard !answered.isEmpty else { return [Line(.notice, message("nothing_to_change"))] + pending }
    return [Line(.notice, message("change_which"))]
      + answered.map { Line(.item, "/change \(conversation.dialog[$0].id): \(entry($0))") } + pending
  }

  private var help: [Line] {
    let urgent = conversation.dialog.levels[0]
    let emergency = message("help_emergency", ["action": conversation.words(of: urgent.headline)])
    let commands = Self.commands.filter { $0 != "help" }
    return [Line(.say, emergency), Line(.heading, message("help_heading"))] + list(commands)
      + (isForAuthors ? [Line(.heading, message("help_authors"))] + list(Self.authorCommands) : [])
  }

  private func list(_ commands: [String]) -> [Line] {
    commands.map { Line(.item, message("help_\($0)")) }
  }

  private var why: [Line] {
    guard case .asks(let prompt) = conversation.stop else {
      return conversation.lines(for: conversation.conclusion, isInFull: true)
    }
    let questions = [prompt.question].compactMap(\.self) + prompt.onScreen
    let reasons = questions.compactMap { conversation.dialog[$0].why }.map { conversation.words(of: $0) }
    var seen: Set<String> = []
    let told = reasons.filter { seen.insert($0).inserted }
    return told.isEmpty ? [Line(.say, message("no_reason"))] : told.map { Line(.say, $0) }
  }

  private var topics: [Line] {
    let topics = conversation.dialog.topics
    guard !topics.isEmpty else { return [Line(.notice, message("no_topics"))] }
    var groups: [String?] = []
    for topic in topics where !groups.contains(topic.group) { groups.append(topic.group) }
    return [Line(.say, message("topics_heading"))]
      + groups.flatMap { group in
        [group.map { Line(.heading, $0) }].compactMap(\.self)
          + topics.filter { $0.group == group }.map { Line(.item, $0.title) }
      }
  }

  private func entry(_ question: Reference<Question>) -> String {
    conversation.journal[question].map { conversation.describe($0.answer, to: question) } ?? ""
  }
}

extension Conversation {
  /// The questions that have an entry, as they stand in the dialog.
  var answered: [Reference<Question>] {
    dialog.questions.indices.map { Reference<Question>($0) }.filter { journal[$0] != nil }
  }

  func message(_ id: String, _ values: [String: String] = [:]) -> String {
    dialog.language.message(id, values)
  }
}
