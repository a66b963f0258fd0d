import MissionModel
import Units

/// Two sorties in the air are as far apart as the rules ask, also when one is a little early or late.
enum SeparationKept: Rule {
  static let names = ["separation.kept"]
  /// Metres: two frames and rounded places; heights are rounded to centimetres.
  static let levelToleranceM = 0.5
  static let verticalToleranceM = 0.1
  /// Seconds: times at waypoints are rounded to tenths.
  static let timeToleranceS = 0.5

  static func judge(_ evidence: Evidence, into report: inout Report) {
    let flights = evidence.soundFlights.sorted {
      ($0.sortie.takeoff, $0.sortie.landing, $0.id) < ($1.sortie.takeoff, $1.sortie.landing, $1.id)
    }
    guard let asked = evidence.mission.rules.separation else {
      unasked(flights, into: &report)
      return
    }
    let tracks = flights.map { TimedTrack($0) }
    let margin = max(0, asked.margin.seconds - timeToleranceS)
    for (index, later) in flights.enumerated() {
      guard let track = tracks[index] else { continue }
      for before in 0..<index {
        let earlier = flights[before]
        guard let other = tracks[before],
          Double(later.sortie.takeoff - earlier.sortie.landing) <= margin,
          let near = other.nearest(
            to: track, level: asked.level.metres - levelToleranceM,
            vertical: asked.vertical.metres - verticalToleranceM, margin: margin)
        else { continue }
        tell(earlier, later, near, asked, into: &report)
      }
    }
  }

  private static func tell(
    _ earlier: Flight, _ later: Flight, _ near: TimedTrack.Nearness, _ asked: SeparationRule,
    into report: inout Report
  ) {
    func clock(_ seconds: Double) -> String {
      Wording.moment(Moment(secondsSince1970: Int(seconds.rounded())))
    }
    let height = abs(near.heightM)
    let (own, other) = (clock(near.ownT), clock(near.otherT))
    report.violation(
      names[0], later.id,
      en: "comes within \(Wording.metres(near.levelM)) level and \(Wording.metres(height)) in height of "
        + "\(earlier.id) (\(earlier.id) at \(own), \(later.id) at \(other)); asked "
        + "\(Wording.metres(asked.level.metres)) level or \(Wording.metres(asked.vertical.metres)) in height, "
        + "with either up to \(Wording.number(asked.margin.seconds, 0)) s early or late",
      zh: "與 \(earlier.id) 的水平距離只有 \(Wording.Zh.metres(near.levelM))、高度差只有 "
        + "\(Wording.Zh.metres(height))（\(earlier.id) 於 \(own)，\(later.id) 於 \(other)）；要求水平 "
        + "\(Wording.Zh.metres(asked.level.metres))或高度差 \(Wording.Zh.metres(asked.vertical.metres))，"
        + "任何一方早到或遲到 \(Wording.number(asked.margin.seconds, 0)) 秒亦然")
  }

  /// Without a rule nothing is compared, and the reader is told how often that mattered.
  private static func unasked(_ flights: [Flight], into report: inout Report) {
    var pairs = 0
    for (index, later) in flights.enumerated() {
      for earlier in flights[..<index] where later.inAir.overlaps(earlier.inAir) { pairs += 1 }
    }
    if pairs == 0 { return }
    report.add(
      .note, names[0], "plan",
      en: "the limits ask for no separation: \(Wording.count(pairs, "pair")) of sorties in the air together "
        + "not compared",
      zh: "限制並無要求飛行間隔：有 \(pairs) 對架次同時在空中，未作比較")
  }
}
