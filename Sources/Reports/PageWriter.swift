import Units

/// Builds HTML bytes. Markup comes only from literals of this module, everything else is escaped on the way
/// in, so that no name from a file can become a tag, an attribute or a script.
struct PageWriter {
  typealias Attributes = KeyValuePairs<StaticString, String>
  private(set) var bytes: [UInt8] = []

  init() {}

  /// Markup that was written here, in the source.
  mutating func markup(_ literal: StaticString) {
    literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// A style sheet or a script of this module.
  mutating func asset(_ asset: PageAsset) { bytes.append(contentsOf: asset.text.utf8) }

  /// What another writer wrote.
  mutating func append(_ other: PageWriter) { bytes.append(contentsOf: other.bytes) }

  /// JSON for a script element of type `application/json`: `<`, `>`, `&` and the line separators that scripts
  /// trip over become `\u` escapes, which JSON allows inside strings, where alone they can occur.
  mutating func json(_ json: some Sequence<UInt8>) {
    var tail: [UInt8] = []
    for byte in json {
      switch byte {
      case UInt8(ascii: "<"): bytes.append(contentsOf: "\\u003c".utf8)
      case UInt8(ascii: ">"): bytes.append(contentsOf: "\\u003e".utf8)
      case UInt8(ascii: "&"): bytes.append(contentsOf: "\\u0026".utf8)
      case 0xE2 where tail.isEmpty: tail = [byte]
      case 0x80 where tail == [0xE2]: tail.append(byte)
      case 0xA8 where tail == [0xE2, 0x80]:
        bytes.append(contentsOf: "\\u2028".utf8)
        tail = []
      case 0xA9 where tail == [0xE2, 0x80]:
        bytes.append(contentsOf: "\\u2029".utf8)
        tail = []
      default:
        bytes.append(contentsOf: tail)
        tail = []
        if byte == 0xE2 { tail = [byte] } else { bytes.append(byte) }
      }
    }
    bytes.append(contentsOf: tail)
  }

  /// Text of any origin.
  mutating func text(_ text: String) { escape(text) }

  /// A text in both languages; the style sheet shows one.
  mutating func text(_ text: BilingualText) { bilingual(text, tag: "span") }

  mutating func word(_ word: PageWord) { text(word.text) }

  /// A word of the page with values put in for `{0}`, `{1}`, …
  mutating func word(_ word: PageWord, _ values: String...) {
    text(word.filled(values.map { BilingualText(en: $0, zh: $0) }))
  }

  /// Both languages as elements of `tag`, which is `span`, or `tspan` in a drawing.
  mutating func bilingual(_ text: BilingualText, tag: StaticString) {
    if text.en == text.zh {
      element(tag, ["class": "name"]) { $0.escape(text.en) }
    } else {
      // What is shown is in the language of the whole page, so that `lang` need not be said again.
      element(tag, ["class": "en"]) { $0.escape(text.en) }
      element(tag, ["class": "zh"]) { $0.escape(text.zh) }
    }
  }

  mutating func open(_ tag: StaticString, _ attributes: Attributes = [:]) {
    bytes.append(UInt8(ascii: "<"))
    markup(tag)
    for (name, value) in attributes { attribute(name, value) }
    bytes.append(UInt8(ascii: ">"))
  }

  private mutating func attribute(_ name: StaticString, _ value: String) {
    bytes.append(UInt8(ascii: " "))
    markup(name)
    bytes.append(contentsOf: "=\"".utf8)
    escape(value)
    bytes.append(UInt8(ascii: "\""))
  }

  /// An empty element of a drawing.
  mutating func shape(_ tag: StaticString, _ attributes: Attributes) {
    bytes.append(UInt8(ascii: "<"))
    markup(tag)
    for (name, value) in attributes { attribute(name, value) }
    bytes.append(contentsOf: "/>".utf8)
  }

  mutating func path(_ data: String, _ attributes: Attributes) {
    markup("<path")
    for (name, value) in attributes { attribute(name, value) }
    attribute("d", data)
    bytes.append(contentsOf: "/>".utf8)
  }

  mutating func close(_ tag: StaticString) {
    bytes.append(contentsOf: "</".utf8)
    markup(tag)
    bytes.append(UInt8(ascii: ">"))
  }

  mutating func element(
    _ tag: StaticString, _ attributes: Attributes = [:], _ body: (inout PageWriter) -> Void
  ) {
    open(tag, attributes)
    body(&self)
    close(tag)
  }

  mutating func element(_ tag: StaticString, _ attributes: Attributes = [:], text: String) {
    element(tag, attributes) { $0.escape(text) }
  }

  mutating func element(_ tag: StaticString, _ attributes: Attributes = [:], text: BilingualText) {
    element(tag, attributes) { $0.text(text) }
  }

  mutating func element(_ tag: StaticString, _ attributes: Attributes = [:], word: PageWord) {
    element(tag, attributes) { $0.text(word.text) }
  }

  /// An attribute cannot hold two languages: English and Chinese, one after the other.
  static func both(_ text: BilingualText) -> String {
    text.en == text.zh ? text.en : text.en + " · " + text.zh
  }

  private mutating func escape(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
      case UInt8(ascii: "'"): bytes.append(contentsOf: "&#39;".utf8)
      case 0x09, 0x0A, 0x0D: bytes.append(byte)
      case 0..<0x20, 0x7F: bytes.append(contentsOf: "\u{FFFD}".utf8)
      default: bytes.append(byte)
      }
    }
  }
}

/// A style sheet or script; made only from literals.
struct PageAsset {
  let text: String
  init(_ literal: StaticString) { text = literal.description }
  init(_ parts: [PageAsset]) { text = parts.map(\.text).joined(separator: "\n") }
}
