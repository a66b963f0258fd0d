import AircraftModel
import Geodesy
import MissionModel
import Planar
import TerrainModel
import Units

/// From a list of targets to sorties: which, from where, in which order, in how many flights.
extension BeatPlanner {
  /// A cut with the hours in which each sortie may be flown; nil: the beat's.
  typealias TargetCut = (cut: SortieSplitter.Cut, hours: [MomentRange?])

  private var nothing: TargetCut { (SortieSplitter.Cut(sorties: [], impossible: []), []) }

  var targetList: (targets: [Target], choose: TargetChoice)? {
    if case .targets(let targets, let choose) = beat.shape { return (targets, choose) }
    return nil
  }

  /// Looks at the targets whose views say where the aircraft is to be; what cannot be seen so is refused.
  func placedLooks(_ free: any FreeArea, _ result: inout RoutePlanner.Result) throws -> [WorkItem] {
    guard let list = targetList else { return [] }
    let placed = list.targets.filter(\.view.placesAircraft)
    let finder = TargetLooks(camera: camera, beat: beat, ground: mission.ground, free: free)
    var items: [WorkItem] = []
    var lost: [(reason: String, target: String)] = []
    for (target, place) in zip(placed, try mission.frame.toMap(placed.map(\.position))) {
      switch try finder.looks(at: target, position: place) {
      case .looks(let looks):
        items.append(
          WorkItem(
            target: target.id, looks: looks, holdS: target.dwell.seconds,
            gimbalPitchDeg: beat.gimbalPitch.degrees))
      case .outOfView: lost.append(("camera", target.id))
      case .blocked: lost.append(("zone", target.id))
      case .groundUnknown: lost.append(("terrain", target.id))
      }
    }
    for reason in ["camera", "zone", "terrain"] {
      let targets = lost.filter { $0.reason == reason }.map(\.target)
      if !targets.isEmpty { refuse(&result, reason, Words.noLook(reason, targets: targets)) }
    }
    return items
  }

  /// Looks of a camera that looks ahead, turned to the highest ground known at their targets, for which their stand-off was
  /// laid out, from the height that is really flown.
  func aimed(_ items: [WorkItem], lead: Double) throws -> [WorkItem] {
    guard lead >= 0.5, let list = targetList else { return items }
    let places = try mission.frame.toMap(list.targets.map(\.position))
    let bands = try mission.ground.bands(at: places)
    return items.map { item in
      guard let number = list.targets.firstIndex(where: { $0.id == item.target }), let band = bands[number]
      else { return item }
      func turned(_ look: Look) -> Look {
        Look(
          place: look.place, leastHKPDM: look.leastHKPDM, aimHKPDM: band.highHKPD,
          lowAimHKPDM: band.lowHKPD)
      }
      var copy = item
      copy.looks = item.looks.map(turned)
      copy.look = item.look.map(turned)
      return copy
    }
  }

  /// The sorties of one site. Looks from which, at the heights that are really flown, the target is not seen as asked are
  /// given up, and the sorties are made anew without them.
  func targetSorties(
    _ items: [WorkItem], splitter: SortieSplitter, net: TransitNet, _ result: inout RoutePlanner.Result
  ) throws -> TargetCut {
    guard let list = targetList else { return nothing }
    let finder = TargetLooks(camera: camera, beat: beat, ground: mission.ground, free: OpenAir())
    var items = items
    var given: [String] = []
    while true {
      let made = try sorties(items, list, splitter: splitter, net: net)
      var broken: [Look] = []
      for sortie in made.cut.sorties {
        for point in try splitter.builder.build(sortie) {
          guard let look = point.look, let target = list.targets.first(where: { $0.id == point.target }),
            try !isSeen(target, from: point, finder, splitter.builder)
          else { continue }
          broken.append(look)
        }
      }
      if broken.isEmpty {
        if !given.isEmpty { refuse(&result, "camera", Words.noLook("height", targets: given)) }
        return made
      }
      items = items.compactMap { item in
        if item.looks.isEmpty { return item }
        let kept = item.keeping { !broken.contains($0) }
        if kept == nil { given.append(item.target ?? "") }
        return kept
      }
    }
  }

  /// Whether a point of a finished route still sees its target as the target's view asks.
  private func isSeen(
    _ target: Target, from point: RouteBuilder.Point, _ finder: TargetLooks, _ builder: RouteBuilder
  ) throws -> Bool {
    guard point.action == .dwell, target.view.placesAircraft, let place = builder.targets[target.id],
      let band = try mission.ground.bands(at: [place])[0]
    else { return true }
    let limits = finder.limits(target.view)
    return point.hkpdM - band.highHKPD <= limits.greatestHeight + 0.1
      && finder.sees(
        target, fromHKPDM: point.hkpdM, standOffM: point.place.distance(to: place), band, limits.angles)
  }

  // MARK: Hours

  private func sorties(
    _ items: [WorkItem], _ list: (targets: [Target], choose: TargetChoice), splitter: SortieSplitter,
    net: TransitNet
  ) throws -> TargetCut {
    var hours: [MomentRange] = []
    func hoursOf(_ item: WorkItem) -> MomentRange? {
      list.targets.first { $0.id == item.target }?.view.hours
    }
    for item in items { if let own = hoursOf(item), !hours.contains(own) { hours.append(own) } }
    hours.sort { ($0.from, $0.to) < ($1.from, $1.to) }
    let bound = hours.map { own in items.filter { hoursOf($0) == own } }
    let unbound = items.filter { hoursOf($0) == nil }
    if case .best(let count) = list.choose {
      return try chosen(
        count, unbound: unbound, bound: Array(zip(hours, bound)), list.targets, splitter: splitter, net: net)
    }
    // What may be flown at any hour joins one of the others, or none.
    var best: TargetCut?
    for joined in -1..<hours.count {
      var made = nothing
      func add(_ items: [WorkItem], _ own: MomentRange?) throws {
        guard !items.isEmpty else { return }
        let part = try all(items, splitter: splitter, net: net)
        made.cut.impossible += part.impossible
        for sortie in part.sorties {
          made.cut.sorties.append(sortie)
          made.hours.append(sortie.contains { hoursOf($0) != nil } ? own : nil)
        }
      }
      for (number, own) in hours.enumerated() {
        try add(bound[number] + (number == joined ? unbound : []), own)
      }
      if joined < 0 { try add(unbound, nil) }
      if made.cut.impossible.count < best?.cut.impossible.count ?? .max
        || (made.cut.impossible.count == best?.cut.impossible.count
          && made.cut.sorties.count < best?.cut.sorties.count ?? .max)
      {
        best = made
      }
      if unbound.isEmpty { break }
    }
    return best ?? nothing
  }

  private func teams(_ splitter: SortieSplitter, _ net: TransitNet) -> TargetTeams {
    let airframe = splitter.model.airframe
    let speed = mission.rules.transitSpeed.metresPerSecond
    return TargetTeams(
      load: { items in
        switch try splitter.fit(items) {
        case .fits(let load, _): load
        case .tooMuch(let energy, let allowed, let minutes):
          max(energy / allowed, splitter.longest.map { minutes * 60 / $0.seconds } ?? 0)
        case .unflyable: nil
        }
      }, pad: splitter.builder.pad, distance: { net.distance($0, $1) }, speedMps: speed,
      stopS: speed / airframe.accelerationMps2, seed: seed)
  }

  private func all(_ items: [WorkItem], splitter: SortieSplitter, net: TransitNet) throws
    -> SortieSplitter.Cut
  {
    let tour = LookOrder.order(
      items, start: splitter.builder.pad, roundsPerItem: RoutePlanner.tourRoundsPerItem, seed: seed,
      distance: { net.distance($0, $1) })
    var cut = try splitter.cut(tour)
    cut.sorties = try teams(splitter, net).fewest(cut.sorties)
    return cut
  }

  /// The best for so many sorties: with hours, one sortie after the other takes the hours that give most.
  private func chosen(
    _ count: Int, unbound: [WorkItem], bound: [(hours: MomentRange, items: [WorkItem])], _ targets: [Target],
    splitter: SortieSplitter, net: TransitNet
  ) throws -> TargetCut {
    let teams = teams(splitter, net)
    let items = unbound + bound.flatMap(\.items)
    let parts = Dictionary(grouping: items) { $0.target ?? "" }.mapValues(\.count)
    func prize(_ item: WorkItem) -> Double {
      let target = targets.first { $0.id == item.target }
      return Double(target?.priority ?? 1) / Double(parts[item.target ?? ""] ?? 1)
    }
    var made = nothing
    if bound.isEmpty {
      made.cut.sorties = try teams.best(unbound, prizes: unbound.map(prize), sorties: count)
      made.hours = made.cut.sorties.map { _ in nil }
      return made
    }
    var flown: Set<String> = []
    for _ in 0..<count {
      var best: (worth: Double, sortie: [WorkItem], hours: MomentRange)?
      for (hours, own) in bound {
        let open = (own + unbound).filter { !flown.contains($0.target ?? "") }
        guard let sortie = try teams.best(open, prizes: open.map(prize), sorties: 1).first else {
          continue
        }
        let worth = sortie.reduce(0) { $0 + prize($1) }
        if worth > best?.worth ?? 0 { best = (worth, sortie, hours) }
      }
      guard let best else { break }
      flown.formUnion(best.sortie.compactMap(\.target))
      let isBound = best.sortie.contains { item in
        bound.contains { $0.items.contains { $0.target == item.target } }
      }
      made.cut.sorties.append(best.sortie)
      made.hours.append(isBound ? best.hours : nil)
    }
    return made
  }

  /// The mission's day without some hours.
  func closed(but hours: MomentRange) -> [MomentRange] {
    MomentRange.merged([
      MomentRange(from: mission.day.from, to: hours.from), MomentRange(from: hours.to, to: mission.day.to),
    ])
  }

  /// Of the routes of all sites so many of the greatest worth, and a note of what they leave out.
  func chooseRoutes(_ routes: [Route], _ result: inout RoutePlanner.Result) -> [Route] {
    guard let list = targetList, case .best(let count) = list.choose else { return routes }
    let worths = Dictionary(list.targets.map { ($0.id, $0.priority) }) { first, _ in first }
    func worth(_ targets: Set<String>) -> Int { targets.reduce(0) { $0 + (worths[$1] ?? 0) } }
    func seen(_ route: Route) -> Set<String> { Set(route.waypoints.compactMap(\.target)) }
    let order = routes.indices.sorted { (-worth(seen(routes[$0])), $0) < (-worth(seen(routes[$1])), $1) }
    let kept = order.prefix(count).sorted().map { routes[$0] }
    let reached = kept.reduce(into: Set<String>()) { $0.formUnion(seen($1)) }
    let left = list.targets.map(\.id).filter { !reached.contains($0) }
    result.notices.append(
      Finding(
        severity: .note, rule: "targets.choice", subject: beat.id,
        message: Words.choice(
          seen: reached.count, worth: worth(reached), all: list.targets.count,
          allWorth: worth(Set(list.targets.map(\.id))), sorties: kept.count, left: left)))
    return kept
  }
}
