import Dialogs

/// What scripts of other tools call the lines of a transcript.
enum ForeignLine {
  /// The line that another tool's word stands for; `nil` for a word of none.
  static func kind(for word: String) -> Transcript.Kind? {
    switch word.lowercased() {
    case "me", "user", "human", "patient", "person", "utter", "input": .you
    case "assistant", "system", "agent", "reply", "output", "says", "response": .bot
    case "question", "ask", "prompt": .asks
    case "facts", "slot", "slots", "entities", "note", "notes": .noted
    case "expected", "assert", "check": .expect
    case "findings": .finding
    case "advise", "advices": .advice
    case "topics", "intent": .topic
    case "levels", "triage", "urgency": .level
    case "answers", "answer": .given
    case "includes", "import": .include
    case "settings": .set
    default: nil
    }
  }

  /// What to do about a line that Botium's scripts are made of, which would be a comment here.
  static func botium(_ line: String) -> String? {
    switch line.dropFirst().trimmed.lowercased() {
    case "me":
      "'#me' is Botium's: here it is a comment; write 'you: ' before what is typed, on the same line"
    case "bot":
      "'#bot' is Botium's: here it is a comment; write 'bot: ' before what is shown, on the same line"
    case "begin", "end":
      "'\(line)' is Botium's: here it is a comment; what holds from the start is 'given: …'"
    default:
      line.lowercased().hasPrefix("#include ")
        ? "'#include' is Botium's: here it is a comment; write 'include: ' and the path of the file" : nil
    }
  }
}
