import AircraftModel
import Units

/// How far an aircraft may come inside a bend of its way.
enum CornerCut {
  /// Metres; kept from zones on top of the margin, on ways out, between work and home.
  ///
  /// The greater of two: what the autopilot's corner cuts at most, and r (1 / cos 15° − 1) with r = v² / a, a bend of 30°
  /// that is flown at the planned speed. A corner that begins d beside its place is cut by d · tan(θ/4) < d for a
  /// turn θ; ArduPilot's is cut by d at most (`docs/flight-model.md`).
  static func metres(_ airframes: [Airframe], speed: Speed) -> Double {
    airframes.map { airframe in
      let v = speed.metresPerSecond
      return max(airframe.handling.cornerRadiusM, 0.0353 * v * v / airframe.accelerationMps2)
    }.max() ?? 0
  }
}
