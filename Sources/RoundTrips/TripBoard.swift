/// The trips of all vehicles at one moment of the search, as chains of nodes, with what insertion needs to be judged in
/// a few steps: earliest departures, latest arrivals and, where durations are limited, durations of stretches.
///
/// Every change of a vehicle is noted first, so that a round can be taken back.
final class TripBoard {
  let ground: TripGround
  let nodes: Int
  /// Neighbours in the chain of a trip; -1 for a stop that no trip serves.
  let next, prev, tripOf: UnsafeMutablePointer<Int>
  let place, ready, due, service: UnsafeMutablePointer<Int>
  /// Earliest departure after service, and latest arrival that all that follows can bear.
  let leave, latest: UnsafeMutablePointer<Int>
  /// Stretches from a vehicle's first node to this one, and from this one to its last.
  let before, after: UnsafeMutablePointer<TripStretch>
  /// Of each trip: load, stops, distance, vehicle, latest release, and the trips before and after it of its vehicle.
  let load, count, cost, vehicle, release, nextTrip, prevTrip: UnsafeMutablePointer<Int>
  /// Of each vehicle: its first and last trip, -1 for none.
  let firstTrip, lastTrip: UnsafeMutablePointer<Int>
  /// Capacity of the vehicle and most duration.
  let capacity, longest: UnsafeMutablePointer<Int>
  let charge: ChargeLabels?
  private(set) var freeTrips: [Int]
  var distance = 0
  var used = 0
  private var owned: [UnsafeMutableRawPointer] = []

  // What a round has changed.
  private var touched: [Bool]
  private(set) var touchedVehicles: [Int] = []
  private var journal: [Int] = []
  private var oldDistance = 0

  init(_ ground: TripGround) {
    self.ground = ground
    let n = ground.stops
    let slots = ground.slots
    nodes = n + 2 * slots
    var all: [UnsafeMutableRawPointer] = []
    func owned<T: BitwiseCopyable>(_ count: Int, _ value: T) -> UnsafeMutablePointer<T> {
      let memory = UnsafeMutablePointer<T>.allocate(capacity: max(1, count))
      memory.initialize(repeating: value, count: max(1, count))
      all.append(UnsafeMutableRawPointer(memory))
      return memory
    }
    next = owned(nodes, -1)
    prev = owned(nodes, -1)
    tripOf = owned(nodes, -1)
    place = owned(nodes, 0)
    ready = owned(nodes, 0)
    due = owned(nodes, 0)
    service = owned(nodes, 0)
    leave = owned(nodes, 0)
    latest = owned(nodes, 0)
    before = owned(nodes, TripStretch.none)
    after = owned(nodes, TripStretch.none)
    for stop in 0..<n {
      place[stop] = ground.place[stop]
      ready[stop] = ground.ready[stop]
      due[stop] = ground.due[stop]
      service[stop] = ground.service[stop]
    }
    load = owned(slots, 0)
    count = owned(slots, 0)
    cost = owned(slots, 0)
    vehicle = owned(slots, -1)
    release = owned(slots, 0)
    nextTrip = owned(slots, -1)
    prevTrip = owned(slots, -1)
    firstTrip = owned(ground.vehicles, -1)
    lastTrip = owned(ground.vehicles, -1)
    capacity = owned(ground.vehicles, 0)
    longest = owned(ground.vehicles, Int.max)
    for v in 0..<ground.vehicles {
      let depot = ground.problem.depots[ground.depotOf[v]]
      capacity[v] = depot.capacity
      longest[v] = depot.longest ?? Int.max
    }
    freeTrips = Array((0..<slots).reversed())
    touched = Array(repeating: false, count: ground.vehicles)
    charge = ground.charge.map { ChargeLabels($0, nodes: n + 2 * slots) }
    self.owned = all
  }

  deinit {
    for memory in owned { memory.deallocate() }
  }

  func start(_ trip: Int) -> Int { ground.stops + 2 * trip }
  func end(_ trip: Int) -> Int { ground.stops + 2 * trip + 1 }

  @inline(__always) func way(_ a: Int, _ b: Int) -> Int {
    Int(ground.distance[place[a] &* ground.locations &+ place[b]])
  }

  @inline(__always) func time(_ a: Int, _ b: Int) -> Int {
    Int(ground.time[place[a] &* ground.locations &+ place[b]])
  }

  // MARK: changes

  /// Opens an empty trip of a vehicle after another of its trips, or as its first.
  func open(_ v: Int, after trip: Int) -> Int {
    touch(v)
    let r = freeTrips.removeLast()
    let depot = ground.problem.depots[ground.depotOf[v]]
    let (s, e) = (start(r), end(r))
    for node in [s, e] {
      place[node] = depot.location
      ready[node] = depot.opens
      due[node] = depot.closes
      tripOf[node] = r
    }
    (next[s], prev[s], next[e], prev[e]) = (e, -1, -1, s)
    (load[r], count[r], release[r], vehicle[r]) = (0, 0, 0, v)
    cost[r] = 0
    let following = trip < 0 ? firstTrip[v] : nextTrip[trip]
    if trip < 0, following < 0 { used += 1 }
    (prevTrip[r], nextTrip[r]) = (trip, following)
    if trip < 0 { firstTrip[v] = r } else { nextTrip[trip] = r }
    if following < 0 { lastTrip[v] = r } else { prevTrip[following] = r }
    return r
  }

  /// Closes an empty trip.
  func close(_ r: Int) {
    let v = vehicle[r]
    touch(v)
    distance -= cost[r]
    let (a, b) = (prevTrip[r], nextTrip[r])
    if a < 0 { firstTrip[v] = b } else { nextTrip[a] = b }
    if b < 0 { lastTrip[v] = a } else { prevTrip[b] = a }
    if a < 0, b < 0 { used -= 1 }
    vehicle[r] = -1
    freeTrips.append(r)
  }

  /// Puts a stop after a node; `refresh` must follow.
  func put(_ stop: Int, after node: Int) {
    let r = tripOf[node]
    touch(vehicle[r])
    let following = next[node]
    (prev[stop], next[stop], tripOf[stop]) = (node, following, r)
    next[node] = stop
    prev[following] = stop
    load[r] += ground.demand[stop]
    count[r] += 1
  }

  /// Takes a stop out of its trip; `refresh` must follow, once for all that are taken out of a vehicle.
  func take(_ stop: Int) {
    let r = tripOf[stop]
    touch(vehicle[r])
    let (a, b) = (prev[stop], next[stop])
    next[a] = b
    prev[b] = a
    tripOf[stop] = -1
    load[r] -= ground.demand[stop]
    count[r] -= 1
  }

  // MARK: figures

  /// Works out a vehicle's figures anew from one of its trips on, and back from it.
  ///
  /// - Returns: whether all windows and durations are kept.
  @discardableResult func refresh(_ v: Int, from first: Int? = nil) -> Bool {
    guard firstTrip[v] >= 0 else { return true }
    var fine = true
    var r = first ?? firstTrip[v]
    while r >= 0 {
      if !forward(r) { fine = false }
      r = nextTrip[r]
    }
    r = ground.problem.reloads && first != nil ? first ?? -1 : lastTrip[v]
    while r >= 0 {
      backward(r)
      r = prevTrip[r]
    }
    if ground.hasDurations, before[end(lastTrip[v])].length > longest[v] { fine = false }
    return fine
  }

  private func forward(_ r: Int) -> Bool {
    let (s, e) = (start(r), end(r))
    let depot = ground.problem.depots[ground.depotOf[vehicle[r]]]
    if ground.hasReleases {
      var most = 0
      var node = next[s]
      while node != e {
        most = max(most, ground.release[node])
        node = next[node]
      }
      release[r] = most
    }
    ready[s] = max(depot.opens, release[r])
    let previous = prevTrip[r]
    leave[s] = max(ready[s], previous < 0 ? 0 : leave[end(previous)])
    var fine = leave[s] <= due[s]
    var way = 0
    var a = s
    var moment = leave[s]
    if ground.hasDurations {
      before[s] = TripStretch(ready[s], due[s], 0)
      if previous >= 0 { before[s] = before[end(previous)].followed(by: before[s], after: 0) }
    }
    repeat {
      let b = next[a]
      let row = place[a] &* ground.locations &+ place[b]
      moment = max(moment &+ Int(ground.time[row]), ready[b])
      if moment > due[b] { fine = false }
      moment &+= service[b]
      leave[b] = moment
      way &+= Int(ground.distance[row])
      if ground.hasDurations {
        before[b] = before[a].followed(
          by: TripStretch(ready[b], due[b], service[b]), after: Int(ground.time[row]))
      }
      a = b
    } while a != e
    if let charge { (way, fine) = charge.forward(self, r, plain: way, fine) }
    distance += way - cost[r]
    cost[r] = way
    return fine
  }

  private func backward(_ r: Int) {
    let (s, e) = (start(r), end(r))
    let following = nextTrip[r]
    latest[e] = following < 0 ? due[e] : min(due[e], latest[start(following)])
    if ground.hasDurations {
      after[e] = TripStretch(ready[e], due[e], 0)
      if following >= 0 { after[e] = after[e].followed(by: after[start(following)], after: 0) }
    }
    var b = e
    var limit = latest[e]
    repeat {
      let a = prev[b]
      let row = place[a] &* ground.locations &+ place[b]
      limit = min(due[a], limit &- Int(ground.time[row]) &- service[a])
      latest[a] = limit
      if ground.hasDurations {
        after[a] = TripStretch(ready[a], due[a], service[a]).followed(
          by: after[b], after: Int(ground.time[row]))
      }
      b = a
    } while b != s
    charge?.backward(self, r)
  }

  // MARK: taking back

  /// Begins a round.
  func begin() {
    for v in touchedVehicles { touched[v] = false }
    touchedVehicles.removeAll(keepingCapacity: true)
    journal.removeAll(keepingCapacity: true)
    oldDistance = distance
  }

  private func touch(_ v: Int) {
    if touched[v] { return }
    touched[v] = true
    touchedVehicles.append(v)
    note(v, in: &journal)
  }

  /// Writes a vehicle's trips behind `list`: number of trips, then for each the number of stops and the stops.
  private func note(_ v: Int, in list: inout [Int]) {
    let head = list.count
    list.append(0)
    var r = firstTrip[v]
    while r >= 0 {
      list[head] += 1
      list.append(count[r])
      let e = end(r)
      var node = next[start(r)]
      while node != e {
        list.append(node)
        node = next[node]
      }
      r = nextTrip[r]
    }
  }

  /// Takes the round back.
  func restore() {
    for v in touchedVehicles { clear(v) }
    var head = 0
    for v in touchedVehicles { head = build(v, from: journal, at: head) }
    assert(distance == oldDistance)
  }

  /// Takes all stops out of a vehicle and closes its trips.
  func clear(_ v: Int) {
    touch(v)
    while firstTrip[v] >= 0 {
      let r = firstTrip[v]
      let e = end(r)
      var node = next[start(r)]
      while node != e {
        tripOf[node] = -1
        node = next[node]
      }
      close(r)
    }
  }

  /// Builds an empty vehicle from what `note` wrote; the place behind it.
  private func build(_ v: Int, from list: [Int], at head: Int) -> Int {
    var index = head + 1
    for _ in 0..<list[head] {
      let r = open(v, after: lastTrip[v])
      let stops = list[index]
      for stop in list[(index + 1)..<(index + 1 + stops)] { put(stop, after: prev[end(r)]) }
      index += 1 + stops
    }
    refresh(v)
    return index
  }

  /// All vehicles, for ``load(_:)``.
  func picture() -> [Int] {
    var list: [Int] = []
    for v in 0..<ground.vehicles { note(v, in: &list) }
    return list
  }

  func load(_ picture: [Int]) {
    for v in 0..<ground.vehicles { clear(v) }
    var head = 0
    for v in 0..<ground.vehicles { head = build(v, from: picture, at: head) }
    begin()
  }
}
