import ArgumentParser
import Diagnostics
import DialogLoading
import Terminal

/// `bedside explain BD0104`: prints the page of a code, with an example and its repair.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Say what the code of a mistake means, with an example.",
    discussion: "Without a code: all of them, each with its title.")

  @Argument(help: ArgumentHelp("Codes, such as BD0104.", valueName: "code"))
  var codes: [String] = []

  func run() throws {
    let finder = DiagnosticPageFinder()
    if codes.isEmpty { return list(finder) }
    for (position, word) in codes.enumerated() {
      guard let code = DiagnosticCode(named: word) else { throw ValidationError(unknown(word)) }
      guard let page = finder.page(for: code) else {
        TextOutput.errors.write(
          "error: the page of \(code.name) is not installed (share/bedside/diagnostics)\n")
        throw ExitCode(Exit.doesNotHold)
      }
      TextOutput.standard.write((position > 0 ? "\n" : "") + page.text)
    }
  }

  private func list(_ finder: DiagnosticPageFinder) {
    let lines = DiagnosticCode.allCases.map { code in
      [code.name, finder.page(for: code)?.title].compactMap(\.self).joined(separator: "  ")
    }
    TextOutput.standard.write(lines.joined(separator: "\n") + "\n")
  }

  private func unknown(_ word: String) -> String {
    let hint =
      DiagnosticCode.near(word).map { "; did you mean '\($0.name)'?" } ?? "; 'bedside explain' lists them all"
    return "no code is named '\(word.printable)'\(hint)"
  }
}
