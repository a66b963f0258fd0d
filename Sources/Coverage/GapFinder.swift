import MissionModel
import Planar
import Units

/// The unseen ground of a beat, cut into gaps of one reason each.
struct GapFinder {
  let beat: Beat
  let mission: Mission
  let raster: CellRaster
  let days: [CellDay]
  let routes: [BeatSight.Flown]
  let refusals: [Refusal]
  let shut: [ShutZone]
  /// Privacy zone of each cell, by its number in the mission; -1: none.
  let privacy: [Int16]
  /// Whether it would be in view where a camera is turned up from a privacy zone.
  let isAverted: [Bool]
  /// Whether the height of the ground is known at each cell.
  let isKnown: [Bool]
  /// Places of the mission's sites in the local frame, in its order.
  let sitePlaces: [MapPoint]
  /// Square metres that a cell stands for: the beat's exact area shared out evenly.
  let areaPerCell: Double

  /// A gap whose outline is not yet in degrees; its area there is empty.
  struct Draft {
    var gap: Gap
    var patches: [CellPatch]
  }

  /// The largest patches of a reason are gaps of their own; the others are one more together.
  static let largestPatches = 12
  /// Patches of fewer cells are not listed, but for targets, which are small themselves.
  static let leastCells = 2

  /// Gaps in the order of their reasons, then from large to small; and the unseen square metres in none of them.
  func find() -> (drafts: [Draft], unlistedM2: Double) {
    let zoneOf = shutZones()
    let reasons = classify(zoneOf)
    var isTargets = false
    if case .targets = beat.shape { isTargets = true }
    var drafts: [Draft] = []
    var unlisted = 0
    for reason in Gap.Reason.allCases {
      let members = reasons.map { $0 == reason }
      guard members.contains(true) else { continue }
      var patches: [CellPatch] = []
      for patch in CellOutlines.patches(of: members, in: raster) {
        if patch.cells.count < GapFinder.leastCells && !isTargets {
          unlisted += patch.cells.count
        } else {
          patches.append(patch)
        }
      }
      // Stable order: size, then place.
      patches.sort { ($1.cells.count, $0.cells.first ?? 0) < ($0.cells.count, $1.cells.first ?? 0) }
      var groups = patches.prefix(GapFinder.largestPatches).map { [$0] }
      if patches.count > GapFinder.largestPatches {
        groups.append(Array(patches[GapFinder.largestPatches...]))
      }
      for (number, group) in groups.enumerated() {
        drafts.append(draft(reason, number + 1, group, zoneOf))
      }
    }
    return (drafts, Double(unlisted) * areaPerCell)
  }

  /// Number in `shut` of the first zone that each cell lies in; -1: none.
  private func shutZones() -> [Int16] {
    var result = [Int16](repeating: -1, count: raster.count)
    for (number, zone) in shut.enumerated() {
      let mask = raster.mask(of: zone.area)
      for cell in mask.indices where mask[cell] && result[cell] < 0 { result[cell] = Int16(number) }
    }
    return result
  }

  private var allowed: [(place: MapPoint, reachM: Double)] {
    zip(mission.sites, sitePlaces).filter { beat.sites.contains($0.0.id) }
      .map { ($0.1, $0.0.reach.metres) }
  }

  /// The reason of each cell that is not seen; nil: it is seen.
  func reasons() -> [Gap.Reason?] { classify(shutZones()) }

  private func classify(_ zoneOf: [Int16]) -> [Gap.Reason?] {
    let allowed = allowed
    let timetable = timetableReason
    let dwellS = Float(beat.task.dwell.seconds - BeatSight.dwellSlackS)
    return days.indices.map { cell in
      let day = days[cell]
      if day.visits > 0 { return nil }
      let centre = raster.centre(of: cell)
      if !allowed.contains(where: { $0.place.distance(to: centre) <= $0.reachM }) { return .outsideReach }
      if zoneOf[cell] >= 0 { return .restrictedZone }
      if privacy[cell] >= 0 { return .privacyZone }
      if !isKnown[cell] { return .unknownGround }
      if isAverted[cell] { return .privacyZone }
      let longest = max(day.bestInViewS, day.bestOutsideS)
      let looked = longest > 0
      if day.unscheduled || (looked && longest >= dwellS) { return timetable }
      if day.isHidden { return .hidden }
      if looked { return .tooBrief }
      if day.isFlat { return .tooOblique }
      if day.coarsePixelM < .infinity { return .tooCoarse }
      return routes.isEmpty && !refusals.isEmpty ? timetable : .notOnRoute
    }
  }

  /// Why flights that would see more are not in the timetable: for want of time, unless weather or energy alone is
  /// to blame.
  private var timetableReason: Gap.Reason {
    let reasons = Set(refusals.map(\.reason))
    if reasons.isEmpty || reasons.contains("no-slot") { return .notScheduled }
    if reasons.contains("weather") { return .heldByWeather }
    return reasons.contains("energy") ? .refusedByEnergy : .notScheduled
  }

  private func draft(
    _ reason: Gap.Reason, _ number: Int, _ patches: [CellPatch], _ zoneOf: [Int16]
  ) -> Draft {
    let cells = patches.flatMap(\.cells)
    let (site, distance) = nearestSite(cells)
    let gap = Gap(
      id: "\(beat.id).\(reason.rawValue).\(number)", beat: beat.id, reason: reason,
      areaM2: (Double(cells.count) * areaPerCell).rounded(places: 0), nearestSite: site?.id ?? "",
      message: message(reason, cells, site, distance, zoneOf, patches.count),
      remedy: remedy(reason, cells, distance - (site?.reach.metres ?? 0)), area: [])
    return Draft(gap: gap, patches: patches)
  }

  /// The closest site that may fly the beat (of all sites when none may), and the least distance to it, metres.
  private func nearestSite(_ cells: [Int]) -> (site: Site?, distanceM: Double) {
    var best: Site?
    var least = Double.infinity
    let anyAllowed = mission.sites.contains { beat.sites.contains($0.id) }
    for (site, place) in zip(mission.sites, sitePlaces) where !anyAllowed || beat.sites.contains(site.id) {
      for cell in cells {
        let distance = place.distance(to: raster.centre(of: cell))
        if distance < least { (best, least) = (site, distance) }
      }
    }
    return (best, least)
  }

  private func message(
    _ reason: Gap.Reason, _ cells: [Int], _ site: Site?, _ distanceM: Double, _ zoneOf: [Int16], _ pieces: Int
  ) -> BilingualText {
    switch reason {
    case .outsideReach:
      guard let site, beat.sites.contains(site.id) else { return GapTexts.noSite }
      return GapTexts.outsideReach(site: site, distanceM: distanceM)
    case .restrictedZone:
      let zone = shut[GapFinder.mostCommon(cells.map { zoneOf[$0] })].zone
      return GapTexts.restricted(zone: zone, marginM: mission.rules.zoneMargin.metres)
    case .privacyZone:
      let inside = cells.map { privacy[$0] }.filter { $0 >= 0 }
      return inside.isEmpty
        ? GapTexts.averted : GapTexts.privacy(mission.privacyZones[GapFinder.mostCommon(inside)])
    case .unknownGround: return GapTexts.unknownGround
    case .hidden: return mission.reliefFiles.isEmpty ? GapTexts.hidden : GapTexts.hiddenByRelief
    case .tooOblique: return GapTexts.tooOblique(leastDeg: beat.task.leastIncidence.degrees)
    case .notScheduled, .heldByWeather, .refusedByEnergy:
      let seeing = routes.filter { route in cells.contains { route.sight.isSeen($0) } }.map(\.route)
      return GapTexts.notScheduled(routes: seeing, refusals: refusals)
    case .tooCoarse:
      let pixel = cells.reduce(Float.infinity) { min($0, days[$1].coarsePixelM) }
      return GapTexts.tooCoarse(finestM: Double(pixel), limitM: beat.task.largestGroundPixel.metres)
    case .tooBrief:
      let longest = cells.reduce(Float(0)) { max($0, days[$1].bestInViewS, days[$1].bestOutsideS) }
      return GapTexts.tooBrief(longestS: Double(longest), wantedS: beat.task.dwell.seconds)
    case .notOnRoute:
      return GapTexts.notOnRoute(routes: routes.count, refusals: refusals)
    }
  }

  /// - `beyondM`: how far past the reach of its site the nearest of the cells lies.
  private func remedy(_ reason: Gap.Reason, _ cells: [Int], _ beyondM: Double) -> BilingualText? {
    switch reason {
    case .outsideReach:
      // Of the furthest cell, since all of the gap is to be closed.
      let furthest = cells.reduce(beyondM) { most, cell in
        let centre = raster.centre(of: cell)
        return max(most, allowed.map { $0.place.distance(to: centre) - $0.reachM }.min() ?? .infinity)
      }
      return GapRemedies.outsideReach(beyondM: furthest)
    case .restrictedZone: return GapRemedies.restrictedZone
    case .privacyZone: return nil
    case .unknownGround: return GapRemedies.unknownGround
    case .hidden: return GapRemedies.hidden
    case .tooCoarse:
      let finest = cells.reduce(Float(0)) { max($0, days[$1].coarsePixelM) }
      return GapRemedies.tooCoarse(
        timesNearer: Double(finest) / beat.task.largestGroundPixel.metres,
        heightM: beat.aboveGround.metres)
    case .tooOblique: return GapRemedies.tooOblique
    case .tooBrief:
      let shortest = cells.reduce(Float.infinity) {
        min($0, max(days[$1].bestInViewS, days[$1].bestOutsideS))
      }
      return GapRemedies.tooBrief(
        speedMps: beat.speed.metresPerSecond * Double(shortest) / beat.task.dwell.seconds)
    case .notScheduled: return GapRemedies.notScheduled
    case .heldByWeather: return GapRemedies.heldByWeather
    case .refusedByEnergy: return GapRemedies.refusedByEnergy
    case .notOnRoute: return GapRemedies.notOnRoute
    }
  }

  /// The value that comes most often, the least of them; values are 0 or more.
  private static func mostCommon(_ values: [Int16]) -> Int {
    var counts = [Int](repeating: 0, count: Int(values.max() ?? 0) + 1)
    for value in values { counts[Int(value)] += 1 }
    var best = 0
    for index in counts.indices where counts[index] > counts[best] { best = index }
    return best
  }
}
