import ArgumentParser

/// The command line: parses, calls one library function, prints and exits.
@main
struct Bedside: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Conversations that lead from symptoms to care.")
}
