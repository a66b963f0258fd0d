import Formats
import TestSupport
import Testing
import Units

@Suite struct JSONTextTests {
  @Test(arguments: [
    (0.0, 7, "0.0000000"), (-0.0, 2, "0.00"), (-0.004, 2, "0.00"), (0.005, 2, "0.01"),
    (114.230_123_4, 7, "114.2301234"), (-3.25, 1, "-3.3"), (1e9, 3, "1000000000.000"), (12.0, 0, "12"),
  ]) func fixedDecimals(_ value: Double, _ places: Int, _ wanted: String) throws {
    #expect(try DecimalText.fixed(value, places: places) == wanted)
  }

  @Test func shortDecimals() throws {
    #expect(try DecimalText.short(8.5, places: 3) == "8.5")
    #expect(try DecimalText.short(-1, places: 3) == "-1")
    #expect(try DecimalText.short(100, places: 3) == "100")
    #expect(try DecimalText.short(-0.0001, places: 3) == "0")
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, 1e15]) func refusesWhatJSONCannotHold(_ value: Double)
  {
    #expect(throws: NumberError.self) { try DecimalText.fixed(value, places: 3) }
    let document = JSONText.object([.init("items", .array([.int(1), .short(value, places: 3)]))])
    let error = #expect(throws: NumberError.self) { try document.bytes(breakingTo: 2) }
    #expect(error?.description.hasPrefix("$.items[1]: ") == true)
  }

  @Test func writtenDecimalsReadBack() throws {
    try forAll(200) { random in
      (random.unit() - 0.5) * 360
    } property: { value, seed in
      let text = try DecimalText.fixed(value, places: 7)
      let read = try #require(DecimalText.parse(text), "seed \(seed)")
      #expect(abs(read - value) <= 0.5000001e-7, "seed \(seed)")
      #expect(read == value.rounded(places: 7), "seed \(seed)")
    }
  }

  @Test(arguments: ["nan", "NaN", "inf", "0x10", "+1", "1,5", "", " 1", "1 ", "--1", "1e999"])
  func notANumber(_ text: String) { #expect(DecimalText.parse(text) == nil) }

  @Test func escapesAndKeepsOrder() throws {
    let document = JSONText.object([
      .init("z", .string("a\"b\\c\n\u{1}海")), .init("a", .array([])), .init("m", .object([])),
    ])
    let text = String(decoding: try document.bytes(breakingTo: 0), as: UTF8.self)
    #expect(text == "{\"z\": \"a\\\"b\\\\c\\n\\u0001海\", \"a\": [], \"m\": {}}\n")
  }
}
