import MissionModel
import Units

/// The stated length is that of the waypoints' geodesics.
enum GeometryLength: Rule {
  static let names = ["geometry.length"]

  static func judge(_ evidence: Evidence, into report: inout Report) {
    for item in evidence.routes {
      guard let track = item.track else { continue }
      let own = track.lengthsM.reduce(0, +)
      // The local frame stretches by less than 0.02 %; the metre is for short routes of rounded places.
      let allowed = own * 0.001 + 1
      if !(abs(item.route.lengthM - own) <= allowed) {
        report.violation(
          names[0], item.route.id,
          en:
            "stated length \(Wording.metres(item.route.lengthM)), waypoints are \(Wording.metres(own)) long "
            + "(\(Wording.metres(allowed)) allowed)",
          zh: "所列長度 \(Wording.Zh.metres(item.route.lengthM))，按航點量得 \(Wording.Zh.metres(own))"
            + "（容許 \(Wording.Zh.metres(allowed))）")
      }
    }
  }
}
