import Units

/// Puts stops back, each where it costs least: greedy insertion with blinks (Christiaens and Vanden Berghe 2020).
///
/// Now and then a spot is passed over unseen, so that the same ruin does not always end alike.
struct TripRecreate {
  /// Where a stop can go: behind a node, or on a trip of its own.
  enum Spot {
    case none
    case behind(Int)
    case trip(vehicle: Int, after: Int)
  }

  /// One of so many spots is passed over, on the average.
  static let blink = 100

  private let ground: TripGround
  /// Distance of a trip to one stop alone, by stop and depot; -1 where that cannot be.
  private let alone: [Int]
  private let depots: Int
  private let waysToSort: [Order]
  private var untilBlink = 1
  private var keys: [(key: Int, stop: Int)] = []
  /// Spots that were judged since the start.
  private(set) var spots = 0

  private enum Order { case random, demand, far, close, tight, early, late, release }

  init(_ board: TripBoard) {
    ground = board.ground
    depots = ground.problem.depots.count
    let n = ground.stops
    var alone = Array(repeating: -1, count: n * depots)
    for depot in 0..<depots {
      guard let v = ground.depotOf.firstIndex(of: depot) else { continue }
      for stop in 0..<n where ground.demand[stop] <= board.capacity[v] {
        let r = board.open(v, after: -1)
        board.put(stop, after: board.start(r))
        if board.refresh(v) { alone[stop * depots + depot] = board.cost[r] }
        board.clear(v)
      }
    }
    self.alone = alone
    var ways: [Order] = [.random, .random, .random, .random, .demand, .demand, .demand, .demand, .far, .far]
    ways += [.close]
    let closes = ground.problem.depots.map(\.closes).max() ?? 0
    if (0..<n).contains(where: { board.ready[$0] > 0 || board.due[$0] < closes }) {
      ways += [.tight, .tight, .early, .early, .late, .late]
    }
    if ground.hasReleases { ways += [.release, .release] }
    waysToSort = ways
  }

  /// Puts what is in `absent` back as far as there is room; what is left over stays in it.
  ///
  /// - Parameter vehicles: most vehicles in use.
  mutating func recreate(
    _ board: TripBoard, _ absent: inout [Int], vehicles: Int, _ random: inout SplitMix64
  ) {
    sort(&absent, board, &random)
    var left = 0
    for index in 0..<absent.count {
      let stop = absent[index]
      if !place(stop, board, vehicles: vehicles, &random) {
        absent[left] = stop
        left += 1
      }
    }
    absent.removeLast(absent.count - left)
  }

  private mutating func sort(_ absent: inout [Int], _ board: TripBoard, _ random: inout SplitMix64) {
    let order = waysToSort[random.pick(0..<waysToSort.count)]
    keys.removeAll(keepingCapacity: true)
    for stop in absent {
      let key: Int
      switch order {
      case .random: key = Int(random.next() >> 2)
      case .demand: key = -ground.demand[stop]
      case .far: key = -ground.farness[stop]
      case .close: key = ground.farness[stop]
      case .tight: key = board.due[stop] - board.ready[stop]
      case .early: key = board.ready[stop]
      case .late: key = -board.due[stop]
      case .release: key = ground.release[stop]
      }
      keys.append((key, stop))
    }
    keys.sort { $0 < $1 }
    for index in 0..<keys.count { absent[index] = keys[index].stop }
  }

  private mutating func place(
    _ stop: Int, _ board: TripBoard, vehicles: Int, _ random: inout SplitMix64
  ) -> Bool {
    var best = Int.max
    var spot = Spot.none
    if ground.besideCount > 0 {
      lookBeside(stop, board, &best, &spot, &random)
      if ground.problem.reloads { lookBetweenTrips(stop, board, &best, &spot, &random) }
      lookInDepots(stop, board, vehicles: vehicles, &best, &spot, &random)
    }
    if best == Int.max {
      lookEverywhere(stop, board, &best, &spot, &random)
      if ground.problem.reloads { lookBetweenTrips(stop, board, &best, &spot, &random) }
      lookInDepots(stop, board, vehicles: vehicles, &best, &spot, &random)
    }
    switch spot {
    case .none: return false
    case .behind(let node):
      let r = board.tripOf[node]
      board.put(stop, after: node)
      if board.refresh(board.vehicle[r], from: r) { return true }
      // The labels of a battery are bounded in number, so that what was judged possible may get lost.
      board.take(stop)
      board.refresh(board.vehicle[r], from: r)
      return false
    case .trip(let v, let after):
      let r = board.open(v, after: after)
      board.put(stop, after: board.start(r))
      board.refresh(v, from: r)
      return true
    }
  }

  @inline(__always) private mutating func blinks(_ random: inout SplitMix64) -> Bool {
    untilBlink &-= 1
    if untilBlink > 0 { return false }
    untilBlink = 1 + Int(truncatingIfNeeded: random.next() % UInt64(2 * Self.blink - 1))
    return true
  }

  private mutating func lookEverywhere(
    _ stop: Int, _ board: TripBoard, _ best: inout Int, _ spot: inout Spot, _ random: inout SplitMix64
  ) {
    let demand = ground.demand[stop]
    let due = board.due[stop]
    for v in 0..<ground.vehicles {
      var r = board.firstTrip[v]
      while r >= 0 {
        if board.load[r] + demand <= board.capacity[v] {
          let e = board.end(r)
          var node = board.start(r)
          while node != e {
            // Later nodes of a trip are left later still.
            if board.leave[node] &+ board.time(node, stop) > due { break }
            if !blinks(&random) { judge(stop, behind: node, board, &best, &spot) }
            node = board.next[node]
          }
        }
        r = board.nextTrip[r]
      }
    }
  }

  private mutating func lookBeside(
    _ stop: Int, _ board: TripBoard, _ best: inout Int, _ spot: inout Spot, _ random: inout SplitMix64
  ) {
    let demand = ground.demand[stop]
    let list = ground.beside + stop * ground.besideCount
    for index in 0..<ground.besideCount {
      let other = Int(list[index])
      let r = board.tripOf[other]
      if r < 0 || board.load[r] + demand > board.capacity[board.vehicle[r]] { continue }
      if !blinks(&random) { judge(stop, behind: other, board, &best, &spot) }
      if !blinks(&random) { judge(stop, behind: board.prev[other], board, &best, &spot) }
    }
  }

  @inline(__always) private mutating func judge(
    _ stop: Int, behind a: Int, _ board: TripBoard, _ best: inout Int, _ spot: inout Spot
  ) {
    spots &+= 1
    let b = board.next[a]
    if board.charge == nil {
      let extra = board.way(a, stop) &+ board.way(stop, b) &- board.way(a, b)
      if extra >= best { return }
      if Self.fits(stop, behind: a, board) {
        best = extra
        spot = .behind(a)
      }
    } else if Self.inTime(stop, behind: a, board), let charge = board.charge {
      let old = board.cost[board.tripOf[a]]
      let limit = best == Int.max ? Int.max : best &+ old
      if let cost = charge.cost(board, inserting: stop, after: a, below: limit) {
        best = cost &- old
        spot = .behind(a)
      }
    }
  }

  /// Whether windows are kept with the stop behind a node, as far as no release or duration matters.
  @inline(__always) private static func inTime(_ stop: Int, behind a: Int, _ board: TripBoard) -> Bool {
    let arrival = board.leave[a] &+ board.time(a, stop)
    if arrival > board.due[stop] { return false }
    let begin = max(arrival, board.ready[stop])
    let b = board.next[a]
    return begin &+ board.service[stop] &+ board.time(stop, b) <= board.latest[b]
  }

  /// Whether windows, releases and durations are kept with the stop behind a node.
  static func fits(_ stop: Int, behind a: Int, _ board: TripBoard) -> Bool {
    if !inTime(stop, behind: a, board) { return false }
    let ground = board.ground
    if !ground.hasReleases && !ground.hasDurations { return true }
    let r = board.tripOf[a]
    if ground.hasReleases && ground.release[stop] > board.ready[board.start(r)] {
      return TripWalk.fits(stop, behind: a, trip: r, board)
    }
    if !ground.hasDurations { return true }
    let own = TripStretch(board.ready[stop], board.due[stop], board.service[stop])
    let b = board.next[a]
    let whole = board.before[a].followed(by: own, after: board.time(a, stop))
      .followed(by: board.after[b], after: board.time(stop, b))
    return whole.length <= board.longest[board.vehicle[r]]
  }

  /// A trip of its own between the trips of vehicles in use.
  private mutating func lookBetweenTrips(
    _ stop: Int, _ board: TripBoard, _ best: inout Int, _ spot: inout Spot, _ random: inout SplitMix64
  ) {
    for v in 0..<ground.vehicles where board.firstTrip[v] >= 0 {
      let cost = alone[stop * depots + ground.depotOf[v]]
      if cost < 0 || cost >= best || blinks(&random) { continue }
      var after = -1
      repeat {
        if TripWalk.fits(stop, vehicle: v, after: after, board) {
          best = cost
          spot = .trip(vehicle: v, after: after)
          break
        }
        after = after < 0 ? board.firstTrip[v] : board.nextTrip[after]
      } while after >= 0
    }
  }

  /// A vehicle that stands idle.
  private mutating func lookInDepots(
    _ stop: Int, _ board: TripBoard, vehicles: Int, _ best: inout Int, _ spot: inout Spot,
    _ random: inout SplitMix64
  ) {
    if board.used >= vehicles { return }
    // Where vehicles count most, one more is for what goes nowhere else.
    if ground.problem.fewestVehicles && best < Int.max { return }
    var depot = -1
    for v in 0..<ground.vehicles where board.firstTrip[v] < 0 && ground.depotOf[v] != depot {
      depot = ground.depotOf[v]
      let cost = alone[stop * depots + depot]
      if cost >= 0 && cost < best && !blinks(&random) {
        best = cost
        spot = .trip(vehicle: v, after: -1)
      }
    }
  }
}
