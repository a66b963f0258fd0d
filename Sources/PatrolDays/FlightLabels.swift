/// The kernel: the best flight of a dock from a start under a table of prizes, by setting labels.
///
/// A label is a way from the dock to a place: minutes flown, prizes collected, places that may not be visited again. Of
/// labels at the same place and minute, one with no more prize and no fewer forbidden places is dropped (dominance).
/// With `beam` labels at most for each place and minute it is quick and may miss the best; without that limit it is
/// exact when every place is remembered, and no less than the best when only near places are (`memory`; Baldacci,
/// Mingozzi and Roberti 2011).
struct FlightLabels: Sendable {
  struct Label: Sendable {
    var value: DayCost
    var mask: UInt64
    var parent: Int32
    var next: Int32
    var place: Int32
    var minute: Int32
  }

  /// Most places of one call.
  static let most = 64
  /// Labels kept for each place and minute while searching.
  static let beam = 3

  private(set) var places: [Int32] = []
  private var prizes: [DayCost] = []
  private var ways: [Int32] = []
  private var homes: [Int32] = []
  private var heads: [Int32] = []
  private var labels: [Label] = []
  /// Best value of a flight of so many minutes, the cost of its minutes not taken off, and its last label.
  private(set) var ending: [(value: DayCost, label: Int32)] = []

  init(_ ground: PatrolGround) {}

  /// Tasks of the best flight under what the demand still asks for; false when none is worth more than nothing.
  mutating func best(
    _ dock: Int, _ start: Int, _ latest: Int, _ demand: RevisitLedger, _ ground: PatrolGround,
    _ tasks: inout [Int32]
  ) -> Bool {
    places.removeAll(keepingCapacity: true)
    let home = ground.taskCount + dock
    let length = latest - start
    for task in ground.tasksOf[dock] {
      let task = Int(task)
      let way = ground.way(home, task)
      if 2 * way + Int(ground.service[task]) > length { continue }
      if demand.openRun(task, after: start + way, through: latest - way, skip: 0) == nil { continue }
      places.append(Int32(task))
      if places.count == Self.most { break }
    }
    if places.isEmpty { return false }
    price(length) { task, minute in demand.gain(task, start + minute) }
    lay(dock, ground)
    run(length, ground, beam: Self.beam, memory: nil)
    var (best, label) = (DayCost.zero, Int32(-1))
    for minutes in ending.indices where ending[minutes].label >= 0 {
      let value = ending[minutes].value - ground.minuteCost * minutes
      if value > best { (best, label) = (value, ending[minutes].label) }
    }
    if label < 0 { return false }
    tasks.removeAll(keepingCapacity: true)
    tasks.append(contentsOf: way(to: label))
    return true
  }

  /// Tasks on the way to a label, in order.
  func way(to label: Int32) -> [Int32] {
    var result: [Int32] = []
    var label = label
    while label >= 0 {
      result.append(places[Int(labels[Int(label)].place)])
      label = labels[Int(label)].parent
    }
    return result.reversed()
  }

  /// Takes the places of a call over.
  mutating func take(_ tasks: [Int32]) { places = tasks }

  /// Fills the table of prizes: by place and minute since the start.
  mutating func price(_ length: Int, _ prize: (Int, Int) -> DayCost) {
    prizes.removeAll(keepingCapacity: true)
    for place in places {
      for minute in 0...length { prizes.append(prize(Int(place), minute)) }
    }
  }

  /// Fills the ways between the places: by place and place, the stay at the second counted.
  mutating func lay(_ dock: Int, _ ground: PatrolGround) {
    let home = ground.taskCount + dock
    ways.removeAll(keepingCapacity: true)
    homes.removeAll(keepingCapacity: true)
    for a in places {
      homes.append(Int32(ground.way(Int(a), home)))
      for b in places { ways.append(Int32(ground.way(Int(a), Int(b))) + ground.service[Int(b)]) }
    }
  }

  /// Sets all labels of flights up to `length` minutes.
  mutating func run(_ length: Int, _ ground: PatrolGround, beam: Int, memory: [UInt64]?) {
    let count = places.count
    labels.removeAll(keepingCapacity: true)
    heads.removeAll(keepingCapacity: true)
    heads.append(contentsOf: repeatElement(-1, count: count * (length + 1)))
    ending.removeAll(keepingCapacity: true)
    ending.append(contentsOf: repeatElement((.zero, -1), count: length + 1))
    for place in 0..<count {
      let minute = Int(homes[place]) + Int(ground.service[Int(places[place])])
      extend(.zero, 0, -1, to: place, at: minute, length, beam, memory)
    }
    for minute in 1...length {
      for place in 0..<count {
        var label = heads[minute * count + place]
        while label >= 0 {
          let here = labels[Int(label)]
          for other in 0..<count where here.mask & (1 << UInt64(other)) == 0 && other != place {
            let arrival = minute + Int(ways[place * count + other])
            extend(here.value, here.mask, label, to: other, at: arrival, length, beam, memory)
          }
          label = here.next
        }
      }
    }
  }

  @inline(__always) private mutating func extend(
    _ value: DayCost, _ mask: UInt64, _ parent: Int32, to place: Int, at minute: Int, _ length: Int,
    _ beam: Int, _ memory: [UInt64]?
  ) {
    let back = minute + Int(homes[place])
    if back > length { return }
    let prize = prizes[place * (length + 1) + minute]
    // What brings nothing is not flown to: the way round is never shorter.
    if prize <= .zero { return }
    let value = value + prize
    let kept = memory.map { mask & $0[place] } ?? mask
    let mask = kept | (1 << UInt64(place))
    let count = places.count
    var label = heads[minute * count + place]
    var (before, held) = (Int32(-1), 0)
    var (poorest, poorestBefore, least) = (Int32(-1), Int32(-1), value)
    while label >= 0 {
      let other = labels[Int(label)]
      if other.value >= value && other.mask & ~mask == 0 { return }
      if value >= other.value && mask & ~other.mask == 0 {
        unlink(label, before, minute * count + place)
        label = other.next
        continue
      }
      held += 1
      if other.value < least { (poorest, poorestBefore, least) = (label, before, other.value) }
      before = label
      label = other.next
    }
    if held >= beam {
      if poorest < 0 { return }
      unlink(poorest, poorestBefore, minute * count + place)
    }
    let number = Int32(labels.count)
    labels.append(
      Label(
        value: value, mask: mask, parent: parent, next: heads[minute * count + place], place: Int32(place),
        minute: Int32(minute)))
    heads[minute * count + place] = number
    if ending[back].label < 0 || value > ending[back].value { ending[back] = (value, number) }
  }

  @inline(__always) private mutating func unlink(_ label: Int32, _ before: Int32, _ bucket: Int) {
    let next = labels[Int(label)].next
    if before < 0 { heads[bucket] = next } else { labels[Int(before)].next = next }
  }
}
