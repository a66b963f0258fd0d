import MissionModel
import Units

/// A site has one aircraft: its sorties do not overlap, as stated and as the aircraft needs.
enum TimetableOverlap: Rule {
  static let names = ["timetable.overlap", "dock.occupied"]

  static func judge(_ evidence: Evidence, into report: inout Report) {
    for (site, flights) in evidence.flightsBySite {
      for (index, flight) in flights.enumerated() {
        for earlier in flights[..<index] {
          let (a, b) = (earlier.sortie, flight.sortie)
          let stated = MomentRange(from: a.prepareFrom, to: a.readyAgain)
          if stated.overlaps(MomentRange(from: b.prepareFrom, to: b.readyAgain)) {
            report.violation(
              names[0], b.id,
              en:
                "'\(site.id)' is busy with \(a.id) until \(a.readyAgain), \(b.id) is "
                + "prepared from \(b.prepareFrom)",
              zh: "「\(site.id)」因 \(a.id) 佔用至 \(a.readyAgain)，\(b.id) 卻由 \(b.prepareFrom) 開始準備")
          }
          let back = Double(a.landing.secondsSince1970) + site.recover.seconds
          if Double(b.takeoff.secondsSince1970) < back - 1 {
            let late = back - Double(b.takeoff.secondsSince1970)
            report.violation(
              names[1], b.id,
              en:
                "takes off from '\(site.id)' \(Wording.number(late, 0)) s before \(a.id) is "
                + "back and recovered",
              zh: "於 \(a.id) 返航並完成回收前 \(Wording.number(late, 0)) 秒便由「\(site.id)」起飛")
          }
        }
      }
    }
  }
}
