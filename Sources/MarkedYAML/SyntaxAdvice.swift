/// What to do about a complaint of libyaml's that is explained by its own words and the byte that it stopped at.
func advice(for failure: EventParser.Failure, before byte: UInt8) -> String {
  switch failure.problem {
  case "found character that cannot start any token":
    return byte == 0x09
      ? "a tab cannot indent here: use spaces"
      : "a text cannot begin with this character: put the whole text in quotes"
  case let text where text.contains("tab character"): return "a tab cannot indent here: use spaces"
  case "mapping values are not allowed in this context":
    return
      "this 'key:' is indented deeper than the line above it, which has a value already: align it, or quote the text"
  case "mapping keys are not allowed in this context", "did not find expected node content":
    return "a text cannot begin with this character: put the whole text in quotes"
  case "block sequence entries are not allowed in this context":
    return "a list item '- ' cannot begin here: put it on a line of its own"
  case "did not find expected '-' indicator":
    return
      "this line is not part of the list above: begin it with '- ' in the same column, or align it with its key"
  case "did not find expected key": return adviceForMissingKey(before: byte)
  case "found unknown escape character":
    return "this escape is not known: in double quotes write '\\\\' for a backslash, or use single quotes"
  case "did not find expected hexdecimal number", "found invalid Unicode character escape code":
    return "this escape is no character: write '\\u' and four hexadecimal digits"
  case "did not find expected <document start>":
    return byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
      ? "this closes nothing: delete it, or quote the text that it belongs to"
      : "nothing may follow the value above: check the indentation of this line"
  case "did not find expected comment or line break":
    return "the text must begin on the line below '|' or '>'"
  case "there is not enough memory": return "there is not enough memory to read this file"
  case _ where failure.context == "while scanning a directive" || failure.problem.contains("YAML"):
    return "directives such as '%YAML' are not used here: delete this line"
  default: return "this is not valid YAML (\(failure.problem))"
  }
}

private func adviceForMissingKey(before byte: UInt8) -> String {
  switch byte {
  case UInt8(ascii: ":"): "a key is missing before this colon"
  case UInt8(ascii: "-"): "a list item cannot stand among keys: indent it below the key that it belongs to"
  case UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ","):
    "this closes or parts nothing: delete it, or quote the text that it belongs to"
  default: "this line does not line up with the keys of its block: give it the same indentation"
  }
}
