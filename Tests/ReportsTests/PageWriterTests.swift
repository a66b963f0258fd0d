import Foundation
import TestSupport
import Testing
import Units

@testable import Reports

@Suite struct PageWriterTests {
  static let pieces = [
    "<", ">", "&", "\"", "'", "</script>", "<!--", "]]>", "\u{2028}", "\u{2029}", "\u{0}", "\u{1B}", "\n",
    "a", "長洲",
    "é", "{0}", "&lt;", "\\", "\u{E2}",
  ]

  static func hostile(_ random: inout SplitMix64) -> String {
    (0..<random.pick(0..<12)).map { _ in pieces[random.pick(0..<pieces.count)] }.joined()
  }

  /// What a browser makes of the five references that the writer uses.
  static func unescape(_ text: String) -> String {
    var text = text
    for (from, to) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
      text = text.replacingOccurrences(of: from, with: to)
    }
    return text
  }

  @Test func textComesBackAndHoldsNoMarkup() {
    forAll(300, make: PageWriterTests.hostile) { text, seed in
      var page = PageWriter()
      page.text(text)
      let written = String(decoding: page.bytes, as: UTF8.self)
      #expect(!written.contains { "<>\"'".contains($0) }, "seed \(seed)")
      var wanted = ""
      for scalar in text.unicodeScalars {
        let bad = scalar.value < 0x20 && ![9, 10, 13].contains(scalar.value)
        wanted.unicodeScalars.append(bad ? "\u{FFFD}" : scalar)
      }
      #expect(PageWriterTests.unescape(written) == wanted, "seed \(seed)")
    }
  }

  @Test func attributesStayInsideTheirQuotes() {
    forAll(200, make: PageWriterTests.hostile) { text, seed in
      var page = PageWriter()
      page.element("a", ["title": text]) { _ in }
      let written = String(decoding: page.bytes, as: UTF8.self)
      #expect(written.hasPrefix("<a title=\"") && written.hasSuffix("\"></a>"), "seed \(seed)")
      #expect(written.filter { $0 == "\"" }.count == 2, "seed \(seed)")
    }
  }

  @Test func jsonInAScriptCannotEndIt() throws {
    func four(_ random: inout SplitMix64) -> [String] {
      (0..<4).map { _ in PageWriterTests.hostile(&random) }
    }
    try forAll(300, make: four) { texts, seed in
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.withoutEscapingSlashes]
      var page = PageWriter()
      page.json(try encoder.encode(texts))
      let written = String(decoding: page.bytes, as: UTF8.self)
      #expect(
        !written.unicodeScalars.contains { "<>&\u{2028}\u{2029}".unicodeScalars.contains($0) }, "seed \(seed)"
      )
      #expect(try JSONDecoder().decode([String].self, from: Data(page.bytes)) == texts, "seed \(seed)")
    }
  }

  @Test func aTextThatIsTheSameInBothLanguagesIsWrittenOnce() {
    var page = PageWriter()
    page.text(BilingualText(en: "S01", zh: "S01"))
    #expect(String(decoding: page.bytes, as: UTF8.self) == "<span class=\"name\">S01</span>")
  }

  @Test func valuesAreFilledInOnce() {
    let braces = BilingualText(en: "{1}", zh: "{1}")
    let filled = PageWord.groundSeenNote.filled([braces, BilingualText(en: "9", zh: "9")])
    #expect(filled.en == "{1} of 9 ha")
    #expect(filled.zh == "9 公頃中的 {1} 公頃")
  }

  @Test(arguments: [
    (0.0, 0, "0"), (-0.04, 1, "0.0"), (-0.05, 1, "−0.1"), (999.95, 1, "1,000.0"),
    (1_234_567.891, 2, "1,234,567.89"),
    (0.005, 2, "0.01"), (Double.nan, 1, "—"), (Double.infinity, 0, "—"), (-1234, 0, "−1,234"),
  ])
  func numbers(value: Double, places: Int, wanted: String) {
    #expect(NumberText.fixed(value, places) == wanted)
  }

  @Test(arguments: [(1.0, "100"), (0.9999, "99"), (0.29, "29"), (0.004, "0"), (0.58, "58"), (0.005, "1")])
  func sharesAreNotRoundedUpToAll(share: Double, wanted: String) {
    #expect(NumberText.percent(share) == wanted + "\u{A0}%")
  }

  @Test func spansOfTime() {
    let day = SampleDay.midnight
    #expect(NumberText.span(SampleDay.range(SampleDay.at(6), SampleDay.at(24)), day: day) == "06:00–24:00")
    #expect(
      NumberText.span(SampleDay.range(SampleDay.at(22), SampleDay.at(26)), day: day) == "22:00–11-29 02:00")
    #expect(
      NumberText.span(SampleDay.range(SampleDay.at(0), SampleDay.at(48)), day: day) == "00:00–11-30 00:00")
  }
}
