import AirspaceModel
import Geodesy
import MissionModel
import Units

/// Tells where a straight return at the stored height, from any waypoint and every 100 m, meets a shut zone
/// or comes too near the ground.
enum ReturnPath: Rule {
  static let names = ["return.blocked", "return.terrain"]
  static let everyM = 100.0
  static let stepM = 25.0

  static func judge(_ evidence: Evidence, into report: inout Report) throws(GeodesyError) {
    for item in evidence.routes {
      guard let track = item.track, let site = item.site, Soundness.isSound(item.route.returnAbovePadM)
      else { continue }
      let ways = try ways(item, track, site, evidence)
      zones(item, ways, evidence, into: &report)
      ground(item, ways, evidence, into: &report)
    }
  }

  /// From each place of departure: up to the return height, then straight to above the pad.
  private static func ways(
    _ item: RouteCase, _ track: Track, _ site: Site, _ evidence: Evidence
  ) throws(GeodesyError) -> [[Track.Sample]] {
    let height = site.padHKPD.metres + item.route.returnAbovePadM
    let home = try evidence.frame.points([site.position])[0]
    var ways: [[Track.Sample]] = []
    for start in departures(track) {
      var high = start
      high.hkpdM = max(start.hkpdM, height)
      var way = [start, high]
      let distance = Geodesics.inverse(start.place, site.position).distance.metres
      let count = max(1, Int((distance / stepM).rounded(.up)))
      for step in 1...count {
        let share = Double(step) / Double(count)
        way.append(
          Track.Sample(
            place: Track.between(start.place, site.position, share),
            grid: Track.between(start.grid, home, share), hkpdM: high.hkpdM, ground: nil, leg: start.leg))
      }
      ways.append(way)
    }
    // One question for all places, and the answers dealt out again.
    var grounds = try evidence.probe.under(ways.flatMap { $0.map(\.place) })[...]
    for index in ways.indices {
      for step in ways[index].indices { ways[index][step].ground = grounds.popFirst() ?? nil }
    }
    return ways
  }

  private static func departures(_ track: Track) -> [Track.Sample] {
    var result: [Track.Sample] = []
    var sinceM = 0.0
    for (index, sample) in track.samples.enumerated() {
      let isWaypoint = index + 1 == track.samples.count || track.samples[index + 1].leg != sample.leg
      sinceM += Track.stepM
      if isWaypoint || sinceM >= everyM {
        result.append(sample)
        sinceM = 0
      }
    }
    return result
  }

  private static func zones(
    _ item: RouteCase, _ ways: [[Track.Sample]], _ evidence: Evidence, into report: inout Report
  ) {
    let flights = evidence.flights(of: item.route)
    for zone in evidence.zones {
      guard
        flights.contains(where: {
          Permissions.isShut(zone.zone, to: item.route, during: $0.inAir, evidence.mission)
        })
      else { continue }
      var blocked: [Track.Sample] = []
      for way in ways {
        guard let start = way.first, let end = way.last,
          zone.shape.distance(start.grid, end.grid, limit: 1e-6) <= 0
        else { continue }
        let pieces = zip(way, way.dropFirst()).map { Track.Piece(from: $0, to: $1) }
        let found = Approach.find(
          pieces, zone, margin: 0, meanSeaLevel: evidence.mission.heights.meanSeaLevelAboveHKPD)
        if found?.entered == true { blocked.append(start) }
      }
      guard let first = blocked.first else { continue }
      let place = item.placeText(first.leg, first.place)
      // Nothing opens a prohibited zone, so a lost link must not lead into one either.
      let severity: Finding.Severity = zone.zone.restriction == .prohibited ? .violation : .warning
      report.add(
        severity, names[0], item.route.id,
        en:
          "a straight return from \(place.en) at \(Wording.metres(item.route.returnAbovePadM)) above the pad "
          + "enters zone '\(zone.zone.name.en)' (\(zone.zone.id)); so from \(blocked.count) of "
          + "\(Wording.count(ways.count, "place"))",
        zh: "由\(place.zh)以高於起降坪 \(Wording.Zh.metres(item.route.returnAbovePadM))直線返航，會進入空域"
          + "「\(zone.zone.name.zh)」（\(zone.zone.id)）；檢查 \(ways.count) 處，其中 \(blocked.count) 處如此")
    }
  }

  private static func ground(
    _ item: RouteCase, _ ways: [[Track.Sample]], _ evidence: Evidence, into report: inout Report
  ) {
    let asked = evidence.mission.rules.terrainClearance.metres
    var worst: (from: Track.Sample, at: Track.Sample, above: Double?)?
    var count = 0
    for way in ways {
      guard let start = way.first else { continue }
      var least: (at: Track.Sample, above: Double?)?
      for sample in way.dropFirst() {
        let above = sample.ground.map { sample.hkpdM - $0.top }
        if let above, above >= asked - GroundClearance.toleranceM { continue }
        if (above ?? -.infinity) < least.map({ $0.above ?? -.infinity }) ?? .infinity || least == nil {
          least = (sample, above)
        }
      }
      guard let least else { continue }
      count += 1
      let value = least.above ?? -.infinity
      if worst.map({ value < $0.above ?? -.infinity }) ?? true { worst = (start, least.at, least.above) }
    }
    guard let worst else { return }
    let place = item.placeText(worst.from.leg, worst.from.place)
    let above = worst.above.map { Wording.metres($0) }
    report.add(
      .warning, names[1], item.route.id,
      en: "a straight return from \(place.en) is \(above ?? "at an unknown height") above the ground at "
        + "\(Wording.place(worst.at.place)), \(Wording.metres(asked)) asked; so from \(count) "
        + "of \(Wording.count(ways.count, "place"))",
      zh:
        "由\(place.zh)直線返航，在\(Wording.Zh.place(worst.at.place))離地\(worst.above.map { " " + Wording.Zh.metres($0) } ?? "高度不詳")，"
        + "要求 \(Wording.Zh.metres(asked))；檢查 \(ways.count) 處，其中 \(count) 處如此")
  }
}
