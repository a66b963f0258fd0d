import Geodesy
import MissionModel
import Units

/// No waypoint lies further from its site than the site may send an aircraft.
enum Reach: Rule {
  static let names = ["reach.exceeded"]
  /// Metres; the frames differ by less.
  static let toleranceM = 1.0

  static func judge(_ evidence: Evidence, into report: inout Report) {
    for item in evidence.routes {
      guard let track = item.track, let site = item.site else { continue }
      let ways = Geodesics.inverse(site.position, to: track.places).map(\.distance.metres)
      guard let worst = ways.indices.max(by: { ways[$0] < ways[$1] }),
        !(ways[worst] <= site.reach.metres + toleranceM)
      else { continue }
      report.violation(
        names[0], item.route.id,
        en: "waypoint \(worst + 1) (\(Wording.place(track.places[worst]))) is \(Wording.metres(ways[worst])) "
          + "from '\(site.id)', reach \(Wording.metres(site.reach.metres))",
        zh: "第 \(worst + 1) 個航點（\(Wording.Zh.place(track.places[worst]))）距「\(site.id)」"
          + "\(Wording.Zh.metres(ways[worst]))，可達範圍 \(Wording.Zh.metres(site.reach.metres))")
    }
  }
}
