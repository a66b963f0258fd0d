import MissionModel
import Units

/// The cells of one beat's ground with what the day's sorties see of them.
struct BeatDay {
  let beat: Beat
  /// Exact area of the ground.
  let areaM2: Double
  let raster: CellRaster
  let flown: [BeatSight.Flown]
  /// Seconds after the day's start.
  let windows: [ClosedRange<Double>]
  let sight: BeatSight
  /// Privacy zone of each cell, by its number in the mission; -1: none.
  let privacyOf: [Int16]
  /// Whether it would be in view where a camera is turned up from a privacy zone.
  let isAverted: [Bool]
  /// Whether the height of the ground is known at each cell, below some flight.
  let isKnown: [Bool]
}

/// How a beat is seen, over those of its cells that are seen at all.
struct SeenFigures {
  /// Seconds after the day's start; nil: nothing is seen.
  var firstS, lastS: Float?
  var looks: CountSpread?
  var pixelCm: Spread?

  init(_ days: [CellDay]) {
    let seen = days.filter { $0.visits > 0 }
    guard !seen.isEmpty else { return }
    firstS = seen.map(\.firstS).min()
    lastS = seen.map(\.lastS).max()
    let counts = seen.map { Int($0.looks) }.sorted()
    looks = CountSpread(
      least: counts[0], median: counts[counts.count / 2], greatest: counts[counts.count - 1])
    let pixels = seen.map(\.bestPixelM).sorted()
    func centimetres(_ metres: Float) -> Double { (Double(metres) * 100).rounded(places: 1) }
    pixelCm = Spread(
      least: centimetres(pixels[0]), median: centimetres(pixels[pixels.count / 2]),
      greatest: centimetres(pixels[pixels.count - 1]))
  }
}
