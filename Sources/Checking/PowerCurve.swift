import AircraftModel
import Units

/// Electrical power of an aircraft, worked out from `docs/flight-model.md` ("Power") alone.
struct PowerCurve {
  private let hoverW, inducedMps, dragWPerCube: Double

  init(_ airframe: Airframe) {
    hoverW = airframe.hoverPower.watts
    inducedMps = airframe.inducedVelocity.metresPerSecond
    let cruise = airframe.cruiseSpeed.metresPerSecond
    let bare = PowerCurve.withoutDrag(hoverW, inducedMps, cruise)
    let missing = airframe.cruisePower.watts - bare
    dragWPerCube = cruise > 0 && missing > 0 ? missing / (cruise * cruise * cruise) : 0
  }

  /// Watts in level flight at so many metres per second through the air.
  func watts(_ airspeed: Double) -> Double {
    PowerCurve.withoutDrag(hoverW, inducedMps, airspeed) + dragWPerCube * airspeed * airspeed * airspeed
  }

  /// The two rotor terms: 0.526 of hover power falls with speed, 0.474 grows with it.
  private static func withoutDrag(_ hover: Double, _ induced: Double, _ v: Double) -> Double {
    let q = (v / induced) * (v / induced) / 2
    // √(1 + q²) − q, written so that large q loses no digits.
    let root = (1 / ((1 + q * q).squareRoot() + q)).squareRoot()
    let tip = v / 120
    return hover * 0.526 * root + hover * 0.474 * (1 + 3 * tip * tip)
  }
}
