/// A dock of free flights.
public struct PatrolDock: Hashable, Sendable {
  /// Place in metres in a flat frame.
  public var x: Double
  public var y: Double
  /// Longest flight from take-off to landing, minutes.
  public var endurance: Int
  public var swap: SwapDock

  public init(x: Double, y: Double, endurance: Int, swap: SwapDock) {
    self.x = x
    self.y = y
    self.endurance = endurance
    self.swap = swap
  }
}

/// A place to be seen.
public struct PatrolTask: Hashable, Sendable {
  /// Place in metres in a flat frame.
  public var x: Double
  public var y: Double
  /// Minutes that a visit takes; it counts at their end.
  public var service: Int
  public var windows: [RevisitWindow]

  public init(x: Double, y: Double, service: Int, windows: [RevisitWindow]) {
    self.x = x
    self.y = y
    self.service = service
    self.windows = windows
  }
}

/// A day of docks whose flights visit any tasks in any order, without waiting. Times are whole minutes.
public struct PatrolDay: Sendable {
  public var docks: [PatrolDock]
  public var tasks: [PatrolTask]
  public var horizon: Int
  /// Flights start at multiples of this.
  public var startGrid: Int
  /// Metres a second.
  public var speed: Double
  /// Cost of a minute of flight.
  public var minuteCost: DayCost

  public init(
    docks: [PatrolDock], tasks: [PatrolTask], horizon: Int, startGrid: Int, speed: Double,
    minuteCost: DayCost
  ) {
    self.docks = docks
    self.tasks = tasks
    self.horizon = horizon
    self.startGrid = startGrid
    self.speed = speed
    self.minuteCost = minuteCost
  }

  /// Minutes from place to place, begun ones counted whole, at least one.
  ///
  /// The small number taken off keeps a distance of whole minutes whole in spite of rounding.
  public func minutes(_ x: Double, _ y: Double, _ u: Double, _ v: Double) -> Int {
    let metres = ((x - u) * (x - u) + (y - v) * (y - v)).squareRoot()
    return max(1, Int((metres / speed / 60 - 1e-9).rounded(.up)))
  }
}

/// Ground of a search for free flights: what never changes while plans do.
///
/// Places are numbered: tasks first, then docks.
struct PatrolGround: Sendable {
  let day: PatrolDay
  let taskCount: Int
  let service: [Int32]
  let minuteCost: DayCost
  /// For each task the docks that can serve it, nearest first.
  let docksOf: [[Int32]]
  /// For each dock the tasks that it can serve, nearest first.
  let tasksOf: [[Int32]]
  let docksNear: [[Int32]]
  let tasksNear: [[Int32]]
  let longest: Int
  let mostVisits: Int
  private let size: Int
  private let table: [UInt8]
  private let xs: [Double]
  private let ys: [Double]

  /// Up to so many places travel times are kept in a table.
  static let tableLimit = 4096
  /// Docks that are asked for a task, and neighbours kept of each place.
  static let docksPerTask = 8
  static let neighbours = 24

  init(_ day: PatrolDay) {
    self.day = day
    let count = day.tasks.count
    taskCount = count
    minuteCost = day.minuteCost
    service = day.tasks.map { Int32($0.service) }
    let size = count + day.docks.count
    let xs = day.tasks.map(\.x) + day.docks.map(\.x)
    let ys = day.tasks.map(\.y) + day.docks.map(\.y)
    longest = day.docks.reduce(0) { max($0, $1.endurance) }
    func minutes(_ a: Int, _ b: Int) -> Int { day.minutes(xs[a], ys[a], xs[b], ys[b]) }
    var docksOf = [[(Int, Int32)]](repeating: [], count: count)
    var tasksOf: [[Int32]] = []
    for (number, dock) in day.docks.enumerated() {
      var reached: [(Int, Int32)] = []
      for task in 0..<count {
        let way = minutes(count + number, task)
        guard 2 * way + day.tasks[task].service <= min(dock.endurance, day.horizon) else { continue }
        reached.append((way, Int32(task)))
        docksOf[task].append((way, Int32(number)))
      }
      tasksOf.append(reached.sorted { $0 < $1 }.map(\.1))
    }
    self.tasksOf = tasksOf
    let sortedDocks = docksOf.map { $0.sorted { $0 < $1 }.map(\.1) }
    self.docksOf = sortedDocks.map { Array($0.prefix(Self.docksPerTask)) }
    // Docks are near each other by the way between them; only those whose reaches meet are asked.
    docksNear = day.docks.indices.map { dock in
      let ways = day.docks.indices.map { (minutes(count + dock, count + $0), $0 == dock ? 0 : 1, Int32($0)) }
      return ways.filter { $0.0 <= day.docks[dock].endurance }.sorted { $0 < $1 }.prefix(12).map(\.2)
    }
    tasksNear = (0..<count).map { task in
      guard let dock = sortedDocks[task].first else { return [] }
      let ways = tasksOf[Int(dock)].filter { Int($0) != task }.map { (minutes(task, Int($0)), $0) }
      return ways.sorted { $0 < $1 }.prefix(Self.neighbours).map(\.1)
    }
    let shortest = 1 + (day.tasks.map(\.service).min() ?? 1)
    mostVisits = max(1, longest / max(1, shortest))
    self.size = size
    self.xs = xs
    self.ys = ys
    if size <= Self.tableLimit {
      var table = [UInt8](repeating: 0, count: size * size)
      for a in 0..<size {
        for b in 0..<size { table[a * size + b] = UInt8(min(255, minutes(a, b))) }
      }
      self.table = table
    } else {
      table = []
    }
  }

  var dockCount: Int { day.docks.count }

  /// Minutes from place to place; 255 stands for all that is longer than any flight may be.
  @inline(__always) func way(_ a: Int, _ b: Int) -> Int {
    if table.isEmpty { return day.minutes(xs[a], ys[a], xs[b], ys[b]) }
    return Int(table[a &* size &+ b])
  }
}
