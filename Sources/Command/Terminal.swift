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

  static func say(_ text: String) { put(Array((text + "\n").utf8)) }

  /// Bytes on standard output. Results that cannot be delivered end the program.
  static func put(_ bytes: [UInt8]) {
    if RawFile.put(bytes, to: 1) { return }
    complain("standard output: cannot be written: \(RawFile.words(errno))")
    exit(ExitStatus.cannotWrite.rawValue)
  }

  static func complain(_ text: String) {
    // Nobody is left to tell when standard error is gone too.
    _ = RawFile.put(Array((text.hasSuffix("\n") ? text : text + "\n").utf8), to: 2)
  }

  /// One line on a terminal that the next one overwrites; nothing in a pipe.
  static func progress(_ text: String) {
    if errorIsTerminal { _ = RawFile.put(Array(("\r\u{1B}[2K" + text).utf8), to: 2) }
  }

  static func endProgress() { progress("") }

  static func red(_ text: String) -> String { paint(text, "31") }
  static func yellow(_ text: String) -> String { paint(text, "33") }
  static func green(_ text: String) -> String { paint(text, "32") }
  static func bold(_ text: String) -> String { paint(text, "1") }

  private static func paint(_ text: String, _ code: String) -> String {
    colour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
