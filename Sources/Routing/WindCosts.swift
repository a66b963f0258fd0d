import AircraftModel
import MissionModel
import Sweeps
import Units

/// What a sweep's path costs in time, by the aircraft's flight model and the wind that is forecast.
enum WindCosts {
  /// - `winds`: of the hours in which the beat may be flown, at its height; their mean counts. Empty: calm.
  /// - `gap`: metres between strips, above 0.
  ///
  /// A course that the wind forbids costs as much as flying it at a twentieth of the wanted speed.
  static func sweep(model: FlightModel, winds: [Wind], speedMps: Double, gap: Double) -> SweepCosts {
    let count = Double(max(1, winds.count))
    let mean = Wind(
      eastMps: winds.reduce(0) { $0 + $1.eastMps } / count,
      northMps: winds.reduce(0) { $0 + $1.northMps } / count)
    let costs = CourseCosts(model: model, wind: mean, speedMps: speedMps)
    let courses = (0..<36).map { Angle.degrees(10 * Double($0)) }
    let perMetre = courses.map { min(20, (costs.secondsPerMetre(course: $0) ?? .infinity) * speedMps) }
    // A U-turn is two right angles and the link between them; the mean over all courses stands for each.
    let turns = courses.compactMap { costs.turnSeconds(course: $0, gap: gap, toRight: true) }
    let turnS = turns.isEmpty ? 2 * gap / speedMps : turns.reduce(0, +) / Double(turns.count)
    let rightAngleM = max(0, turnS * speedMps - gap) / 2
    // Every 15° from 0 to 180°, all paid at a right angle. Several small bends cost no less than one large one, or paths
    // would round their corners in steps that no autopilot flies.
    let bends = [0, 0.2, 0.38, 0.56, 0.72, 0.87, 1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.5].map { $0 * rightAngleM }
    return SweepCosts(perMetreByCourse: perMetre, bendMetresByAngle: bends)
  }
}
