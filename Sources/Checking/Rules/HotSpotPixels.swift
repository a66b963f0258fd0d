import AircraftModel
import MissionModel
import Units

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Beats that ask for a hot spot work with a thermal camera, near enough for its pixels to show the spot.
enum HotSpotPixels: Rule {
  static let names = ["hot-spot.camera", "hot-spot.pixel"]
  /// Share by which a pixel may be larger: rounded heights.
  static let slackShare = 0.01

  static func judge(_ evidence: Evidence, into report: inout Report) {
    for item in evidence.routes {
      guard let beat = item.beat, let sight = evidence.hotSpots[beat.id],
        let camera = item.site?.cameras.first(where: { $0.id == item.route.camera })
      else { continue }
      if camera.spectrum != .thermal {
        report.violation(
          names[0], item.route.id,
          en: "camera '\(camera.id)' is not thermal; beat '\(beat.id)' asks for a hot spot",
          zh: "鏡頭「\(camera.id)」並非熱成像，「\(beat.id)」要求偵測熱點")
      }
      judge(item, beat: beat, camera: camera, limitM: sight.largestPixelM, into: &report)
    }
  }

  private static func judge(
    _ item: RouteCase, beat: Beat, camera: Camera, limitM: Double, into report: inout Report
  ) {
    guard let track = item.track else { return }
    var total = 0
    var coarse = 0
    var finestM = Double.infinity
    var looksDown = true
    for (index, sample) in track.samples.enumerated() {
      let waypoint = item.route.waypoints[sample.leg]
      guard let pitch = waypoint.gimbalPitchDeg, let ground = sample.ground else { continue }
      switch waypoint.action {
      case .work: break
      // On the way to a look the camera is not at work; looks from beside their target are `target.view`'s matter.
      case .dwell:
        let isLast = index + 1 == track.samples.count || track.samples[index + 1].leg != sample.leg
        if !isLast || isPlaced(waypoint.target, beat) { continue }
      case .takeoff, .transit, .avert, .land: continue
      }
      let steepest = min(90, -pitch + atan(camera.halfHeightTangent) * 180 / .pi)
      guard steepest > 0 else { continue }
      // The nearest ground in the picture, if it is as low as what is known straight below may be.
      let pixel = (sample.hkpdM - ground.low) / sin(steepest * .pi / 180) * camera.radiansPerPixel
      let best = (sample.hkpdM - ground.high) / sin(steepest * .pi / 180) * camera.radiansPerPixel
      total += 1
      if pixel > limitM * (1 + slackShare) { coarse += 1 }
      finestM = min(finestM, best)
      if steepest < 90 { looksDown = false }
    }
    guard coarse > 0 else { return }
    let limit = Wording.number(limitM * 100)
    // Where the ground below is in no picture, higher ground ahead may be near enough.
    if finestM > limitM * (1 + slackShare), looksDown {
      let finest = Wording.number(finestM * 100)
      report.violation(
        names[1], item.route.id,
        en: "pixels of \(finest) cm at best, \(limit) cm or finer are needed for a \(beat.task.words.en)",
        zh: "像素最細為 \(finest) 厘米，\(beat.task.words.zh)須 \(limit) 厘米或更細")
    } else {
      let share = Wording.percent(Double(coarse) / Double(total))
      report.add(
        .warning, names[1], item.route.id,
        en: "on \(share) of the work the lowest ground known below has pixels above \(limit) cm, which a "
          + "\(beat.task.words.en) needs",
        zh: "巡邏航段有 \(share) 的最低地面像素大於 \(limit) 厘米，\(beat.task.words.zh)須更細")
    }
  }

  private static func isPlaced(_ target: String?, _ beat: Beat) -> Bool {
    guard case .targets(let targets, _) = beat.shape else { return false }
    return targets.first { $0.id == target }?.view.placesAircraft ?? false
  }
}
