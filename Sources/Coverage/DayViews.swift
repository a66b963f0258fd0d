import AircraftModel
import Geodesy
import MissionModel
import Planar
import Units

/// A mission and its plan with what all beats share.
struct DayViews {
  let mission: Mission
  let plan: Plan
  let cellM: Double
  let threads: Int
  /// In the local frame, for each privacy zone and for each site.
  private let privacy: [[MapPolygon]]
  private let sitePlaces: [MapPoint]
  private let work: [RouteWork]
  /// The surface around each beat's ground and all that its cameras may see well enough.
  private let surfaces: [String: SightSurface]

  /// A route with what its camera sees.
  private struct RouteWork {
    var route: Route
    var views: RouteViews
    var radiansPerPixel: Double
    var rules: SightRules
    var dwellS: Double
    /// In order of take-off.
    var sorties: [Sortie]
    var times: [SpanTimes]
  }

  init(mission: Mission, plan: Plan, grounds: [[MapPolygon]], cellM: Double, threads: Int) throws {
    self.mission = mission
    self.plan = plan
    self.cellM = cellM
    self.threads = threads
    privacy = try mission.privacyZones.map { try Regions.union(mission.frame.toMap($0.areas)) }
    sitePlaces = try mission.frame.toMap(mission.sites.map(\.position))
    var work: [RouteWork] = []
    for route in plan.routes {
      guard let camera = PlanCheck.camera(of: route, mission), let beat = mission.beat(route.beat) else {
        continue
      }
      let slant = ViewGeometry.greatestSlantRange(
        camera: camera, largestGroundPixel: beat.task.largestGroundPixel)
      let sorties = plan.sorties.filter { $0.route == route.id }.sorted {
        ($0.takeoff, $0.id) < ($1.takeoff, $1.id)
      }
      work.append(
        RouteWork(
          route: route,
          views: try RouteViews(route: route, camera: camera, frame: mission.frame),
          radiansPerPixel: camera.radiansPerPixel,
          rules: SightRules(
            greatestSlantM: slant.metres, leastIncidence: beat.task.leastIncidence, looksForCover: true),
          dwellS: beat.task.dwell.seconds, sorties: sorties,
          times: sorties.map { SpanTimes(route: route, sortie: $0, dayStart: mission.day.from) }))
    }
    self.work = work
    var surfaces: [String: SightSurface] = [:]
    for (beat, ground) in zip(mission.beats, grounds) {
      let views = work.filter { $0.route.beat == beat.id }
      let box = views.reduce(MapBox(ground.flatMap(\.outer))) {
        $0.union($1.views.reach(within: $1.rules.greatestSlantM))
      }
      surfaces[beat.id] = try SightSurface(
        box: box, cellM: cellM, ground: mission.ground, threads: threads)
    }
    self.surfaces = surfaces
  }

  /// The ground of a beat with what its sorties see of it.
  ///
  /// - `keepsLooks`: each look at each cell, for maps of a moment.
  func sight(of beat: Beat, _ ground: [MapPolygon], keepsLooks: Bool = false) throws -> BeatDay {
    guard let surface = surfaces[beat.id] else {
      throw CoverageError(["beat \(beat.id) is not of the mission"])
    }
    let raster = CellRaster(ground: ground, cellM: cellM)
    let privacyOf = privacyZones(in: raster)
    let own = work.filter { $0.route.beat == beat.id }
    let flown = own.map { work in
      BeatSight.Flown(
        route: work.route.id, radiansPerPixel: work.radiansPerPixel,
        sight: RouteSight(
          views: work.views, raster: raster, surface: surface, rules: work.rules, threads: threads),
        times: work.times, visits: work.sorties.map(\.visit),
        flights: work.sorties.map { sortie in plan.sorties.firstIndex { $0.id == sortie.id } ?? -1 })
    }
    let windows = beat.windows.map { seconds($0.during) }
    let sight = BeatSight(
      raster: raster, routes: flown, windows: windows, dwellS: beat.task.dwell.seconds,
      hidden: privacyOf.map { $0 >= 0 }, keepsLooks: keepsLooks || !mission.watched.isEmpty,
      threads: threads)
    return BeatDay(
      beat: beat, areaM2: ground.reduce(0) { $0 + $1.area }, raster: raster, flown: flown, windows: windows,
      sight: sight, privacyOf: privacyOf, isAverted: try averted(own, raster, surface),
      isKnown: isBelowFlights(raster, surface, own.map(\.views)))
  }

  /// Why cells of a beat are not seen.
  func finder(of day: BeatDay) throws -> GapFinder {
    GapFinder(
      beat: day.beat, mission: mission, raster: day.raster, days: day.sight.days, routes: day.flown,
      refusals: plan.refusals.filter { $0.beat == day.beat.id },
      shut: try ShutZone.all(for: day.beat, mission: mission), privacy: day.privacyOf,
      isAverted: day.isAverted, isKnown: day.isKnown, sitePlaces: sitePlaces,
      areaPerCell: day.areaM2 / Double(day.raster.count))
  }

  /// Which of so many looks, numbered by their spans, have any of a privacy zone in view, whichever way they are come to: from
  /// any course, with the camera turned up as long before as routes do.
  func posesOnPrivacy(_ looks: RouteViews, count: Int, marginM: Double) throws -> [Bool] {
    var result = [Bool](repeating: false, count: count)
    let zones = try Regions.buffered(Regions.union(privacy.flatMap { $0 }), by: marginM)
    let area = try nearby(zones, looks.track)
    if area.isEmpty { return result }
    let raster = CellRaster(ground: area, cellM: max(cellM, CellRaster.cellSize(for: [area])))
    let surface = try SightSurface(box: raster.lattice.box, cellM: raster.cellM, ground: mission.ground)
    let around = RouteViews(
      pieces: looks.pieces.flatMap { piece in
        (0..<8).map { eighth in
          var turned = piece
          turned.heading = .degrees(piece.heading.degrees + 45 * Double(eighth))
          return turned
        }
      })
    let sight = RouteSight(views: around, raster: raster, surface: surface, rules: DayViews.anyLook)
    for span in sight.overHigh.spans + (sight.overLow?.spans ?? []) { result[Int(span)] = true }
    return result
  }

  /// What of some ground may be in a picture taken along a track: rays of 5 degrees or more from the highest flight.
  private func nearby(_ areas: [MapPolygon], _ track: MapBox) throws -> [MapPolygon] {
    let highest = plan.routes.flatMap(\.waypoints).map(\.hkpdM).max() ?? 0
    let reach = (highest - RouteViews.deepestHKPD) / Footprint.leastGrazing.tangent
    let box = track.expanded(by: reach)
    if areas.isEmpty || track.isEmpty || box.intersection(MapBox(areas.flatMap(\.outer))).isEmpty {
      return []
    }
    let corners = [
      MapPoint(east: box.minEast, north: box.minNorth), MapPoint(east: box.maxEast, north: box.minNorth),
      MapPoint(east: box.maxEast, north: box.maxNorth), MapPoint(east: box.minEast, north: box.maxNorth),
    ]
    return try Regions.intersection(areas, [MapPolygon(outer: corners)])
  }

  /// Which cells would be in view where a camera is turned up from a privacy zone.
  private func averted(_ own: [RouteWork], _ raster: CellRaster, _ surface: SightSurface) throws -> [Bool] {
    var result = [Bool](repeating: false, count: raster.count)
    for work in own where work.route.waypoints.contains(where: { $0.action == .avert }) {
      guard let camera = PlanCheck.camera(of: work.route, mission) else { continue }
      let views = try RouteViews(route: work.route, camera: camera, frame: mission.frame, averted: true)
      let sight = RouteSight(
        views: views, raster: raster, surface: surface, rules: work.rules, threads: threads)
      for cell in result.indices where sight.isSeen(cell) { result[cell] = true }
    }
    return result
  }

  func coverage(of day: BeatDay) throws -> BeatCoverage {
    let (beat, raster, sight, area) = (day.beat, day.raster, day.sight, day.areaM2)
    let crossed = beat.sweepFlight.crosshatch ? crossedShare(of: beat, raster, day.flown) : nil
    let routes = work.map(\.route).filter { $0.beat == beat.id }
    let finder = try finder(of: day)
    let (drafts, unlisted) = finder.find()
    let seenCells = sight.days.map { $0.visits > 0 }
    let outlines = try OutlineDegrees.multiPolygons(
      [CellOutlines.patches(of: seenCells, in: raster)] + drafts.map(\.patches), cellM: cellM,
      frame: mission.frame)
    let seen = seenCells.count { $0 }
    let share = Double(seen) / Double(raster.count)
    let visits = sight.days.map(\.visits)
    let sorties = plan.sorties.filter { $0.beat == beat.id }
    let byID = Dictionary(routes.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let figures = SeenFigures(sight.days)
    let others = mission.watched.isEmpty ? nil : try self.others(day)
    return BeatCoverage(
      beat: beat.id, name: beat.name, areaM2: area.rounded(places: 0),
      seenM2: (share * area).rounded(places: 0), seenShare: share.rounded(places: 4),
      requiredShare: beat.requiredShare, leastVisitsSeen: Int(visits.filter { $0 > 0 }.min() ?? 0),
      leastVisits: Int(visits.min() ?? 0),
      longestUnseenMin: ((sight.worstGapS.max() ?? 0) / 60).rounded(places: 1),
      windows: beat.windows.indices.map { number in
        let window = beat.windows[number]
        return WindowCoverage(
          during: window.during, wantedRevisitMin: window.revisit?.minutes,
          visits: Visits.complete(sorties, routes: byID, in: window.during),
          worstGapMin: (sight.worstGapS[number] / 60).rounded(places: 1),
          expectedWaitMin: (sight.expectedWaitS[number] / 60).rounded(places: 1))
      },
      seen: outlines[0],
      gaps: zip(drafts, outlines.dropFirst()).map { draft, outline in
        var gap = draft.gap
        gap.area = outline
        return gap
      },
      unlistedM2: unlisted.rounded(places: 0), crossedShare: crossed?.rounded(places: 4),
      firstSeen: figures.firstS.map { mission.day.from + Int($0.rounded()) },
      lastSeen: figures.lastS.map { mission.day.from + Int($0.rounded()) }, looks: figures.looks,
      pixelCm: figures.pixelCm, others: others)
  }

  private func others(_ day: BeatDay) throws -> OthersCoverage {
    let sight = WatchedSight(
      day, grounds: mission.watched,
      places: try mission.watched.map { try Regions.union(mission.frame.toMap($0.areas)) },
      dayStart: mission.day.from)
    let cells = Double(day.raster.count)
    return OthersCoverage(
      watchedShare: (Double(sight.watched) / cells).rounded(places: 4),
      seenOrWatchedShare: (Double(sight.seenOrWatched) / cells).rounded(places: 4),
      worstGapMin: (sight.worstGapS / 60).rounded(places: 1))
  }

  /// The beat's ground at each level, for the task's object; nil for tasks that ask for no pixels across an object.
  func levels(of day: BeatDay) -> [LevelCoverage]? {
    let beat = day.beat
    guard ViewTask.pixelLevels.contains(beat.task.level), let surface = surfaces[beat.id] else { return nil }
    let own = work.filter { $0.route.beat == beat.id }
    let flown = zip(day.flown, own).compactMap { flown, work in
      PlanCheck.camera(of: work.route, mission).map { (flown, work.views, $0) }
    }
    let sight = LevelSight(day, threads: threads)
    return ViewTask.pixelLevels.compactMap { level in
      guard let pixels = mission.rules.pixelsAcross[level] else { return nil }
      let pixel = Length.metres(beat.task.objectSize.metres / pixels)
      func share(_ looksForCover: Bool) -> Double {
        sight.share(pixel: pixel, looksForCover: looksForCover, flown: flown, surface: surface)
      }
      let covered = share(true)
      return LevelCoverage(
        level: level, largestPixelCm: (pixel.metres * 100).rounded(places: 1),
        seenShare: covered.rounded(places: 4),
        seenShareWithoutCover: (surface.hides ? share(false) : covered).rounded(places: 4))
    }
  }

  /// Whether the height of each cell is known, and surely below some flight.
  private func isBelowFlights(_ raster: CellRaster, _ surface: SightSurface, _ views: [RouteViews]) -> [Bool]
  {
    let highest = views.flatMap(\.pieces).map { max($0.startHKPD, $0.endHKPD) }.max() ?? .infinity
    return raster.values(of: surface.high, in: surface.lattice).map { Double($0) < highest }
  }

  /// Share of the cells that the beat's flights look at on two courses; `flown` has the beat's routes in order.
  private func crossedShare(of beat: Beat, _ raster: CellRaster, _ flown: [BeatSight.Flown]) -> Double {
    var routes: [CrossedLooks.Flown] = []
    for (route, work) in zip(flown, work.filter { $0.route.beat == beat.id }) {
      guard let times = work.times.first else { continue }
      routes.append(
        CrossedLooks.Flown(
          sight: route.sight,
          axisDeg: CrossedLooks.axes(of: work.views, waypoints: work.route.waypoints.count),
          lengths: times.lengths))
    }
    let crossed = CrossedLooks(routes: routes, dwellS: beat.task.dwell.seconds).count(cells: raster.count)
    return Double(crossed) / Double(raster.count)
  }

  private func seconds(_ range: MomentRange) -> ClosedRange<Double> {
    let from = Double(range.from - mission.day.from)
    return from...max(from, Double(range.to - mission.day.from))
  }

  private func privacyZones(in raster: CellRaster) -> [Int16] {
    var result = [Int16](repeating: -1, count: raster.count)
    for (number, area) in privacy.enumerated() {
      let mask = raster.mask(of: area)
      for cell in mask.indices where mask[cell] && result[cell] < 0 { result[cell] = Int16(number) }
    }
    return result
  }

  /// What holds for every analysis, then what this one ran into.
  func assumptions() throws -> [BilingualText] {
    var texts = CoverageTexts.always
    let relief = mission.reliefFiles
    if !relief.isEmpty { texts.append(CoverageTexts.relief(relief)) }
    let tracks = work.reduce(MapBox.empty) { $0.union($1.views.track) }
    for (zone, whole) in zip(mission.privacyZones, privacy) {
      let area = try nearby(whole, tracks)
      if area.isEmpty { continue }
      let raster = CellRaster(ground: area, cellM: max(cellM, CellRaster.cellSize(for: [area])))
      let surface = try SightSurface(box: raster.lattice.box, cellM: raster.cellM, ground: mission.ground)
      let looking = work.filter { work in
        let sight = RouteSight(
          views: work.views, raster: raster, surface: surface, rules: DayViews.anyLook, threads: threads)
        return !sight.overHigh.spans.isEmpty || !(sight.overLow?.spans.isEmpty ?? true)
      }
      if !looking.isEmpty {
        texts.append(CoverageTexts.privacy(zone, routes: looking.map(\.route.id)))
      }
    }
    return texts
  }

  /// However far away, however flat, and whatever may stand between: a poor look at a private place is still a look.
  private static let anyLook = SightRules(
    greatestSlantM: .infinity, leastIncidence: .degrees(0), looksForCover: false)

  /// The districts of the mission's background.
  func districts() throws -> [DistrictCoverage] {
    let features = mission.background.filter { $0.kind == .district && !$0.polygons.isEmpty }
    if features.isEmpty { return [] }
    let flown = work.filter { !$0.times.isEmpty }
    let swept = try flown.compactMap { work in
      try surfaces[work.route.beat].map { surface in
        (surface, try DistrictSight.swept(work.views, over: surface, within: work.rules.greatestSlantM))
      }
    }
    var sight = DistrictSight(box: MapBox(swept.flatMap { $0.1.flatMap(\.outer) }), cellM: cellM)
    for (work, (surface, ground)) in zip(flown, swept) where !ground.isEmpty {
      let raster = CellRaster(ground: ground, cellM: cellM)
      let route = RouteSight(
        views: work.views, raster: raster, surface: surface, rules: work.rules, threads: threads)
      sight.add(route, in: raster, times: work.times, dwellS: work.dwellS)
    }
    sight.hide(privacy.flatMap { $0 })
    return try features.map { feature in
      // Background maps are drawings, not checked shapes: rings may cross themselves.
      let areas = try Regions.makeValid(mission.frame.toMap(feature.polygons))
      let area = areas.reduce(0) { $0 + $1.area }
      let seen = min(area, sight.seenM2(of: areas))
      return DistrictCoverage(
        name: feature.name, areaM2: area.rounded(places: 0), seenM2: seen.rounded(places: 0),
        seenShare: area > 0 ? (seen / area).rounded(places: 4) : 0)
    }
  }
}
