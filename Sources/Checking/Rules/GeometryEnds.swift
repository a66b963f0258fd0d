import Geodesy
import MissionModel
import Units

/// A route begins and ends straight above its site's pad.
enum GeometryEnds: Rule {
  static let names = ["geometry.start", "geometry.closes"]
  /// Metres; docks ask for centimetres, files hold about one, and the frames differ by millimetres.
  static let limitM = 2.0

  static func judge(_ evidence: Evidence, into report: inout Report) {
    for item in evidence.routes {
      guard let track = item.track, let site = item.site else { continue }
      let ends = [(names[0], 0, "first", "首"), (names[1], track.places.count - 1, "last", "末")]
      for (name, index, en, zh) in ends {
        let place = track.places[index]
        let off = Geodesics.inverse(site.position, place).distance.metres
        if !(off <= limitM) {
          report.violation(
            name, item.route.id,
            en: "\(en) waypoint (\(Wording.place(place))) is \(Wording.metres(off)) from the pad of "
              + "'\(site.id)', limit \(Wording.metres(limitM))",
            zh: "\(zh)個航點（\(Wording.Zh.place(place))）距「\(site.id)」起降坪 \(Wording.Zh.metres(off))，"
              + "上限 \(Wording.Zh.metres(limitM))")
        }
        let height = item.route.waypoints[index].hkpdM - site.padHKPD.metres
        if height < 0 {
          report.violation(
            name, item.route.id,
            en: "\(en) waypoint is \(Wording.metres(-height)) below the pad of '\(site.id)'",
            zh: "\(zh)個航點低於「\(site.id)」起降坪 \(Wording.Zh.metres(-height))")
        }
      }
    }
  }
}
