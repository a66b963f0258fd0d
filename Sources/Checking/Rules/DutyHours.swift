import MissionModel
import Units

/// A site works from the beginning of the preparation to the landing only while on duty.
enum DutyHours: Rule {
  static let names = ["duty.hours"]

  static func judge(_ evidence: Evidence, into report: inout Report) {
    for (site, flights) in evidence.flightsBySite {
      let duty = MomentRange.merged(site.duty)
      let hours = duty.map(Wording.range).joined(separator: ", ")
      let hoursZh = duty.map(Wording.range).joined(separator: "、")
      for flight in flights {
        let work = MomentRange(from: flight.sortie.prepareFrom, to: flight.sortie.landing)
        if duty.contains(where: { $0.covers(work) }) { continue }
        report.violation(
          names[0], flight.id,
          en: "'\(site.id)' works \(Wording.range(work)), on duty \(hours.isEmpty ? "never" : hours)",
          zh: "「\(site.id)」工作時間 \(Wording.range(work))，\(hours.isEmpty ? "沒有當值時段" : "當值時段 " + hoursZh)")
      }
    }
  }
}
