import Geodesy
import MissionModel
import Units

/// Between two uses of one pad by different sorties lies the time that the rules ask; sites within 10 m share
/// one.
enum PadSpacing: Rule {
  static let names = ["pad.spacing"]
  static let samePadM = 10.0

  private struct Use {
    var at: Moment
    var flight: Flight
  }

  static func judge(_ evidence: Evidence, into report: inout Report) {
    let asked = evidence.mission.rules.padSpacing.seconds
    var left = evidence.flightsBySite
    while let (first, _) = left.first {
      let near = left.indices.filter {
        Geodesics.inverse(first.position, left[$0].site.position).distance.metres <= samePadM
      }
      var uses: [Use] = []
      for index in near {
        for flight in left[index].flights {
          uses.append(Use(at: flight.sortie.takeoff, flight: flight))
          uses.append(Use(at: flight.sortie.landing, flight: flight))
        }
      }
      left = left.indices.filter { !near.contains($0) && $0 > 0 }.map { left[$0] }
      uses.sort { ($0.at, $0.flight.id) < ($1.at, $1.flight.id) }
      for (before, after) in zip(uses, uses.dropFirst()) where before.flight.id != after.flight.id {
        let gap = Double(after.at - before.at)
        if gap >= asked - 1 { continue }
        report.violation(
          names[0], after.flight.id,
          en: "uses the pad of '\(first.id)' \(Wording.number(gap, 0)) s after \(before.flight.id), "
            + "\(Wording.number(asked, 0)) s asked",
          zh: "於 \(before.flight.id) 之後 \(Wording.number(gap, 0)) 秒使用「\(first.id)」起降坪，"
            + "要求 \(Wording.number(asked, 0)) 秒")
      }
    }
  }
}
