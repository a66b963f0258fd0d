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
    var first = Float.infinity
    var last = -Float.infinity
    var counts: [Int] = []
    var pixels: [Float] = []
    pixels.reserveCapacity(days.count)
    for day in days where day.visits > 0 {
      first = min(first, day.firstS)
      last = max(last, day.lastS)
      let looks = Int(day.looks)
      if looks >= counts.count { counts += [Int](repeating: 0, count: looks + 1 - counts.count) }
      counts[looks] += 1
      pixels.append(day.bestPixelM)
    }
    guard !pixels.isEmpty else { return }
    (firstS, lastS) = (first, last)
    var below = 0
    let median = counts.firstIndex { count in
      below += count
      return below > pixels.count / 2
    }
    looks = CountSpread(
      least: counts.firstIndex { $0 > 0 } ?? 0, median: median ?? 0, greatest: counts.count - 1)
    let middle = SeenFigures.upperMedian(of: &pixels)
    let finest = pixels.min() ?? 0
    let coarsest = pixels.max() ?? 0
    func centimetres(_ metres: Float) -> Double { (Double(metres) * 100).rounded(places: 1) }
    pixelCm = Spread(
      least: centimetres(finest), median: centimetres(middle), greatest: centimetres(coarsest))
  }

  /// The middle value, the upper one of two: by narrowing down, a few steps a value (Hoare 1961). Moves the values about.
  private static func upperMedian(of values: inout [Float]) -> Float {
    let wanted = values.count / 2
    var (low, high) = (0, values.count - 1)
    while low < high {
      let pivot = values[(low + high) / 2]
      var (i, j) = (low, high)
      while i <= j {
        while values[i] < pivot { i += 1 }
        while values[j] > pivot { j -= 1 }
        if i <= j {
          values.swapAt(i, j)
          i += 1
          j -= 1
        }
      }
      if wanted <= j { high = j } else if wanted >= i { low = i } else { break }
    }
    return values[wanted]
  }
}
