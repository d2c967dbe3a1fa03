import Conversations
import Diagnostics
import Dialogs

extension SavedConversation {
  /// Why a file cannot be gone on with at all.
  public enum Unreadable: Error, Hashable {
    case tooLarge
    /// Nothing was saved in it, not even the header.
    case empty
    /// It does not begin as a saved conversation does.
    case isNoConversation
  }

  /// Reads a saved conversation as far as it can be read; ``damages`` says what could not.
  ///
  /// - Parameter bytes: Of the file; at most ``Transcript/longestFile``.
  public init(reading bytes: [UInt8]) throws(Unreadable) {
    guard bytes.count <= Transcript.longestFile else { throw .tooLarge }
    guard bytes.contains(where: { $0 > 0x20 }) else { throw .empty }
    var reader = SavedReader()
    reader.read(bytes)
    guard let dialogID = reader.dialogID else { throw .isNoConversation }
    self.init(
      header: Header(
        dialogID: dialogID, version: reader.version, hash: reader.hash, source: reader.source,
        settings: reader.settings),
      entries: reader.entries)
    damages = reader.damages
    wholeLength = reader.wholeLength
  }
}

/// Reads line by line; a line that cannot be read spoils no other.
private struct SavedReader {
  var dialogID: String?
  var version: String?
  var hash: UInt64?
  var source: String?
  var settings: [String: String] = [:]
  var entries: [SavedConversation.Entry] = []
  var damages: [SavedDamage] = []
  var wholeLength = 0
  /// What was typed, until its `noted:` follows.
  private var typed: (text: TypedText, line: Int)?
  private var time: Int?
  /// Whether the line held bytes that are no text, which are U+FFFD now.
  private var isRepaired = false

  mutating func read(_ bytes: [UInt8]) {
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var number = 0
    while start < bytes.count {
      number += 1
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n"))
      let line = bytes[start..<(end ?? bytes.count)]
      let text = String(decoding: line, as: UTF8.self).trimmed
      isRepaired = String(validating: line, as: UTF8.self) == nil
      start = end.map { $0 + 1 } ?? bytes.count
      guard end != nil else {
        cutOff(text, number)
        return
      }
      take(text, number)
      if typed == nil, time == nil { wholeLength = start }
    }
    if let typed { damage(.cutOff, typed.line, typed.text.written) }
  }

  /// The last line has no end: whatever it says may be half of it.
  private mutating func cutOff(_ text: String, _ number: Int) {
    if let typed { return damage(.cutOff, typed.line, typed.text.written) }
    // Behind `noted:` only where the conversation stood is written, which is no answer.
    guard let (key, value) = keyAndValue(text), key == "you" else { return }
    damage(.cutOff, number, value)
  }

  private mutating func take(_ text: String, _ number: Int) {
    if text.isEmpty || text.hasPrefix("#") { return }
    guard let (key, value) = keyAndValue(text) else { return damage(.strangeLine, number, text) }
    if takeHeader(key, value) { return }
    switch key {
    case "at": time = UTCTime.read(value)
    case "you":
      if let typed { damage(.lostAnswer, typed.line, typed.text.written) }
      typed = (TypedText(written: value), number)
    case "noted": note(value, number)
    case "asks": change { $0.asks = value == "nothing" ? [] : value.listedItems }
    case "level": change { $0.level = value }
    case "advice": change { $0.advice = value.listedItems }
    default:
      let bare = key.hasPrefix("no ") ? String(key.dropFirst(3)) : key
      if Transcript.Kind(rawValue: bare) == nil { damage(.strangeLine, number, text) }
    }
  }

  /// Takes a line of the header, which is one wherever it stands.
  private mutating func takeHeader(_ key: String, _ value: String) -> Bool {
    switch key {
    case "dialog": dialogID = dialogID ?? value
    case "version": version = value
    case "hash": hash = UInt64(value, radix: 16)
    case "source": source = value
    case "unreviewed": break
    case "set":
      for item in value.listedItems {
        if let (name, value) = item.assignment { settings[name] = value.unquoted }
      }
    default: return false
    }
    return true
  }

  private mutating func note(_ value: String, _ number: Int) {
    var events: [LogEntry.Event] = []
    var isDamaged = false
    for item in value == "nothing" ? [] : value.listedItems {
      let isWhole = !isRepaired || !item.contains("\u{FFFD}")
      if isWhole, let event = LogEntry.Event(notation: item) {
        events.append(event)
      } else {
        isDamaged = true
        damage(.lostAnswer, number, item)
      }
    }
    var entry = SavedConversation.Entry(
      time: time, typed: typed?.text ?? .notTyped, events: events, place: nil)
    entry.isDamaged = isDamaged
    entries.append(entry)
    typed = nil
    time = nil
  }

  private mutating func change(_ body: (inout SavedPlace) -> Void) {
    guard typed == nil, let last = entries.indices.last else { return }
    var place = entries[last].place ?? SavedPlace(asks: [])
    body(&place)
    entries[last].place = place
  }

  private mutating func damage(_ kind: SavedDamage.Kind, _ line: Int, _ text: String) {
    damages.append(SavedDamage(kind: kind, line: line, text: String(printable(text).prefix(200))))
  }

  private func keyAndValue(_ text: String) -> (key: String, value: String)? {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    return (text[..<colon].trimmed, text[text.index(after: colon)...].trimmed)
  }
}
