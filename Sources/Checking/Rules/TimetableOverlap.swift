import MissionModel
import Units

/// The sorties of one aircraft do not overlap, as stated and as the aircraft needs; and no site flies more than it has.
enum TimetableOverlap: Rule {
  static let names = ["timetable.overlap", "dock.occupied", "site.aircraft"]

  static func judge(_ evidence: Evidence, into report: inout Report) {
    for (site, flights) in evidence.flightsBySite {
      for (index, flight) in flights.enumerated() {
        let number = flight.sortie.aircraft
        if number < 1 || number > site.aircraftCount {
          report.violation(
            names[2], flight.id,
            en: "flies aircraft \(number) of '\(site.id)', which has \(site.aircraftCount)",
            zh: "使用「\(site.id)」第 \(number) 架無人機，該處只有 \(site.aircraftCount) 架")
        }
        for earlier in flights[..<index] where earlier.sortie.aircraft == number {
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
