public import Conversations
import Diagnostics
import DialogLoading
import Dialogs
import Understanding

/// One conversation with one client: lines of JSON in, lines of JSON out.
///
/// Knows nothing of where the lines come from; ``begin()``, then ``take(_:)`` for each line until it is over, and
/// ``leave()`` where the input ends before. Whatever a line was, what is given back ends with `asks`, `concludes` or
/// `ended`, so that a client knows when to send the next.
public struct EventSession: Sendable {
  public internal(set) var conversation: Conversation
  public private(set) var isOver = false
  /// The files of the dialog, where they can be read again.
  var source: DialogSource?
  /// The dialog that was read again since the last look.
  var reloaded: LoadedDialog?

  /// The most bytes that a line may have; of a longer one at least one byte more must be handed over.
  public static let longestLine = Request.longestLine

  /// - Parameter source: To read the files of the dialog again; without it that cannot be done.
  public init(_ conversation: Conversation, source: DialogSource? = nil) {
    self.conversation = conversation
    self.source = source
  }

  /// What is sent first.
  ///
  /// - Parameter notices: About saving.
  public func begin(telling notices: [Line] = []) -> String {
    let told = notices.map { conversation.notice("saving", $0.text) }
    let opening = conversation.events(for: conversation.opening())
    return lines(of: [conversation.hello] + told + opening + [conversation.standing])
  }

  /// Takes one line, whatever its bytes are, and gives back what to send.
  public mutating func take(_ line: [UInt8]) -> String {
    var events: [JSON]
    do { events = try carryOut(Request(line)) } catch {
      events = [
        .object(of: [
          "event": .string("error"), "code": .string(error.code.rawValue), "text": .string(error.text),
        ])
      ]
    }
    if !isOver { events.append(conversation.standing) }
    return lines(of: events)
  }

  /// What is sent to someone who leaves.
  public mutating func leave() -> String {
    isOver = true
    return lines(of: [conversation.ended])
  }

  /// Notices about saving.
  func events(_ notices: [Line]) -> String {
    lines(of: notices.map { conversation.notice("saving", $0.text) })
  }

  func lines(of events: [JSON]) -> String {
    events.map { $0.text + "\n" }.joined()
  }

  // MARK: - Requests

  private mutating func carryOut(_ request: Request) throws(RequestMistake) -> [JSON] {
    switch request {
    case .reply(let words):
      let wasChanging = conversation.isChanging
      return take(conversation.reply(words), wasChanging: wasChanging)
    case .answers(let members): return try answer(members)
    case .change(let id):
      let question = try conversation.question(named: id)
      return show { $0.change(question) }
    case .topic(let id):
      guard let position = conversation.dialog.names.position(of: id, as: .topic) else {
        let near = closest(to: id, in: conversation.dialog.names.all(.topic)).map {
          "; did you mean '\($0)'?"
        }
        throw RequestMistake(.unknownTopic, "this dialog has no topic '\(id.prefix(80))'\(near ?? "")")
      }
      return show { $0.tell(about: Reference(position)) }
    case .back:
      let wasChanging = conversation.isChanging
      return back(conversation.undo(), wasChanging: wasChanging)
    case .why: return why
    case .sooner: return [sooner]
    case .summary: return [summary]
    case .topics: return [topics]
    case .restart: return restart()
    case .quit: return quit()
    }
  }

  /// Takes a step, and shows it as the conversation stands afterwards.
  private mutating func show(_ step: (inout Conversation) -> Turn) -> [JSON] {
    let turn = step(&conversation)
    return conversation.events(for: turn)
  }

  private mutating func answer(_ members: [JSON.Member]) throws(RequestMistake) -> [JSON] {
    switch try conversation.answering(members) {
    case .picked(let answers): return show { $0.answer(answers) }
    case .words(let question, let text):
      return show { $0.answer(question, inWords: text) }
    case .trouble(.outOfRange, let question):
      return [conversation.notice(outOfRangeOf: question)]
    case .trouble(let trouble, _): return [conversation.notice(trouble, failures: 0)]
    }
  }

  /// A reply may hold a command, as it may in a terminal.
  private mutating func take(_ turn: Turn, wasChanging: Bool) -> [JSON] {
    guard let command = turn.command else { return conversation.events(for: turn) }
    switch command.name {
    case "back": return back(turn, wasChanging: wasChanging)
    case "change": return change(turn)
    case "why": return why
    case "sooner": return [sooner]
    case "summary": return [summary]
    case "topics": return [topics]
    case "help": return [help]
    case "restart": return restart()
    case "quit": return quit()
    default:
      let text = conversation.message("unknown_command", ["command": "/" + command.name])
      return [conversation.notice("unknown_command", text)]
    }
  }

  /// Undoes the last reply, or gives up a change.
  private func back(_ turn: Turn, wasChanging: Bool) -> [JSON] {
    let nothing = conversation.notice("nothing_to_undo", conversation.message("nothing_to_undo"))
    return turn.noted.isEmpty && !wasChanging ? [nothing] : conversation.events(for: turn)
  }

  private func change(_ turn: Turn) -> [JSON] {
    if case .asks(let prompt) = turn.stop, prompt.reason == .changing {
      return conversation.events(for: turn)
    }
    let id = conversation.answered.isEmpty ? "nothing_to_change" : "change_which"
    return [conversation.notice(id, conversation.message(id)), summary]
  }

  private mutating func restart() -> [JSON] {
    conversation = Conversation(conversation.dialog, settings: conversation.settings)
    return [conversation.hello] + conversation.events(for: conversation.opening())
  }

  private mutating func quit() -> [JSON] {
    isOver = true
    return [conversation.ended]
  }

  private var help: JSON {
    let emergency = conversation.dialog.levels.first.map { conversation.words(of: $0.headline) } ?? ""
    let commands = ["back", "change", "why", "sooner", "summary", "topics", "restart", "quit"].map {
      "help_\($0)"
    }
    let lines = (["help_heading"] + commands).map { conversation.message($0) }
    return conversation.simple(
      "help",
      ([conversation.message("help_emergency", ["action": emergency])] + lines).joined(separator: "\n"))
  }

  /// Why the question is asked; the reasons of a conclusion stand in the conclusion.
  private var why: [JSON] {
    guard case .asks(let prompt) = conversation.stop else { return [] }
    let questions = [prompt.question].compactMap(\.self) + prompt.onScreen
    var seen: Set<String> = []
    let reasons = questions.compactMap { conversation.dialog[$0].why }.map { conversation.words(of: $0) }
      .filter { seen.insert($0).inserted }
    let told = reasons.isEmpty ? [conversation.message("no_reason")] : reasons
    return [conversation.simple("why", told.joined(separator: "\n"))]
  }

  private var sooner: JSON {
    conversation.event("sooner", conversation.sooner(than: conversation.conclusion))
  }

  private var summary: JSON {
    .object(of: [
      "event": .string("summary"), "facts": .array(conversation.answered.compactMap(conversation.entry)),
      "markdown": conversation.summary(on: LocalDate.today).map { .string($0.markdown) },
    ])
  }

  private var topics: JSON {
    let topics = conversation.dialog.topics.map { topic in
      JSON.object(of: [
        "id": .string(topic.id), "title": .string(topic.title), "group": topic.group.map(JSON.string),
      ])
    }
    return .object(of: ["event": .string("topics"), "topics": .array(topics)])
  }
}
