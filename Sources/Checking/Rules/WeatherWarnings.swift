import AircraftModel
import MissionModel
import Units

/// Nothing flies during a warning that holds flights, unless a command overrides it, which is told.
enum WeatherWarnings: Rule {
  static let names = ["weather.warning"]

  static func judge(_ evidence: Evidence, into report: inout Report) {
    let holding = evidence.mission.forecast.warnings.filter {
      evidence.mission.rules.holdWarnings.contains($0.code)
    }
    for flight in evidence.soundFlights {
      for warning in holding where warning.during.overlaps(flight.inAir) {
        if let override = warning.override {
          report.add(
            .note, names[0], flight.id,
            en: "flies during \(warning.code) (\(Wording.range(warning.during))) by command: \(override.en)",
            zh: "指揮官准許在 \(warning.code) 警告（\(Wording.range(warning.during))）期間飛行：\(override.zh)")
        } else {
          report.violation(
            names[0], flight.id,
            en: "in the air \(Wording.range(flight.inAir)) during \(warning.code) "
              + "(\(Wording.range(warning.during))), which holds all flights",
            zh:
              "\(Wording.range(flight.inAir)) 飛行期間 \(warning.code) 警告（\(Wording.range(warning.during))）生效，須全面停飛"
          )
        }
      }
    }
  }
}
