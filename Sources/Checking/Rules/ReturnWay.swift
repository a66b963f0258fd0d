import AirspaceModel
import Geodesy
import MissionModel
import Units

/// The stored ways home and to the alternate are free: of shut zones, of the ground, below the ceiling.
enum ReturnWay: Rule {
  static let names = ["return.way"]

  static func judge(_ evidence: Evidence, into report: inout Report) throws(GeodesyError) {
    for item in evidence.routes {
      guard item.track != nil, let site = item.site, Soundness.isSound(item.route.returnAbovePadM) else {
        continue
      }
      var ways: [StoredReturn] = []
      var strays = 0
      for entry in item.route.returns {
        if let way = try StoredReturn.home(entry, item.route, site, evidence.frame) {
          ways.append(way)
          if entry.way == .bent, !(try ends(way, site, evidence.frame)) { strays += 1 }
        } else if entry.way != .none {
          strays += 1
        }
        if let way = try StoredReturn.alternate(entry, item.route, site, evidence.frame) { ways.append(way) }
      }
      if strays > 0 {
        report.violation(
          names[0], item.route.id, en: "\(strays) stored ways home do not end above the pad",
          zh: "有 \(strays) 條返航路線並非止於起降坪上空")
      }
      try judge(item, ways, evidence, into: &report)
    }
  }

  private static func ends(_ way: StoredReturn, _ site: Site, _ frame: GridFrame) throws(GeodesyError) -> Bool
  {
    guard let last = way.samples.last else { return false }
    let off = Geodesics.inverse(last.place, site.position).distance.metres
    return off <= 2 && last.hkpdM >= site.padHKPD.metres
  }

  private static func judge(
    _ item: RouteCase, _ ways: [StoredReturn], _ evidence: Evidence, into report: inout Report
  ) throws(GeodesyError) {
    var ways = ways
    var grounds = try evidence.probe.under(ways.flatMap { $0.samples.map(\.place) })[...]
    for index in ways.indices {
      for step in ways[index].samples.indices { ways[index].samples[step].ground = grounds.popFirst() ?? nil }
    }
    let flights = evidence.flights(of: item.route)
    let shut = evidence.zones.filter { zone in
      flights.contains { Permissions.isShut(zone.zone, to: item.route, during: $0.inAir, evidence.mission) }
    }
    let clearance = evidence.mission.rules.terrainClearance.metres - GroundClearance.toleranceM
    let ceiling =
      flights.map { Ceiling.limit(item.route, $0.inAir, evidence, wholeSpan: true) }.min()
      ?? Ceiling.limit(item.route, evidence.mission.day, evidence, wholeSpan: false)
    let permitted = permitted(item, flights, evidence)
    var faults: [String: (count: Int, start: Track.Sample)] = [:]
    func note(_ what: String, _ start: Track.Sample) {
      faults[what] = (1 + (faults[what]?.count ?? 0), faults[what]?.start ?? start)
    }
    for way in ways {
      for zone in shut where meets(way, zone, evidence.mission) { note(zone.zone.id, way.start) }
      // The place of departure is the route's own; its rules judge it.
      let inside = way.samples.dropFirst()
      if inside.contains(where: { sample in
        sample.ground.map { sample.hkpdM < $0.top + clearance } ?? true
      })
        || zip(way.samples, inside).contains(where: { from, to in
          evidence.probe.aboveRoofs(from, to).map { $0 < clearance } ?? false
        })
      {
        note("ground", way.start)
      }
      if inside.contains(where: { sample in
        guard let ground = sample.ground else { return false }
        return sample.hkpdM - (ground.exact ? ground.low : ground.high) > ceiling + 2 * Ceiling.toleranceM
      }) {
        note("ceiling", way.start)
      }
      for (zone, limit) in permitted
      where inside.contains(where: { isAbove(limit, $0, zone, evidence.mission) }) {
        note("ceiling in \(zone.zone.id)", way.start)
      }
    }
    for (what, fault) in faults.sorted(by: { $0.key < $1.key }) {
      let place = item.placeText(fault.start.leg, fault.start.place)
      report.violation(
        names[0], item.route.id,
        en: "a stored return from \(place.en) is not free: \(what); so \(fault.count) of \(ways.count)",
        zh: "由\(place.zh)的返航路線受阻：\(what)；\(ways.count) 條之中有 \(fault.count) 條如此")
    }
  }

  /// Zones that listed permissions open, with the ceiling in them: the greatest of the permissions, for the
  /// flight for which that is least.
  private static func permitted(
    _ item: RouteCase, _ flights: [Flight], _ evidence: Evidence
  ) -> [(zone: ZoneCase, limitM: Double)] {
    evidence.zones.compactMap { zone in
      let limits = flights.filter { !zone.zone.active(in: $0.inAir).isEmpty }.compactMap { flight in
        evidence.mission.permissions.filter { permission in
          Permissions.isListed(permission, item.route)
            && Permissions.isOpen(zone.zone, by: permission, during: flight.inAir)
        }.map(\.ceilingAboveGround.metres).max()
      }
      return limits.min().map { (zone, $0) }
    }
  }

  private static func isAbove(
    _ limitM: Double, _ sample: Track.Sample, _ zone: ZoneCase, _ mission: Mission
  ) -> Bool {
    guard let ground = sample.ground else { return false }
    let above = sample.hkpdM - (ground.exact ? ground.low : ground.high)
    return above > limitM + 2 * Ceiling.toleranceM && zone.shape.contains(sample.grid)
      && Approach.overlaps(
        Track.Piece(from: sample, to: sample), zone.zone, mission.heights.meanSeaLevelAboveHKPD)
  }

  private static func meets(_ way: StoredReturn, _ zone: ZoneCase, _ mission: Mission) -> Bool {
    let pieces = zip(way.samples, way.samples.dropFirst()).map { Track.Piece(from: $0, to: $1) }
    let found = Approach.find(
      pieces, zone, margin: 0, meanSeaLevel: mission.heights.meanSeaLevelAboveHKPD)
    return found?.entered == true
  }
}
