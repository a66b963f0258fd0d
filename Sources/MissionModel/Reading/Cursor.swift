import Yams

/// One value of a YAML document with its place in the file. Reading it as something else is an issue in the log.
struct Cursor {
  let node: Node
  let file: String
  let log: IssueLog
  /// The key it stands under, for the messages.
  let name: String

  var spot: Spot {
    Spot(file: file, line: node.mark?.line ?? 0, column: node.mark?.column ?? 0)
  }

  func report(_ reason: String) { log.add(spot, "\(name): \(reason)") }

  /// What the value is, in words.
  private var kind: String {
    switch node {
    case .scalar(let scalar): isEmpty ? "nothing" : "'\(scalar.string.prefix(80))'"
    case .mapping: "a mapping"
    case .sequence: "a list"
    case .alias: "an alias"
    }
  }

  /// Whether nothing was written.
  var isEmpty: Bool {
    guard case .scalar(let scalar) = node, scalar.style == .plain || scalar.style == .any else {
      return false
    }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }

  private func wrong(_ expected: String) { report("\(kind); expected \(expected)") }

  /// Any text but the empty one. At most 2000 characters, none of them a control character.
  func text(_ expected: String = "a text") -> String? {
    guard case .scalar(let scalar) = node, !isEmpty else {
      wrong(expected)
      return nil
    }
    let text = scalar.string
    if text.allSatisfy(\.isWhitespace) {
      report("empty; expected \(expected)")
      return nil
    }
    if text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control && $0 != "\n" }) {
      report("holds a control character; expected \(expected)")
      return nil
    }
    if text.count > 2000 {
      report("\(text.count) characters; expected at most 2000")
      return nil
    }
    return scalar.style == .literal || scalar.style == .folded ? text.trimmed : text
  }

  /// A name that files and lists can carry: small letters, digits and hyphens, at most 64.
  func identifier() -> String? {
    guard let text = text("an id of small letters, digits and hyphens") else { return nil }
    let fits = text.utf8.allSatisfy { byte in
      (97...122).contains(byte) || (48...57).contains(byte) || byte == 45
    }
    guard fits, text.utf8.count <= 64, text.utf8.first != 45 else {
      report("'\(text.prefix(80))' is not an id; expected 1 to 64 small letters, digits and hyphens")
      return nil
    }
    return text
  }

  /// A finite number within `range`, both ends included.
  func number(in range: ClosedRange<Double>, _ unit: String) -> Double? {
    let expected = "a number of \(unit), \(range.lowerBound.plain) to \(range.upperBound.plain)"
    guard case .scalar(let scalar) = node, scalar.style == .plain, !isEmpty else {
      wrong(expected)
      return nil
    }
    let text = scalar.string
    if [".nan", "nan", ".inf", "inf", "-.inf", "-inf", "+.inf"].contains(text.lowercased()) {
      report("'\(text)' is not a finite number; expected \(expected)")
      return nil
    }
    let digits = text.utf8.allSatisfy { (48...57).contains($0) || [43, 45, 46, 69, 101].contains($0) }
    guard digits, let value = Double(text), value.isFinite else {
      wrong(expected)
      return nil
    }
    guard range.contains(value) else {
      report("\(text) \(unit) is outside \(range.lowerBound.plain) to \(range.upperBound.plain) \(unit)")
      return nil
    }
    return value
  }

  /// A whole number within `range`.
  func whole(in range: ClosedRange<Int>, _ unit: String) -> Int? {
    guard case .scalar(let scalar) = node, scalar.style == .plain, let value = Int(scalar.string) else {
      wrong("a whole number of \(unit), \(range.lowerBound) to \(range.upperBound)")
      return nil
    }
    guard range.contains(value) else {
      report("\(value) \(unit) is outside \(range.lowerBound) to \(range.upperBound) \(unit)")
      return nil
    }
    return value
  }

  func flag() -> Bool? {
    if case .scalar(let scalar) = node, scalar.style == .plain {
      if scalar.string == "true" { return true }
      if scalar.string == "false" { return false }
    }
    wrong("true or false")
    return nil
  }

  /// One word of a fixed list.
  func choice<Word: RawRepresentable & CaseIterable>(_ words: Word.Type) -> Word?
  where Word.RawValue == String {
    let known = Word.allCases.map(\.rawValue)
    guard let text = text("one of \(known.joined(separator: ", "))") else { return nil }
    guard let word = Word(rawValue: text) else {
      report(Names.unknown("value", text, known: known))
      return nil
    }
    return word
  }

  /// The entries of a list; nil (and an issue) when it is none or has fewer than `least`.
  func items(atLeast least: Int = 1) -> [Cursor]? {
    guard case .sequence(let sequence) = node else {
      wrong("a list")
      return nil
    }
    if sequence.count < least {
      report("the list has \(sequence.count) entries; expected at least \(least)")
      return nil
    }
    return sequence.map { Cursor(node: $0, file: file, log: log, name: name) }
  }

  /// A list of texts.
  func words(atLeast least: Int = 1) -> [String] {
    (items(atLeast: least) ?? []).compactMap { $0.text() }
  }

  /// The entries of a mapping with the keys of `table`; unknown keys are issues.
  func fields<Key: FieldKey>(_ table: Key.Type) -> Fields<Key>? {
    guard case .mapping(let mapping) = node else {
      wrong("a mapping with \(Key.allCases.map(\.rawValue).joined(separator: ", "))")
      return nil
    }
    var values: [Key: Cursor] = [:]
    for (keyNode, value) in mapping {
      let at = Cursor(node: keyNode, file: file, log: log, name: Key.title)
      guard case .scalar(let scalar) = keyNode else {
        at.report("a key must be a plain word")
        continue
      }
      guard let key = Key(rawValue: scalar.string) else {
        at.report(Names.unknown("key", scalar.string, known: Key.allCases.map(\.rawValue)))
        continue
      }
      values[key] = Cursor(node: value, file: file, log: log, name: scalar.string)
    }
    return Fields(owner: self, values: values)
  }
}

extension String {
  /// Without the white space at both ends.
  var trimmed: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
