import MissionModel
import Units

/// The visits of a beat by the timetable.
enum Visits {
  /// The first take-off of each visit, in order of time.
  static func starts(of beat: Beat, _ evidence: Evidence) -> [Moment] {
    var first: [Int: Moment] = [:]
    for flight in evidence.soundFlights where flight.sortie.beat == beat.id && flight.routeCase != nil {
      let sortie = flight.sortie
      first[sortie.visit] = min(first[sortie.visit] ?? sortie.takeoff, sortie.takeoff)
    }
    return first.values.sorted()
  }
}
