import Diagnostics

/// What a client asks for with one line.
enum Request: Hashable {
  /// Words as a person types them.
  case reply(String)
  /// Values by the question's id, all of one reply.
  case answers([JSON.Member])
  case change(question: String)
  case topic(String)
  case back, why, sooner, summary, topics, restart, quit

  /// The most bytes that a line may have.
  static let longestLine = 64 << 10
  /// The version of the protocol, of requests and events alike.
  static let version = 1

  /// Reads a line.
  ///
  /// - Throws: Why it is no request, with what to do about it.
  init(_ line: [UInt8]) throws(RequestMistake) {
    guard line.count <= Self.longestLine else {
      let limit = "a line has at most \(Self.longestLine) bytes; nothing of it was read"
      throw RequestMistake(.tooLong, limit)
    }
    let value: JSON
    do { value = try JSON.read(line) } catch {
      let hint = "send one JSON object a line, such as {\"reply\": \"yes\"}"
      throw RequestMistake(.notJSON, "\(error.reason), at byte \(error.offset + 1); \(hint)")
    }
    guard case .object(let members) = value else {
      throw RequestMistake(.unknownRequest, "a request is a JSON object, such as {\"reply\": \"yes\"}")
    }
    self = try Fields(members).request()
  }
}

/// Why a line is no request.
struct RequestMistake: Error {
  enum Code: String, CaseIterable {
    case notJSON = "not_json"
    case tooLong = "too_long"
    case unknownVersion = "unknown_version"
    case unknownKey = "unknown_key"
    case unknownRequest = "unknown_request"
    case unknownCommand = "unknown_command"
    case unknownQuestion = "unknown_question"
    case unknownTopic = "unknown_topic"
    case wrongValue = "wrong_value"
  }

  let code: Code
  /// What is wrong and what to do, for whoever writes the client.
  let text: String

  init(_ code: Code, _ text: String) {
    self.code = code
    self.text = text
  }
}

/// The members of a request on the way to their meaning.
private struct Fields {
  private let members: [JSON.Member]
  private static let requests = ["reply", "answer", "answers", "command"]
  private static let commands = [
    "back", "change", "why", "sooner", "summary", "topics", "topic", "restart", "quit",
  ]

  init(_ members: [JSON.Member]) {
    self.members = members
  }

  func request() throws(RequestMistake) -> Request {
    if let version = self["version"], version != .number(Request.version) {
      throw RequestMistake(.unknownVersion, "this program speaks version \(Request.version) only")
    }
    let kinds = members.filter { Self.requests.contains($0.name) }
    guard let kind = kinds.first, kinds.count == 1 else {
      if kinds.isEmpty { try allow(Self.requests) }
      throw RequestMistake(.unknownRequest, "a request has exactly one of: \(list(Self.requests))")
    }
    switch kind.name {
    case "reply":
      try allow(["reply"])
      return .reply(try text(kind))
    case "answer":
      try allow(["answer"])
      return .answers([try answer(kind)])
    case "answers":
      try allow(["answers"])
      guard case .object(let answers) = kind.value, !answers.isEmpty else {
        throw RequestMistake(.wrongValue, "'answers' takes an object with a value for each question's id")
      }
      return .answers(answers)
    default: return try command(kind)
    }
  }

  private func answer(_ member: JSON.Member) throws(RequestMistake) -> JSON.Member {
    guard case .object(let parts) = member.value else {
      throw RequestMistake(.wrongValue, "'answer' takes an object: {\"question\": …, \"value\": …}")
    }
    let fields = Fields(parts)
    try fields.allow(["question", "value"])
    guard let question = fields["question"], let value = fields["value"], case .string(let id) = question
    else {
      throw RequestMistake(.wrongValue, "'answer' needs 'question', a text, and 'value'")
    }
    return .init(id, value)
  }

  private func command(_ member: JSON.Member) throws(RequestMistake) -> Request {
    let name = try text(member)
    let extra = ["change": "question", "topic": "topic"][name]
    guard Self.commands.contains(name) else {
      let near = closest(to: name, in: Self.commands).map { "; did you mean '\($0)'?" } ?? ""
      throw RequestMistake(.unknownCommand, "the commands are: \(list(Self.commands))\(near)")
    }
    try allow(["command"] + [extra].compactMap(\.self))
    let argument = try members.first { $0.name == extra }.map { member throws(RequestMistake) in
      try text(member)
    }
    switch (name, argument) {
    case ("change", let id?): return .change(question: id)
    case ("topic", let id?): return .topic(id)
    case ("change", nil), ("topic", nil):
      throw RequestMistake(.unknownRequest, "'\(name)' needs '\(extra ?? "")', an id")
    case ("back", _): return .back
    case ("why", _): return .why
    case ("sooner", _): return .sooner
    case ("summary", _): return .summary
    case ("topics", _): return .topics
    case ("restart", _): return .restart
    default: return .quit
    }
  }

  private subscript(name: String) -> JSON? { members.first { $0.name == name }?.value }

  private func text(_ member: JSON.Member) throws(RequestMistake) -> String {
    if case .string(let text) = member.value { return text }
    throw RequestMistake(.wrongValue, "'\(member.name)' takes a text")
  }

  /// Refuses members that are not known here; `version` may stand in every request.
  private func allow(_ names: [String]) throws(RequestMistake) {
    guard let stranger = members.first(where: { $0.name != "version" && !names.contains($0.name) }) else {
      return
    }
    let near = closest(to: stranger.name, in: names).map { "; did you mean '\($0)'?" } ?? ""
    let shown = stranger.name.prefix(40)
    throw RequestMistake(.unknownKey, "'\(shown)' is not known here; known: \(list(names))\(near)")
  }

  private func list(_ names: [String]) -> String { names.joined(separator: ", ") }
}
