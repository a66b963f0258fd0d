import MissionModel
import Units

/// Pilots are there for every flight of their sites, and never look after more aircraft than they may.
enum PilotsOnDuty: Rule {
  static let names = ["pilots.duty", "pilots.count"]

  static func judge(_ evidence: Evidence, into report: inout Report) {
    for group in evidence.mission.operators {
      var out: [(id: String, during: MomentRange)] = []
      for flight in evidence.soundFlights {
        guard let site = flight.site, group.sites.contains(site.id) else { continue }
        let from = flight.sortie.takeoff + -Int(site.prepare.seconds.rounded(.up))
        let to = flight.sortie.landing + Int(site.recover.seconds.rounded(.up))
        let during = MomentRange(from: from, to: to)
        out.append((flight.id, during))
        if !MomentRange.merged(group.duty).contains(where: { $0.covers(during) }) {
          report.violation(
            names[0], flight.id,
            en: "needs pilots \(Wording.range(during)); those of '\(group.id)' are not all that time on duty",
            zh: "\(Wording.range(during)) 需要操作員；「\(group.id)」並非全程當值")
        }
      }
      // As many aircraft as are out where one more goes out.
      let most = Int((Double(group.pilots) * group.aircraftPerPilot + 1e-9).rounded(.down))
      for (id, during) in out {
        let together = out.count { $0.during.contains(during.from) }
        guard together > most else { continue }
        report.violation(
          names[1], id,
          en:
            "\(together) aircraft are out at \(Wording.clock(during.from)), the pilots of '\(group.id)' may look "
            + "after \(most)",
          zh: "\(Wording.clock(during.from)) 有 \(together) 架無人機在外，「\(group.id)」的操作員只可照顧 \(most) 架")
      }
    }
  }
}
