import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Standard output for results, standard error for messages; colour and progress only on a terminal.
enum Terminal {
  static let outputIsTerminal = isatty(1) == 1
  static let errorIsTerminal = isatty(2) == 1

  /// Colour is off in pipes and where NO_COLOR is set to anything (no-color.org).
  static let colour = outputIsTerminal && (getenv("NO_COLOR").map { $0.pointee == 0 } ?? true)

  static func say(_ text: String) { print(text) }

  static func complain(_ text: String) {
    let line = text.hasSuffix("\n") ? text : text + "\n"
    FileHandleText.writeError(line)
  }

  /// One line on a terminal that the next one overwrites; nothing in a pipe.
  static func progress(_ text: String) {
    if errorIsTerminal { FileHandleText.writeError("\r\u{1B}[2K" + text) }
  }

  static func endProgress() {
    if errorIsTerminal { FileHandleText.writeError("\r\u{1B}[2K") }
  }

  static func red(_ text: String) -> String { paint(text, "31") }
  static func yellow(_ text: String) -> String { paint(text, "33") }
  static func green(_ text: String) -> String { paint(text, "32") }
  static func bold(_ text: String) -> String { paint(text, "1") }

  private static func paint(_ text: String, _ code: String) -> String {
    colour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}

/// Unbuffered text on standard error.
enum FileHandleText {
  static func writeError(_ text: String) {
    var bytes = Array(text.utf8)
    while !bytes.isEmpty {
      let count = write(2, bytes, bytes.count)
      if count <= 0 { return }
      bytes.removeFirst(count)
    }
  }
}
