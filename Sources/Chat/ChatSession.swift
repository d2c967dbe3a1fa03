public import Conversations
import Dialogs
import Terminal
import Verification

/// One conversation with one person: lines in, text out.
///
/// Knows nothing of where the lines come from; ``begin()``, then ``take(_:)`` for each line until it is over, and
/// ``leave()`` where the input ends before.
public struct ChatSession: Sendable {
  public private(set) var conversation: Conversation
  public private(set) var isOver = false
  private var layout: Layout
  private var authoring: Authoring?
  /// The file that `/save` named since the last look, empty where it named none.
  private var savingWish: String?

  /// Creates a session.
  ///
  /// - Parameters:
  ///   - authoring: For the commands of authors; without it there are none.
  ///   - width: In columns; `nil` wraps nothing.
  ///   - isColored: Whether lines get a look beside their words.
  public init(
    _ conversation: Conversation, authoring: Authoring? = nil, width: Int? = nil, isColored: Bool = false
  ) {
    self.conversation = conversation
    self.authoring = authoring
    layout = Layout(width: width, isColored: isColored)
  }

  /// From now on lines are wrapped to that many columns; `nil` wraps nothing.
  public mutating func resize(to width: Int?) {
    layout.width = width
  }

  /// What is shown first.
  public func begin() -> String {
    let opening = [Line(.note, message("opening_disclaimer"))]
    return text(opening + conversation.lines(for: conversation.opening()))
  }

  /// Takes one line that was typed, and gives back what to show.
  public mutating func take(_ line: String) -> String {
    let wasChanging = conversation.isChanging
    let turn = conversation.reply(line)
    guard let command = turn.command else { return text(conversation.lines(for: turn) + progress) }
    let lines = obey(command.name, command.argument, turn, wasChanging: wasChanging)
    return text(lines + (isOver ? [] : progress))
  }

  /// What is shown to someone who leaves: in mid-conversation when to get help, for what is known so far.
  public mutating func leave() -> String {
    isOver = true
    return text(parting)
  }

  /// Where the person wants the conversation saved, if that was the last line; asked once.
  mutating func takeSavingWish() -> String? {
    defer { savingWish = nil }
    return savingWish
  }

  func text(_ lines: [Line]) -> String { layout.text(lines, in: conversation.dialog) }

  /// About how many questions are left if nothing more turns up; between the shortest and the longest way still open.
  private var progress: [Line] {
    guard let left = conversation.usualPromptsLeft else { return [] }
    return [Line(.hint, left == 1 ? message("progress_last") : message("progress", ["count": String(left)]))]
  }

  private var parting: [Line] {
    let goodbye = Line(.say, message("goodbye"))
    guard case .asks = conversation.stop else { return [goodbye] }
    return [Line(.notice, message("left_early"))] + conversation.lines(for: conversation.conclusion) + [
      goodbye
    ]
  }

  // MARK: - Commands

  /// The commands of a conversation, in the order in which help lists them.
  static let commands = [
    "help", "back", "change", "why", "summary", "topics", "save", "restart", "quit", "trace", "goto",
    "reload",
  ]

  private mutating func obey(_ name: String, _ argument: String, _ turn: Turn, wasChanging: Bool) -> [Line] {
    switch name {
    case "back":
      let isNothing = turn.noted.isEmpty && !wasChanging
      return (isNothing ? [Line(.notice, message("nothing_to_undo"))] : []) + conversation.lines(for: turn)
    case "change": return change(argument, turn)
    case "help": return help + pending
    case "why": return why + pending
    case "topics": return topics + pending
    case "summary": return summary + pending
    case "save":
      savingWish = argument
      return pending
    case "restart":
      conversation = Conversation(conversation.dialog, settings: conversation.settings)
      return conversation.lines(for: conversation.opening())
    case "quit":
      isOver = true
      return parting
    case "trace":
      guard let authoring else { break }
      return authoring.trace(conversation) + pending
    case "goto":
      return goTo(argument)
    case "reload":
      return reload()
    default: break
    }
    return [Line(.notice, message("unknown_command", ["command": "/" + name]))] + pending
  }

  /// Goes to a node with the fewest remarkable answers that lead there.
  private mutating func goTo(_ name: String) -> [Line] {
    guard let node = conversation.dialog.names.position(of: name, as: .node) else {
      let nodes = conversation.dialog.nodes.map(\.id).joined(separator: ", ")
      return [Line(.notice, message("goto_which", ["nodes": nodes]))] + pending
    }
    let found = Verification.conversation(
      to: Reference(node), in: conversation.dialog, settings: conversation.settings)
    guard let found else { return [Line(.notice, message("goto_failed", ["node": name]))] + pending }
    conversation = found
    return summary + (pending.isEmpty ? conversation.lines(for: conversation.conclusion) : pending)
  }

  /// Reads the files again, and says what that has changed.
  private mutating func reload() -> [Line] {
    switch authoring?.reloaded(conversation) {
    case nil: return [Line(.notice, message("unknown_command", ["command": "/reload"]))] + pending
    case .broken(let report)?:
      return [Line(.notice, message("reload_failed")), Line(.say, report)] + pending
    case .moved(let move)?:
      let lines = conversation.lines(for: move)
      conversation = move.conversation
      return lines + (move.isAdviceChanged ? conversation.lines(for: conversation.conclusion) : pending)
    }
  }

  /// What was asked before the command, asked again; nothing at a conclusion, which is still on the screen.
  private var pending: [Line] {
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
    return [Line(.say, emergency), Line(.heading, message("help_heading"))]
      + commands.map { Line(.item, message("help_\($0)")) }
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
    return groups.flatMap { group in
      [Line(.heading, group ?? message("topics_heading"))]
        + topics.filter { $0.group == group }.map { Line(.item, $0.title) }
    }
  }

  private var summary: [Line] {
    let answered = conversation.answered
    guard !answered.isEmpty else { return [Line(.notice, message("nothing_noted"))] }
    return [Line(.heading, message("summary_heading"))] + answered.map { Line(.item, entry($0)) }
  }

  private func entry(_ question: Reference<Question>) -> String {
    conversation.journal[question].map { conversation.describe($0.answer, to: question) } ?? ""
  }

  private func message(_ id: String, _ values: [String: String] = [:]) -> String {
    conversation.dialog.language.message(id, values)
  }
}

extension Conversation {
  /// The questions that have an entry, as they stand in the dialog.
  var answered: [Reference<Question>] {
    dialog.questions.indices.map { Reference<Question>($0) }.filter { journal[$0] != nil }
  }
}
