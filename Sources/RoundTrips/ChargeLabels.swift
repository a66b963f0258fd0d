/// Where the vehicles of a board charge: for the order of stops of a trip, the cheapest ways over chargers, by labels
/// from the start and from the end of the trip, so that an insertion between two nodes is judged by joining them.
///
/// A label from the start says: at least so much distance, departure at `moment` with `charge`; and with more charge, up
/// to `most`, so much later as charging takes (a call at the last charger can be longer). A label from the end says: an
/// arrival with at least `need` is early enough until `limit`, and until `slack` + rate · charge. Both stay exact under
/// ways, windows and calls, full or partial (see docs/vehicles.md).
final class ChargeLabels {
  struct Forward {
    var cost, moment, charge, most: Int
    /// Label before, and hop of the pair or -1 for the direct way.
    var back, hop: Int32
  }

  struct Backward {
    var cost, need, limit, slack: Int
  }

  /// Most labels of a node; the cheapest are kept.
  static let most = 12
  static let never = 1 << 58

  private let ground: ChargeGround
  private let forwards: UnsafeMutablePointer<Forward>
  private let backwards: UnsafeMutablePointer<Backward>
  private let forwardCount, backwardCount: UnsafeMutablePointer<Int>
  /// Labels at an inserted stop.
  private let scratch: UnsafeMutablePointer<Forward>

  init(_ ground: ChargeGround, nodes: Int) {
    self.ground = ground
    forwards = .allocate(capacity: (nodes + 1) * Self.most)
    backwards = .allocate(capacity: (nodes + 1) * Self.most)
    forwardCount = .allocate(capacity: nodes + 1)
    forwardCount.initialize(repeating: 0, count: nodes + 1)
    backwardCount = .allocate(capacity: nodes + 1)
    backwardCount.initialize(repeating: 0, count: nodes + 1)
    scratch = .allocate(capacity: Self.most)
  }

  deinit {
    forwards.deallocate()
    backwards.deallocate()
    forwardCount.deallocate()
    backwardCount.deallocate()
    scratch.deallocate()
  }

  // MARK: steps of labels

  /// A way; false where the battery does not last.
  @inline(__always) private func drive(_ label: inout Forward, energy: Int, time: Int) -> Bool {
    label.most &-= energy
    if label.most < 0 { return false }
    label.charge &-= energy
    label.moment &+= time
    if label.charge < 0 {
      label.moment &-= ground.rate &* label.charge
      label.charge = 0
    }
    return true
  }

  @inline(__always) private func call(_ label: inout Forward) {
    label.moment &+= ground.setup
    if !ground.partial {
      label.moment &+= ground.rate &* (ground.capacity &- label.charge)
      label.charge = ground.capacity
    }
    label.most = ground.capacity
  }

  /// The window and service of a node; false where it is too late.
  @inline(__always) private func serve(_ label: inout Forward, _ board: TripBoard, _ node: Int) -> Bool {
    let early = board.ready[node] &- label.moment
    if early > 0 {
      if label.most > label.charge { label.charge = min(label.most, label.charge &+ early / ground.rate) }
      label.moment = board.ready[node]
    }
    let left = board.due[node] &- label.moment
    if left < 0 { return false }
    if label.most > label.charge { label.most = min(label.most, label.charge &+ left / ground.rate) }
    label.moment &+= board.service[node]
    return true
  }

  @inline(__always) private func driveBack(_ label: inout Backward, energy: Int, time: Int) -> Bool {
    label.need &+= energy
    if label.need > ground.capacity { return false }
    label.limit &-= time
    label.slack &-= time &+ ground.rate &* energy
    return true
  }

  @inline(__always) private func callBack(_ label: inout Backward) {
    if ground.partial {
      label.slack = min(label.slack, label.limit &- ground.rate &* label.need) &- ground.setup
    } else {
      let full = ground.rate &* ground.capacity
      label.slack = min(label.limit, label.slack &+ full) &- ground.setup &- full
    }
    label.need = 0
    label.limit = Self.never
  }

  @inline(__always) private func serveBack(_ label: inout Backward, _ board: TripBoard, _ node: Int) -> Bool {
    label.limit = min(board.due[node], label.limit &- board.service[node])
    label.slack &-= board.service[node]
    let early = board.ready[node]
    if early > label.limit { return false }
    if early > label.slack {
      if ground.rate == 0 { return false }
      label.need = max(label.need, (early &- label.slack &+ ground.rate &- 1) / ground.rate)
    }
    return label.need <= ground.capacity
  }

  // MARK: sets of labels

  private func add(_ label: Forward, to list: UnsafeMutablePointer<Forward>, _ count: inout Int) {
    let line = label.moment &- ground.rate &* label.charge
    var kept = 0
    for index in 0..<count {
      let other = list[index]
      let otherLine = other.moment &- ground.rate &* other.charge
      if other.cost <= label.cost, other.moment <= label.moment, otherLine <= line, other.most >= label.most,
        ground.rate > 0 || other.charge >= label.charge
      {
        return
      }
      let beaten =
        label.cost <= other.cost && label.moment <= other.moment && line <= otherLine
        && label.most >= other.most && (ground.rate > 0 || label.charge >= other.charge)
      if !beaten {
        if kept != index { list[kept] = other }
        kept += 1
      }
    }
    count = kept
    if count < Self.most {
      list[count] = label
      count += 1
      return
    }
    var dearest = 0
    for index in 1..<count where list[index].cost > list[dearest].cost { dearest = index }
    if list[dearest].cost > label.cost { list[dearest] = label }
  }

  private func add(_ label: Backward, to list: UnsafeMutablePointer<Backward>, _ count: inout Int) {
    var kept = 0
    for index in 0..<count {
      let other = list[index]
      if other.cost <= label.cost, other.need <= label.need, other.limit >= label.limit,
        other.slack >= label.slack
      {
        return
      }
      let beaten =
        label.cost <= other.cost && label.need <= other.need && label.limit >= other.limit
        && label.slack >= other.slack
      if !beaten {
        if kept != index { list[kept] = other }
        kept += 1
      }
    }
    count = kept
    if count < Self.most {
      list[count] = label
      count += 1
      return
    }
    var dearest = 0
    for index in 1..<count where list[index].cost > list[dearest].cost { dearest = index }
    if list[dearest].cost > label.cost { list[dearest] = label }
  }

  /// Labels at `b` of all ways from the labels of `a`.
  private func extend(
    _ board: TripBoard, _ a: Int, _ b: Int, to list: UnsafeMutablePointer<Forward>, _ count: inout Int
  ) {
    let (x, y) = (board.place[a], board.place[b])
    let row = x &* ground.locations &+ y
    let energy = Int(ground.energy[row])
    let (time, way) = (board.time(a, b), board.way(a, b))
    let hops = ground.hops(x, y)
    for index in 0..<forwardCount[a] {
      let from = forwards[a &* Self.most &+ index]
      var label = from
      label.back = Int32(truncatingIfNeeded: index)
      label.hop = -1
      label.cost &+= way
      if drive(&label, energy: energy, time: time), serve(&label, board, b) { add(label, to: list, &count) }
      for (number, hop) in hops.enumerated() {
        label = from
        label.back = Int32(truncatingIfNeeded: index)
        label.hop = Int32(truncatingIfNeeded: number)
        label.cost &+= hop.distance
        guard drive(&label, energy: hop.energyIn, time: hop.timeIn) else { continue }
        call(&label)
        if hop.second >= 0 {
          guard drive(&label, energy: hop.energyOver, time: hop.timeOver) else { continue }
          call(&label)
        }
        guard drive(&label, energy: hop.energyOut, time: hop.timeOut), serve(&label, board, b) else {
          continue
        }
        add(label, to: list, &count)
      }
    }
  }

  /// Labels from the start of a trip; the trip's distance over chargers, and whether there is a way at all.
  func forward(_ board: TripBoard, _ r: Int, plain: Int, _ fine: Bool) -> (Int, Bool) {
    let (s, e) = (board.start(r), board.end(r))
    forwardCount[s] = 1
    forwards[s * Self.most] = Forward(
      cost: 0, moment: board.leave[s], charge: ground.capacity, most: ground.capacity, back: -1, hop: -1)
    var a = s
    while a != e {
      let b = board.next[a]
      var count = 0
      if fine { extend(board, a, b, to: forwards + b * Self.most, &count) }
      forwardCount[b] = count
      var first = Int.max
      for index in 0..<count { first = min(first, forwards[b * Self.most + index].moment) }
      if count > 0 { board.leave[b] = first }
      a = b
    }
    guard let best = cheapest(e) else { return (plain, false) }
    return (forwards[e * Self.most + best].cost, true)
  }

  private func cheapest(_ node: Int) -> Int? {
    var best: Int?
    for index in 0..<forwardCount[node] {
      if let known = best, forwards[node * Self.most + known].cost <= forwards[node * Self.most + index].cost
      {
        continue
      }
      best = index
    }
    return best
  }

  /// Labels from the end of a trip; `latest` becomes the latest arrival with a full battery.
  func backward(_ board: TripBoard, _ r: Int) {
    let (s, e) = (board.start(r), board.end(r))
    backwardCount[e] = 1
    backwards[e * Self.most] = Backward(cost: 0, need: 0, limit: board.due[e], slack: Self.never)
    let full = ground.rate * ground.capacity
    var b = e
    while b != s {
      let a = board.prev[b]
      var count = 0
      extendBack(board, a, b, &count)
      backwardCount[a] = count
      var last = -1
      for index in 0..<count {
        let label = backwards[a * Self.most + index]
        last = max(last, min(label.limit, label.slack + full))
      }
      board.latest[a] = last
      b = a
    }
  }

  private func extendBack(_ board: TripBoard, _ a: Int, _ b: Int, _ count: inout Int) {
    let (x, y) = (board.place[a], board.place[b])
    let energy = Int(ground.energy[x &* ground.locations &+ y])
    let (time, way) = (board.time(a, b), board.way(a, b))
    let hops = ground.hops(x, y)
    let list = backwards + a * Self.most
    for index in 0..<backwardCount[b] {
      let from = backwards[b &* Self.most &+ index]
      var label = from
      label.cost &+= way
      if driveBack(&label, energy: energy, time: time), serveBack(&label, board, a) {
        add(label, to: list, &count)
      }
      for hop in hops {
        label = from
        label.cost &+= hop.distance
        guard driveBack(&label, energy: hop.energyOut, time: hop.timeOut) else { continue }
        callBack(&label)
        if hop.second >= 0 {
          guard driveBack(&label, energy: hop.energyOver, time: hop.timeOver) else { continue }
          callBack(&label)
        }
        guard driveBack(&label, energy: hop.energyIn, time: hop.timeIn), serveBack(&label, board, a) else {
          continue
        }
        add(label, to: list, &count)
      }
    }
  }

  // MARK: insertion

  /// The distance of the trip of `a` with `stop` between it and the next node, if it is below `limit`.
  func cost(_ board: TripBoard, inserting stop: Int, after a: Int, below limit: Int) -> Int? {
    let b = board.next[a]
    let (way, out) = (board.way(a, stop), board.way(stop, b))
    var leastIn = Int.max
    for index in 0..<forwardCount[a] { leastIn = min(leastIn, forwards[a &* Self.most &+ index].cost) }
    var leastOut = Int.max
    for index in 0..<backwardCount[b] { leastOut = min(leastOut, backwards[b &* Self.most &+ index].cost) }
    if leastIn == Int.max || leastOut == Int.max || leastIn &+ way &+ out &+ leastOut >= limit { return nil }
    var count = 0
    extend(board, a, stop, to: scratch, &count)
    var best = limit
    let (x, y) = (board.place[stop], board.place[b])
    let energy = Int(ground.energy[x &* ground.locations &+ y])
    let time = board.time(stop, b)
    let hops = ground.hops(x, y)
    for f in 0..<count {
      let label = scratch[f]
      if label.cost &+ out &+ leastOut >= best { continue }
      join(label, b, energy: energy, time: time, way: out, &best)
      for hop in hops {
        if label.cost &+ hop.distance &+ leastOut >= best { break }
        var over = label
        guard drive(&over, energy: hop.energyIn, time: hop.timeIn) else { continue }
        call(&over)
        if hop.second >= 0 {
          guard drive(&over, energy: hop.energyOver, time: hop.timeOver) else { continue }
          call(&over)
        }
        join(over, b, energy: hop.energyOut, time: hop.timeOut, way: hop.distance, &best)
      }
    }
    return best < limit ? best : nil
  }

  /// The cheapest of the ways on from a label to the end of the trip.
  @inline(__always) private func join(
    _ label: Forward, _ b: Int, energy: Int, time: Int, way: Int, _ best: inout Int
  ) {
    for index in 0..<backwardCount[b] {
      let rest = backwards[b &* Self.most &+ index]
      let cost = label.cost &+ way &+ rest.cost
      if cost >= best { continue }
      let charge = max(label.charge, rest.need &+ energy)
      if charge > label.most { continue }
      if label.moment &+ ground.rate &* (charge &- label.charge) > rest.limit &- time { continue }
      if label.moment &- ground.rate &* label.charge > rest.slack &- time &- ground.rate &* energy {
        continue
      }
      best = cost
    }
  }

  // MARK: the result

  /// Hops that the cheapest way of a trip takes: for each node from the start on, the hop on the way to the next.
  func hops(_ board: TripBoard, _ r: Int) -> [ChargeGround.Hop?] {
    var node = board.end(r)
    guard var index = cheapest(node) else { return [] }
    var result: [ChargeGround.Hop?] = []
    while node != board.start(r) {
      let label = forwards[node * Self.most + index]
      let previous = board.prev[node]
      result.append(
        label.hop < 0 ? nil : ground.hops(board.place[previous], board.place[node])[Int(label.hop)])
      index = Int(label.back)
      node = previous
    }
    return result.reversed()
  }
}
