import AircraftModel
import AirspaceModel
import Coverage
import Geodesy
public import MissionModel
import Planar
import Sweeps
import TerrainModel
import Units

/// Plans the routes of every beat: what to fly, in which order, round which zones, at which heights, in how
/// many sorties.
public enum RoutePlanner {
  public struct Result: Sendable {
    public var routes: [Route]
    public var refusals: [Refusal]
    public var notices: [Finding]
    public var zones: [ZoneUse]
    public var permissions: [PermissionUse]
  }

  /// Rounds of improvement that the order of a tour gets for each piece of work.
  static let tourRoundsPerItem = 10

  /// - Throws: `GeodesyError` when a place of the mission lies outside its frame or a shape is not valid.
  public static func plan(_ mission: Mission) throws -> Result {
    var result = Result(routes: [], refusals: [], notices: [], zones: [], permissions: [])
    var zoneUse = ZoneLedger(mission: mission)
    for (index, beat) in mission.beats.enumerated() {
      let planner = try BeatPlanner(mission: mission, beat: beat, seed: mission.seed &+ UInt64(index) &* 7919)
      let routes = try planner.plan(&result, &zoneUse)
      result.routes += routes
    }
    result.zones = zoneUse.zones
    result.permissions = zoneUse.permissions
    return result
  }
}

/// The routes of one beat.
struct BeatPlanner {
  let mission: Mission
  let beat: Beat
  let seed: UInt64
  let windows: [MomentRange]
  private(set) var verdicts: ZoneVerdicts
  /// Shut zones that ways between pieces of work may go over.
  private var climbs: [Climb] = []
  let camera: Camera

  /// - Throws: `FileIssue` when no site of the beat carries its camera.
  init(mission: Mission, beat: Beat, seed: UInt64) throws {
    self.mission = mission
    self.beat = beat
    self.seed = seed
    windows = MomentRange.merged(beat.windows.map(\.during))
    verdicts = ZoneVerdicts(mission: mission, windows: windows)
    let cameras = beat.sites.compactMap { mission.site($0) }.flatMap(\.cameras)
    guard let camera = cameras.first(where: { $0.id == beat.camera }) else {
      throw FileIssue(
        file: mission.file, line: 0, column: 0,
        reason: "beat '\(beat.id)': no aircraft of its sites carries the camera '\(beat.camera)'")
    }
    self.camera = camera
  }

  private struct Post {
    var site: Site
    var pad: MapPoint
    var space: FreeSpace
    /// The same without some of the shut zones.
    var spaceWithout: (Set<String>) throws -> FreeSpace
    var items: [WorkItem] = []
  }

  /// Plans with the zones that are believed not to be in the way left out, until none of them is met.
  func plan(_ result: inout RoutePlanner.Result, _ zoneUse: inout ZoneLedger) throws -> [Route] {
    let sites = beat.sites.compactMap { mission.site($0) }
    let reaches = zip(try mission.frame.toMap(sites.map(\.position)), sites).map {
      (centre: $0, radius: $1.reach.metres)
    }
    let ground = try BeatGround.ground(of: beat, frame: mission.frame)
    // Each turn shuts one zone more, so there is an end.
    var bound: Set<String> = []
    var verdicts = verdicts
    while true {
      let bands = try ZoneBands(
        mission: mission, beat: beat, windows: windows, shut: verdicts.shut, bound: bound, ground: ground,
        reaches: reaches)
      var trial = self
      trial.verdicts = verdicts.without(shut: Set(bands.passed.map(\.zone.id)))
      trial.climbs = try Climb.possible(
        over: trial.verdicts.shut.filter { !bound.contains($0.id) }, mission: mission, reaches: reaches)
      var (own, ledger) = (result, zoneUse)
      var routes = try trial.attempt(&own, &ledger)
      let met = try bands.met(&routes).union(notClimbed(trial.climbs, bands, routes, own, before: result))
      let tooLow = try OpenZones(mission: mission, permitted: verdicts.permitted).exceeded(by: routes)
      verdicts = verdicts.shutting(Set(tooLow.map(\.zone.id)))
      result.notices += tooLow.map { Words.permissionTooLow($0.permission, $0.zone, beat) }
      if met.isEmpty, tooLow.isEmpty {
        if routes.isEmpty, own.refusals.count == result.refusals.count {
          refuse(&own, "size", Words.nothingToFly(areaM2: ground.reduce(0) { $0 + $1.area }))
        }
        try ledger.notePassed(bands.passed, routes: routes)
        let over = try Climb.used(trial.climbs, by: routes, mission: mission)
        try ledger.notePassed(
          trial.climbs.filter { over.contains($0.zone.id) }.map {
            ZoneBands.Passed(zone: $0.zone, why: .above, areas: $0.areas)
          }, routes: routes)
        (result, zoneUse) = (own, ledger)
        return routes
      }
      bound.formUnion(met)
    }
  }

  /// Ids of zones that cannot be gone over: met after all, or all of them where flights would be above the ceiling.
  private func notClimbed(
    _ climbs: [Climb], _ bands: ZoneBands, _ routes: [Route], _ after: RoutePlanner.Result,
    before: RoutePlanner.Result
  ) throws -> Set<String> {
    let isTooHigh = after.refusals.dropFirst(before.refusals.count).contains { $0.reason == "ceiling" }
    if isTooHigh { return Set(climbs.map(\.zone.id)) }
    return try bands.met(climbs, by: routes)
  }

  private func attempt(_ result: inout RoutePlanner.Result, _ zoneUse: inout ZoneLedger) throws -> [Route] {
    let noReturn = try mission.frame.toMap(
      verdicts.shut.filter { $0.restriction == .prohibited }.flatMap(\.areas))
    let margin = mission.rules.zoneMargin.metres
    let kept = try KeptLine(beat.shape, frame: mission.frame)
    let turnRoom = CornerCut.metres(
      beat.sites.compactMap { mission.site($0)?.airframe }, speed: max(mission.rules.transitSpeed, beat.speed)
    )
    var posts: [Post] = []
    for site in beat.sites.compactMap({ mission.site($0) }) {
      let pad = try mission.frame.toMap(site.position)
      if let zone = try zoneAt(pad, within: margin) {
        refuse(&result, "zone", Words.padInZone(site: site.name, zone: zone.name, margin: margin))
        continue
      }
      if let words = try kept?.objection(pad: pad, site: site) {
        refuse(&result, "zone", words)
        continue
      }
      let tall = try TallBuildings.barriers(
        mission, turnRoomM: turnRoom, reaches: [(pad, site.reach.metres)])
      let spaceWithout = { (ids: Set<String>) in
        try FreeSpace(
          shut: mission.frame.toMap(verdicts.shut.filter { !ids.contains($0.id) }.flatMap(\.areas)),
          noReturn: noReturn, margin: margin + turnRoom, barriers: (kept?.barrier ?? []) + tall,
          uncrossed: kept?.uncrossed ?? [], reaches: [(pad, site.reach.metres)])
      }
      posts.append(Post(site: site, pad: pad, space: try spaceWithout([]), spaceWithout: spaceWithout))
    }
    guard !posts.isEmpty else { return [] }

    let everywhere = try FreeSpace(anyOf: posts.map(\.space))
    let spread = try groundSpread()
    let beat = aimed(groundSpreadM: spread)
    let view = BeatView(camera: camera, beat: beat, groundSpreadM: spread)
    let placed = try placedLooks(everywhere, &result)
    let isPlaced = targetList.map { $0.targets.allSatisfy(\.view.placesAircraft) } ?? false
    if let objection = view.objection, !isPlaced {
      refuse(&result, "camera", Words.notSeen(objection, beat: beat, view: view))
      return []
    }
    // Down to the decimals of the plan: rounded later, a route would take longer than the sorties were cut for.
    let greatest = isPlaced ? .infinity : view.greatestSpeedMps
    let speed = BeatPlanner.planned(speedMps: min(beat.speed.metresPerSecond, greatest))
    if greatest < beat.speed.metresPerSecond - 0.05 {
      result.notices.append(
        Finding(
          severity: .note, rule: "speed.dwell", subject: beat.id,
          message: Words.slowed(wanted: beat.speed.metresPerSecond, flown: speed, dwell: beat.task.dwell)))
    }
    var found = PatternResult(items: [], unreachable: [])
    if !isPlaced {
      found = try Patterns.items(
        for: beat, frame: mission.frame, view: view.pattern, free: everywhere, near: posts[0].pad,
        sweepCosts: sweepCosts(posts[0].site, view, speedMps: speed))
    }
    found.items = try aimed(found.items, lead: view.lead) + placed
    report(found.unreachable, nothingElse: found.items.isEmpty, posts, &result)
    let refused = result.refusals.count
    guard found.items.count <= BeatPlanner.mostPieces else {
      refuse(&result, "size", Words.tooMany(pieces: found.items.count, limit: BeatPlanner.mostPieces))
      return []
    }
    assign(found.items, &posts, &result)
    var routes: [Route] = []
    let room = view.roomAtEndsM(speedMps: speed, dwell: beat.task.dwell)
    for var post in posts where !post.items.isEmpty {
      post.items = LeadIn.extended(post.items, by: room, in: post.space)
      if let kept { post.items = try kept.keeping(post.items) }
      routes += try fly(post, speed: speed, &result)
    }
    routes = chooseRoutes(routes, &result)
    routes += try flyExtra(posts, speed: speed, after: routes, &result)
    for index in routes.indices {
      routes[index].part = index + 1
      routes[index].parts = routes.count
      try zoneUse.note(&routes[index], verdicts: verdicts, margin: margin)
    }
    try zoneUse.noteAvoided(verdicts, routes: routes)
    // Work that was refused is not flown, so that what is flown would be held against too much.
    if !routes.isEmpty, result.refusals.count == refused {
      try noteBound(view.pattern, leftOut: found.unreachable, routes: routes, &result)
    }
    return routes
  }

  /// What the pattern leaves out: one refusal for each reason; slivers as a note, unless they are all there is.
  private func report(
    _ unreachable: [Unreachable], nothingElse: Bool, _ posts: [Post], _ result: inout RoutePlanner.Result
  ) {
    let far = unreachable.filter { part in
      part.reason == .blocked
        && posts.allSatisfy { $0.pad.distance(to: part.place) > $0.site.reach.metres }
    }
    if let nearest = far.compactMap({ part in posts.map { $0.pad.distance(to: part.place) }.min() }).min() {
      refuse(&result, "reach", Words.outOfReach(parts: far, distance: nearest, sites: posts.map(\.site)))
    }
    // What is too much to be a sliver was cut off by the shut zones around it.
    let unreachable = unreachable.filter { !far.contains($0) }.map { part in
      var part = part
      if part.reason == .sliver, nothingElse || part.area > BeatPlanner.largestSliverM2 {
        part.reason = .blocked
      }
      return part
    }
    for reason in [Unreachable.Reason.blocked, .outOfView, .sliver] {
      let found = unreachable.filter { $0.reason == reason }
      guard !found.isEmpty else { continue }
      let words = Words.leftOut(
        reason, targets: found.compactMap(\.target), area: found.reduce(0) { $0 + $1.area })
      switch reason {
      case .blocked: refuse(&result, "zone", words)
      case .outOfView: refuse(&result, "camera", words)
      case .sliver:
        result.notices.append(
          Finding(severity: .note, rule: "pattern.sliver", subject: beat.id, message: words))
      }
    }
  }

  /// The speed as plans write it, never faster.
  static func planned(speedMps: Double) -> Double { (speedMps * 10 + 1e-6).rounded(.down) / 10 }

  /// Square metres.
  static let largestSliverM2 = 2_000.0

  /// Most pieces of work in one beat: the order of more would take minutes to find.
  static let mostPieces = 1500

  /// Metres between the lowest and the highest ground possible, at nine tenths of the beat's places.
  private func groundSpread() throws -> Double {
    var places: [MapPoint] = []
    for polygon in try BeatGround.ground(of: beat, frame: mission.frame) {
      let box = polygon.bounds
      let step = max(20, (box.width * box.height / 300).squareRoot())
      for row in 0...Int(box.height / step) {
        for column in 0...Int(box.width / step) {
          let place = MapPoint(
            east: box.minEast + Double(column) * step, north: box.minNorth + Double(row) * step)
          if polygon.contains(place) { places.append(place) }
        }
      }
    }
    let spreads = try mission.ground.bands(at: places).compactMap { $0.map { $0.highHKPD - $0.lowHKPD } }
      .sorted()
    return spreads.isEmpty ? 0 : spreads[min(spreads.count - 1, spreads.count * 9 / 10)]
  }

  /// Each piece of work goes to the nearest site that reaches all of it.
  private func assign(_ items: [WorkItem], _ posts: inout [Post], _ result: inout RoutePlanner.Result) {
    var lost = 0
    for item in items {
      let able = posts.indices.filter { index in
        let space = posts[index].space
        if !item.looks.isEmpty { return item.looks.contains { space.contains($0.place) } }
        return item.path.allSatisfy { space.contains($0) }
          && zip(item.path, item.path.dropFirst()).allSatisfy { space.containsSegment($0, $1) }
      }
      let nearest = able.min { a, b in
        item.path[0].distance(to: posts[a].pad) < item.path[0].distance(to: posts[b].pad)
      }
      if let nearest {
        let space = posts[nearest].space
        posts[nearest].items.append(item.keeping { space.contains($0.place) } ?? item)
      } else {
        lost += 1
      }
    }
    if lost > 0 { refuse(&result, "reach", Words.outOfReach(pieces: lost, of: items.count)) }
  }

  /// Sorties of their own for the beat's extra looks, numbered on from those of its work.
  private func flyExtra(
    _ posts: [Post], speed: Double, after routes: [Route], _ result: inout RoutePlanner.Result
  ) throws -> [Route] {
    guard !beat.extraLooks.isEmpty else { return [] }
    var posts = posts
    for index in posts.indices { posts[index].items = [] }
    assign(try extraItems(), &posts, &result)
    var found: [Route] = []
    for post in posts where !post.items.isEmpty {
      for var route in try fly(post, speed: speed, &result) {
        route.id = "\(beat.id).\(post.site.id).\(routes.count + found.count + 1)"
        found.append(route)
      }
    }
    return found
  }

  private func fly(_ post: Post, speed: Double, _ result: inout RoutePlanner.Result) throws -> [Route] {
    let net = try TransitNet(
      space: post.space, climbs: climbs, clearanceM: mission.rules.transitAboveGround.metres,
      costPerM: Climb.metresPerMetre(post.site.airframe, transit: mission.rules.transitSpeed),
      without: post.spaceWithout)
    var targets: [String: MapPoint] = [:]
    if let list = targetList?.targets {
      for (target, place) in zip(list, try mission.frame.toMap(list.map(\.position))) {
        targets[target.id] = place
      }
    }
    let builder = RouteBuilder(
      mission: mission, beat: beat, site: post.site, pad: post.pad, net: net, workSpeedMps: speed,
      targets: targets, climbs: climbs)
    let reachable = post.items.compactMap { item in
      if !item.looks.isEmpty { return item.keeping { net.distance(post.pad, $0.place) < .infinity } }
      return item.path.allSatisfy { net.distance(post.pad, $0) < .infinity } ? item : nil
    }
    if reachable.count < post.items.count {
      refuse(&result, "zone", Words.enclosed(pieces: post.items.count - reachable.count))
    }
    let model = FlightModel(post.site.airframe)
    let station = mission.station(post.site.station)
    let splitter = SortieSplitter(
      builder: builder, model: model, weather: flyableSteps(post.site),
      shearExponent: station?.shearExponent ?? 0,
      longest: beat.longestSortie)
    let cut: SortieSplitter.Cut
    var hours: [MomentRange?] = []
    do {
      let isExtra = post.items.allSatisfy { $0.extra != nil }
      if targetList != nil, !isExtra {
        (cut, hours) = try targetSorties(reachable, splitter: splitter, net: net, &result)
      } else {
        let tour =
          (isExtra ? nil : try swept(reachable, net))
          ?? TourOrder.order(
            reachable, start: post.pad, rounds: RoutePlanner.tourRoundsPerItem * reachable.count, seed: seed,
            distance: { net.distance($0, $1) })
        cut = try byStretches(tour, splitter: splitter, pad: post.pad, distance: { net.distance($0, $1) })
      }
    } catch let failure as RouteBuilder.Failure {
      refuse(&result, "terrain", try words(failure))
      return []
    }
    report(cut.impossible, &result)
    var routes: [Route] = []
    var tooHigh: Double?
    var tooHighCount = 0
    let privacy = try post.site.cameras.first { $0.id == beat.camera }.map {
      try PrivacyCuts(mission: mission, camera: $0)
    }
    var averted = PrivacyCuts.Total()
    for (index, items) in cut.sorties.enumerated() {
      var points = try builder.build(items)
      if let privacy {
        let cut = try privacy.cut(points)
        guard averted.add(cut, privacy) else { continue }
        points = cut.points
      }
      let heights = try CeilingPermit(points: points, ground: mission.ground)
      var route = try route(index: index, points: points, builder: builder, model: model)
      if index < hours.count, let own = hours[index] { route.closedDuring = closed(but: own) }
      var ceiling = mission.rules.ceilingAboveGround.metres
      switch heights.verdict(mission: mission, windows: windows) {
      case .free: break
      case .permitted(let permission):
        route.permissions = [permission.number]
        ceiling = permission.ceilingAboveGround.metres
      case .tooHigh:
        tooHigh = max(tooHigh ?? 0, heights.certainM)
        tooHighCount += 1
        continue
      }
      let lines = try ReturnLines(mission: mission, ceilingM: ceiling, verdicts: verdicts)
      try ReturnWays(mission: mission, site: post.site, pad: post.pad, net: net, lines: lines).enter(&route)
      routes.append(route)
    }
    report(averted, &result)
    if let tooHigh {
      refuse(&result, "ceiling", Words.tooHigh(sorties: tooHighCount, above: tooHigh, mission: mission))
    }
    return routes
  }

  private func words(_ failure: RouteBuilder.Failure) throws -> BilingualText {
    switch failure {
    case .groundUnknown(let place): Words.groundUnknown(at: try mission.frame.toGeo(place))
    case .noWay(let place): Words.noWay(to: try mission.frame.toGeo(place))
    }
  }

  private func report(
    _ impossible: [(item: WorkItem, fit: SortieSplitter.Fit)], _ result: inout RoutePlanner.Result
  ) {
    let winds = impossible.filter { if case .unflyable = $0.fit { true } else { false } }.count
    if winds > 0 { refuse(&result, "weather", Words.unflyable(pieces: winds)) }
    var worst: (energy: Double, allowed: Double, minutes: Double)?
    for entry in impossible {
      if case .tooMuch(let energy, let allowed, let minutes) = entry.fit,
        energy > worst?.energy ?? -1
      {
        worst = (energy, allowed, minutes)
      }
    }
    if let worst {
      refuse(
        &result, "energy",
        Words.tooMuch(
          pieces: impossible.count - winds, energyWh: worst.energy, allowedWh: worst.allowed,
          minutes: worst.minutes, longest: beat.longestSortie))
    }
  }

  /// What a sweep's path costs in the winds that are forecast for the beat's hours.
  private func sweepCosts(_ site: Site, _ view: BeatView, speedMps: Double) -> SweepCosts {
    let shear = mission.station(site.station)?.shearExponent ?? 0
    let winds = flyableSteps(site).map { $0.wind(height: beat.aboveGround, shearExponent: shear) }
    return WindCosts.sweep(
      beat.sweepFlight.objective, model: FlightModel(site.airframe), winds: winds, speedMps: speedMps,
      gap: view.swath * (1 - beat.overlap))
  }

  /// Forecast steps within the beat's hours in which the aircraft may fly at all.
  private func flyableSteps(_ site: Site) -> [ForecastStep] {
    guard let station = mission.station(site.station) else { return [] }
    let height = Length.metres(max(beat.aboveGround.metres, mission.rules.transitAboveGround.metres))
    return station.steps.filter { step in
      windows.contains { $0.overlaps(step.during) }
        && step.gust(height: height, shearExponent: station.shearExponent) <= site.airframe.gustLimitInFlight
        && step.rainMmPerHour <= site.airframe.rainLimitMmPerHour
    }
  }

  private func zoneAt(_ pad: MapPoint, within margin: Double) throws -> Zone? {
    try verdicts.shut.first { zone in
      try mission.frame.toMap(zone.areas).contains { $0.distance(to: pad) < margin }
    }
  }

  func refuse(_ result: inout RoutePlanner.Result, _ reason: String, _ message: BilingualText) {
    result.refusals.append(Refusal(reason: reason, beat: beat.id, during: nil, message: message))
  }
}
