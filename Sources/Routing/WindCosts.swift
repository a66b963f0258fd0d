import AircraftModel
import MissionModel
import Sweeps
import Units

/// What a sweep's path costs by the beat's objective: metres, or time or energy by the aircraft's flight model in the
/// wind that is forecast.
enum WindCosts {
  /// - `winds`: of the hours in which the beat may be flown, at its height; their mean counts. Empty: calm.
  /// - `gap`: metres between strips, above 0.
  ///
  /// A course that the wind forbids costs twenty times as much as flying it in calm air at the wanted speed.
  static func sweep(
    _ objective: SweepFlight.Objective = .time, model: FlightModel, winds: [Wind], speedMps: Double,
    gap: Double
  ) -> SweepCosts {
    let count = Double(max(1, winds.count))
    let mean = Wind(
      eastMps: winds.reduce(0) { $0 + $1.eastMps } / count,
      northMps: winds.reduce(0) { $0 + $1.northMps } / count)
    let costs = CourseCosts(model: model, wind: mean, speedMps: speedMps)
    let courses = (0..<36).map { Angle.degrees(10 * Double($0)) }
    switch objective {
    case .length: return SweepCosts()
    case .time:
      return table(
        courses, gap: gap, unit: 1 / speedMps, perMetre: costs.secondsPerMetre,
        turn: { costs.turnSeconds(course: $0, gap: gap, toRight: true) })
    case .energy:
      let unit = CourseCosts(model: model, wind: .calm, speedMps: speedMps).joulesPerMetre(
        course: .degrees(0))
      return table(
        courses, gap: gap, unit: unit ?? 1, perMetre: costs.joulesPerMetre,
        turn: { costs.turnJoules(course: $0, gap: gap, toRight: true) })
    }
  }

  /// - `unit`: cost of a metre in calm air.
  private static func table(
    _ courses: [Angle], gap: Double, unit: Double, perMetre: (Angle) -> Double?, turn: (Angle) -> Double?
  ) -> SweepCosts {
    let metres = courses.map { min(20, (perMetre($0) ?? .infinity) / unit) }
    // A U-turn is two right angles and the link between them; the mean over all courses stands for each.
    let turns = courses.compactMap(turn)
    let turnM = turns.isEmpty ? 2 * gap : turns.reduce(0, +) / Double(turns.count) / unit
    let rightAngleM = max(0, turnM - gap) / 2
    // Every 15° from 0 to 180°, all paid at a right angle. Several small bends cost no less than one large one, or paths
    // would round their corners in steps that no autopilot flies.
    let bends = [0, 0.2, 0.38, 0.56, 0.72, 0.87, 1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.5].map { $0 * rightAngleM }
    return SweepCosts(perMetreByCourse: metres, bendMetresByAngle: bends)
  }
}
