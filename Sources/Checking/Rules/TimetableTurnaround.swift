import MissionModel
import Units

/// The site gets the time that it needs before take-off and after landing.
enum TimetableTurnaround: Rule {
  static let names = ["timetable.turnaround"]
  /// Seconds; times in plans are whole.
  static let toleranceS = 1.0

  static func judge(_ evidence: Evidence, into report: inout Report) {
    for (site, flights) in evidence.flightsBySite {
      for flight in flights {
        let sortie = flight.sortie
        let rows = [
          ("preparation", "準備", Double(sortie.takeoff - sortie.prepareFrom), site.prepare.seconds),
          ("recovery", "回收", Double(sortie.readyAgain - sortie.landing), site.recover.seconds),
        ]
        for (en, zh, stated, needed) in rows where !(stated >= needed - toleranceS) {
          report.violation(
            names[0], sortie.id,
            en:
              "\(en) gets \(Wording.number(stated, 0)) s, '\(site.id)' needs \(Wording.number(needed, 0)) s",
            zh: "\(zh)只有 \(Wording.number(stated, 0)) 秒，「\(site.id)」需要 \(Wording.number(needed, 0)) 秒")
        }
      }
    }
  }
}
