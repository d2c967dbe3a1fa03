import Conversations
import Dialogs
import Understanding

extension ChatSession {
  /// What Tab completes now: the answers on the screen, and the commands.
  public var completions: [String] {
    answers + Self.commands.map { "/\($0)" }
      + conversation.answered.map { "/change \(conversation.dialog[$0].id)" } + forAuthors
  }

  private var forAuthors: [String] {
    guard isForAuthors else { return [] }
    let dialog = conversation.dialog
    let places =
      dialog.nodes.map(\.id) + dialog.findings.map(\.id) + dialog.levels.map(\.id) + dialog.advice.map(\.id)
    return Self.authorCommands.map { "/\($0)" } + places.map { "/goto \($0)" }
      + dialog.questions.filter { $0.factType != nil }.map { "/if \($0.id) = " }
      + dialog.findings.flatMap { ["/trace \($0.id)", "/source \($0.id)"] }
  }

  private var answers: [String] {
    guard case .asks(let prompt) = conversation.stop else { return conversation.dialog.topics.map(\.title) }
    let language = conversation.dialog.language
    let notSure = language.message("label_not_sure")
    switch prompt.asked {
    case .nothing: return []
    case .checklist(let items):
      return items.map(conversation.shortName) + [language.message("label_none"), notSure]
    case .question(let question):
      switch conversation.dialog[question].kind {
      case .yesNo: return [language.message("label_yes"), language.message("label_no"), notSure]
      case .choice(let options): return options.map(\.label) + [notSure]
      case .number, .duration, .frequency, .text, .checklist: return [notSure]
      }
    }
  }
}
