/// What docks can bear: the book of aircraft, packs and whatever else flights of one dock share.
///
/// The search puts flights in and takes them out in any order; the book says what still fits.
public protocol DockLedger: Sendable {
  /// The latest landing, `most` at most, of a flight that starts then besides those in the book; below `start` where
  /// none can start.
  func latestLanding(dock: Int, start: Int, most: Int, draw: Int) -> Int
  /// How much later a flight of the book may land, `most` at most.
  func slack(_ flight: FlightHead, most: Int) -> Int
  /// What the flight costs besides its own cost, given those in the book without it (a reserve that is short).
  func surcharge(_ flight: FlightHead) -> DayCost
  mutating func put(_ flight: FlightHead)
  mutating func take(_ flight: FlightHead)
}

/// What a flight takes from its dock.
public struct FlightHead: Hashable, Sendable {
  public var dock: Int32
  /// Take-off and landing.
  public var start: Int32
  public var landing: Int32
  /// Energy that it draws from the pack, in the unit of the dock's ledger.
  public var draw: Int32
  /// The ready-made route that it flies; 0 where flights are free.
  public var route: Int32
  /// Number of visits.
  public var count: Int32
  /// Energy and change.
  public var cost: DayCost

  public init(dock: Int, start: Int, landing: Int, draw: Int = 0, route: Int = 0, cost: DayCost) {
    self.dock = Int32(dock)
    self.start = Int32(start)
    self.landing = Int32(landing)
    self.draw = Int32(draw)
    self.route = Int32(route)
    count = 0
    self.cost = cost
  }
}

/// A dock that swaps packs: an aircraft is busy from take-off until its turn-around after landing, a pack until it is charged.
public struct SwapDock: Hashable, Sendable {
  public var aircraft: Int
  public var packs: Int
  public var turnaround: Int
  public var charge: Int

  public init(aircraft: Int, packs: Int, turnaround: Int, charge: Int) {
    self.aircraft = aircraft
    self.packs = packs
    self.turnaround = turnaround
    self.charge = charge
  }
}

/// The book of docks that swap packs, minute by minute.
public struct SwapLedger: DockLedger {
  let docks: [SwapDock]
  /// Minutes of one dock in the two stores.
  private let stride: Int
  private var out: [UInt8]
  private var used: [UInt8]

  /// - Parameter horizon: no landing is later.
  public init(_ docks: [SwapDock], horizon: Int) {
    self.docks = docks
    stride = horizon + docks.reduce(0) { max($0, max($1.turnaround, $1.charge)) } + 1
    out = [UInt8](repeating: 0, count: stride * docks.count)
    used = out
  }

  /// First minute from `from` on, before `to`, at which all are taken; `to` when there is none.
  @inline(__always) private func full(_ store: [UInt8], _ limit: Int, _ dock: Int, _ from: Int, _ to: Int)
    -> Int
  {
    let base = dock &* stride
    let to = min(to, stride)
    let limit = UInt8(truncatingIfNeeded: limit)
    return store.withUnsafeBufferPointer { buffer in
      var minute = from
      while minute < to, buffer[base &+ minute] < limit { minute &+= 1 }
      return minute
    }
  }

  @inline(__always) public func latestLanding(dock: Int, start: Int, most: Int, draw: Int) -> Int {
    let place = dock &* stride &+ start
    let here = docks[dock]
    if out[place] >= here.aircraft || used[place] >= here.packs { return start - 1 }
    let free = full(out, here.aircraft, dock, start, most + here.turnaround) - here.turnaround
    if free <= start { return start - 1 }
    let charged = full(used, here.packs, dock, start, min(most, free) + here.charge) - here.charge
    return min(min(free, charged), most)
  }

  @inline(__always) public func slack(_ flight: FlightHead, most: Int) -> Int {
    if most <= 0 { return 0 }
    let (dock, landing) = (Int(flight.dock), Int(flight.landing))
    let here = docks[dock]
    let free = landing + here.turnaround
    let air = full(out, here.aircraft, dock, free, free + most) - free
    if air <= 0 { return 0 }
    let charged = landing + here.charge
    return full(used, here.packs, dock, charged, charged + air) - charged
  }

  public func surcharge(_ flight: FlightHead) -> DayCost { .zero }

  public mutating func put(_ flight: FlightHead) { add(flight, 1) }
  public mutating func take(_ flight: FlightHead) { add(flight, 255) }

  private mutating func add(_ flight: FlightHead, _ change: UInt8) {
    let here = docks[Int(flight.dock)]
    let base = Int(flight.dock) * stride
    let (start, landing) = (base + Int(flight.start), base + Int(flight.landing))
    for place in start..<(landing + here.turnaround) { out[place] &+= change }
    for place in start..<(landing + here.charge) { used[place] &+= change }
  }
}
