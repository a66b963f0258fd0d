import AircraftModel
import MissionModel
import Units

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The forecast at the height of a route, by its own power law (`docs/flight-model.md`, "Wind").
struct WindAloft {
  let step: ForecastStep
  let meanMps, gustMps: Double

  init(_ step: ForecastStep, shearExponent: Double, heightM: Double) {
    self.step = step
    let ratio = (heightM < 2 ? 2 : heightM > 150 ? 150 : heightM) / 10
    let growth = exp(shearExponent * log(ratio))
    meanMps = step.meanAt10m.metresPerSecond * growth
    gustMps = step.gustAt10m.metresPerSecond * growth
  }

  var fromDeg: Double { step.windFrom.degrees }
  var air: Air { WindAloft.air(fromDeg: fromDeg, mps: meanMps) }

  /// The air moves away from where the wind comes from.
  static func air(fromDeg: Double, mps: Double) -> Air {
    let towards = (fromDeg + 180) * .pi / 180
    return Air(east: mps * sin(towards), north: mps * cos(towards))
  }

  /// Whether a stated wind is this one: speed to 1 % + 0.1 m/s and direction to 1.5° (rounding in files).
  func isStated(fromDeg: Double, mps: Double) -> Bool {
    guard abs(mps - meanMps) <= 0.01 * meanMps + 0.1 else { return false }
    let off = abs((fromDeg - self.fromDeg).remainder(dividingBy: 360))
    // The direction of next to no wind says nothing.
    return off <= 1.5 || meanMps < 0.2
  }
}
