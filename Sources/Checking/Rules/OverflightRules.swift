import Geodesy
import MissionModel
import Units

/// Nothing flies over quiet ground in its hours, and no more flights than allowed over capped ground; the way there, the work
/// and the planned way home count, ways home after a fault do not.
enum OverflightRules: Rule {
  static let names = ["quiet.hours", "overflight.cap"]

  static func judge(_ evidence: Evidence, into report: inout Report) throws(GeodesyError) {
    for quiet in evidence.mission.quietHours {
      let over = try flights(over: quiet.areas, evidence)
      for flight in over {
        guard let hours = quiet.during.first(where: { $0.overlaps(flight.inAir) }) else { continue }
        report.violation(
          names[0], flight.id,
          en: "in the air \(Wording.range(flight.inAir)), within the quiet hours '\(quiet.name.en)' "
            + "\(Wording.range(hours))",
          zh: "\(Wording.range(flight.inAir)) 在空中，屬靜音時段「\(quiet.name.zh)」\(Wording.range(hours))")
      }
    }
    for cap in evidence.mission.overflightCaps {
      let over = try flights(over: cap.areas, evidence).sorted {
        ($0.sortie.takeoff, $0.id) < ($1.sortie.takeoff, $1.id)
      }
      for (index, flight) in over.enumerated() {
        let from = flight.sortie.takeoff
        let together = over[index...].prefix { next in
          cap.per.map { Double(next.sortie.takeoff - from) < $0.seconds } ?? true
        }
        guard together.count > cap.mostFlights, let last = together.last else { continue }
        let most = cap.mostFlights
        report.violation(
          names[1], last.id,
          en:
            "\(together.count) flights over '\(cap.name.en)' from \(Wording.clock(from)) on, at most \(most) allowed",
          zh: "由 \(Wording.clock(from)) 起有 \(together.count) 個架次飛越「\(cap.name.zh)」，上限 \(most) 個")
      }
    }
  }

  /// Sound flights whose way crosses the areas; without areas all of them.
  private static func flights(over areas: [GeoPolygon], _ evidence: Evidence) throws(GeodesyError) -> [Flight]
  {
    guard !areas.isEmpty else { return evidence.soundFlights }
    let shape = try ZoneShape(areas, evidence.frame)
    return evidence.soundFlights.filter { flight in
      flight.routeCase?.track?.pieces.contains {
        // The planner lays the same line in another frame: a centimetre is not judged.
        shape.distance($0.from.grid, $0.to.grid, limit: 1) == 0 && isInside(shape, $0)
      } ?? false
    }
  }

  /// Whether a piece reaches so far in that no frame disputes it.
  private static func isInside(_ shape: ZoneShape, _ piece: Track.Piece) -> Bool {
    shape.contains(piece.from.grid) || shape.contains(piece.to.grid)
  }
}
