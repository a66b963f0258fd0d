import Testing
import Units

@testable import Reports

@Suite struct WordTests {
  static let all =
    PageWord.allCases.map { ("page " + $0.rawValue, $0.text) }
    + ScriptWord.allCases.map { ("script " + $0.rawValue, $0.text) }

  static func values(_ text: String) -> [String] {
    text.matches(of: #/\{\d\}/#).map { String($0.0) }.sorted()
  }

  @Test func everyWordIsInBothLanguages() {
    for (name, text) in WordTests.all {
      #expect(!text.en.isEmpty && !text.zh.isEmpty, "\(name)")
      #expect(text.en != text.zh, "\(name)")
      let chinese = text.zh.unicodeScalars.contains { (0x3001...0x9FFF).contains($0.value) }
      #expect(chinese, "\(name) has no Chinese: \(text.zh)")
      #expect(
        !text.en.unicodeScalars.contains { (0x3001...0x9FFF).contains($0.value) }, "\(name): \(text.en)")
      #expect(WordTests.values(text.en) == WordTests.values(text.zh), "\(name)")
    }
  }

  @Test func theScriptUsesTheWordsThatItIsGiven() {
    let script = [
      ReportScript.opening, ReportScript.map, ReportScript.heat, ReportScript.mapInput, ReportScript.sortie,
      ReportScript.profile,
      ReportScript.closing,
    ].map(\.text).joined()
    let known = Set(ScriptWord.allCases.map(\.rawValue))
    let literal = script.matches(of: #/\b(?:word|row|line|step)\("(\w+)"/#).map { String($0.1) }
    #expect(literal.count > 40)
    for name in literal { #expect(known.contains(name), "the script asks for the word '\(name)'") }
    for name in known {
      let used = script.contains("\"\(name)\"") || WordTests.fromData.contains(name)
      #expect(used, "no use of '\(name)'")
    }
  }

  /// Looked up by a name that is put together: actions of waypoints, kinds of sites.
  static let fromData: Set<String> = [
    "takeoff", "transit", "avert", "work", "dwell", "land", "dock", "crew",
  ]

  @Test func theScriptFindsTheElementsThatItNames() throws {
    let page = try ReportPageTests.page()
    let script = [
      ReportScript.opening, ReportScript.map, ReportScript.heat, ReportScript.mapInput, ReportScript.sortie,
      ReportScript.closing,
    ].map(\.text).joined()
    let names = Set(script.matches(of: #/find\("([\w-]+)"\)/#).map { String($0.1) })
    #expect(names.count > 15)
    for name in names.union(["map-buttons", "picker", "scale"]) {
      let there = page.contains("id=\"\(name)\"")
      #expect(there, "no element '\(name)'")
    }
    for layer in ["land", "districts", "zones", "privacy", "seen", "gaps", "beats", "routes"] {
      let there = page.contains("id=\"layer-\(layer)\"") && page.contains("data-layer=\"\(layer)\"")
      #expect(there, "\(layer)")
    }
  }
}
