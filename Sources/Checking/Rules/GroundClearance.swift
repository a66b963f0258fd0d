import MissionModel
import Units

/// Everywhere between the first and the last waypoint, enough air above the highest ground that is known, and
/// above roofs.
enum GroundClearance: Rule {
  static let names = ["height.ground-clearance", "height.ground-unknown"]
  /// Metres: rounding of heights and places, and the way between two frames' straight lines.
  static let toleranceM = 0.1

  static func judge(_ evidence: Evidence, into report: inout Report) {
    let asked = evidence.mission.rules.terrainClearance.metres
    for item in evidence.routes {
      guard let track = item.track else { continue }
      var worst: (sample: Track.Sample, above: Double)?
      var low = 0
      var unknown: [Track.Sample] = []
      for sample in track.samples {
        guard let ground = sample.ground else {
          unknown.append(sample)
          continue
        }
        let above = sample.hkpdM - ground.top
        if !(above >= asked - toleranceM) {
          low += 1
          if worst.map({ above < $0.above }) ?? true { worst = (sample, above) }
        }
      }
      for (from, to) in zip(track.samples, track.samples.dropFirst()) {
        guard let above = evidence.probe.aboveRoofs(from, to), !(above >= asked - toleranceM) else {
          continue
        }
        if worst.map({ above < $0.above }) ?? true { worst = (to, above) }
        low = max(low, 1)
      }
      if let worst {
        let place = item.placeText(worst.sample.leg, worst.sample.place)
        let about = Wording.number(Double(low) * Track.stepM, 0)
        report.violation(
          names[0], item.route.id,
          en: "\(Wording.metres(worst.above)) above the highest known ground or roof at \(place.en), "
            + "\(Wording.metres(asked)) asked; about \(about) m of the way too low",
          zh: "\(place.zh)距已知最高地面或屋頂僅 \(Wording.Zh.metres(worst.above))，要求 \(Wording.Zh.metres(asked))；"
            + "約 \(about) 米航程過低")
      }
      if let first = unknown.first {
        let place = item.placeText(first.leg, first.place)
        let about = Wording.number(Double(unknown.count) * Track.stepM, 0)
        report.violation(
          names[1], item.route.id,
          en: "the ground is unknown at \(place.en); about \(about) m of the way cannot be judged",
          zh: "\(place.zh)地面高度不詳；約 \(about) 米航程無法判斷")
      }
    }
  }
}
