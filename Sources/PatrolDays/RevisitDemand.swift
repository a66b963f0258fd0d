/// A stretch of time in which a place is to be seen again and again.
///
/// Moments are whole steps of time, minutes as a rule. Its ticks are `from + revisit`, then every `step`, up to `to`; each
/// asks for a visit in (tick - revisit, tick] and costs `loss` without one. A step as long as the interval gives blocks, of which each
/// asks for a visit of its own; a shorter one counts the time for which the place goes unseen for longer than the
/// interval. A place to be seen once has one tick: `revisit` is then the whole stretch.
public struct RevisitWindow: Hashable, Sendable {
  public var from: Int
  public var to: Int
  public var revisit: Int
  public var step: Int
  /// What each tick without a visit costs.
  public var loss: DayCost

  public init(from: Int, to: Int, revisit: Int, step: Int, loss: DayCost) {
    self.from = from
    self.to = to
    self.revisit = revisit
    self.step = step
    self.loss = loss
  }

  /// Number of ticks.
  public var tickCount: Int { to - from < revisit ? 0 : (to - from - revisit) / step + 1 }

  /// Ticks that a visit at `minute` serves.
  public func ticks(servedAt minute: Int) -> Range<Int> {
    let x = minute - from
    guard x > 0 else { return 0..<0 }
    let first = x <= revisit ? 0 : (x - revisit + step - 1) / step
    let end = min(tickCount, (x - 1) / step + 1)
    return first < end ? first..<end : 0..<0
  }
}

/// A visit of a task; it counts at that minute.
public struct PatrolVisit: Hashable, Sendable {
  public var task: Int
  public var minute: Int

  public init(task: Int, minute: Int) {
    self.task = task
    self.minute = minute
  }
}

/// Which ticks are served how often, and what the others cost: the shared book of the demand.
struct RevisitLedger: Sendable {
  struct Window: Sendable {
    var first: Int32
    var count: Int32
    var from: Int32
    var revisit: Int32
    var step: Int32
    var loss: DayCost
  }

  let windows: [Window]
  /// Windows of task k are those from `starts[k]` up to `starts[k + 1]`.
  let starts: [Int32]
  private(set) var served: [UInt16]
  /// Cost of all ticks that are not served.
  private(set) var lost = DayCost.zero

  /// - Parameter tasks: windows of each task; those without a tick are left out.
  init(_ tasks: [[RevisitWindow]]) {
    var windows: [Window] = []
    var starts: [Int32] = [0]
    var ticks = 0
    for task in tasks {
      for window in task where window.tickCount > 0 {
        windows.append(
          Window(
            first: Int32(ticks), count: Int32(window.tickCount), from: Int32(window.from),
            revisit: Int32(window.revisit), step: Int32(window.step), loss: window.loss))
        ticks += window.tickCount
        lost += window.loss * window.tickCount
      }
      starts.append(Int32(windows.count))
    }
    self.windows = windows
    self.starts = starts
    served = [UInt16](repeating: 0, count: ticks)
  }

  var tickCount: Int { served.count }
  var taskCount: Int { starts.count - 1 }

  @inline(__always) func windowRange(_ task: Int) -> Range<Int> { Int(starts[task])..<Int(starts[task + 1]) }

  /// Ticks of a window, by their place in `served`, that a visit at `minute` serves.
  @inline(__always) static func ticks(_ window: Window, _ minute: Int) -> (low: Int, end: Int) {
    let x = Int32(truncatingIfNeeded: minute) &- window.from
    if x <= 0 { return (0, 0) }
    let low = x <= window.revisit ? 0 : (x &- window.revisit &+ window.step &- 1) / window.step
    let end = min(window.count, (x &- 1) / window.step &+ 1)
    if low >= end { return (0, 0) }
    return (Int(window.first &+ low), Int(window.first &+ end))
  }

  @inline(__always) private func count(_ low: Int, _ end: Int, equal value: UInt16) -> Int {
    if end <= low { return 0 }
    if end == low + 1 { return served[low] == value ? 1 : 0 }
    return served.withUnsafeBufferPointer { buffer in
      var sum: UInt16 = 0
      for tick in low..<end { sum &+= buffer[tick] == value ? 1 : 0 }
      return Int(sum)
    }
  }

  /// What one visit more would save.
  @inline(__always) func gain(_ task: Int, _ minute: Int) -> DayCost {
    var sum = DayCost.zero
    for number in windowRange(task) {
      let (low, end) = Self.ticks(windows[number], minute)
      sum += windows[number].loss * count(low, end, equal: 0)
    }
    return sum
  }

  /// What is lost when a visit that is made is left out.
  @inline(__always) func loss(_ task: Int, _ minute: Int) -> DayCost {
    var sum = DayCost.zero
    for number in windowRange(task) {
      let (low, end) = Self.ticks(windows[number], minute)
      sum += windows[number].loss * count(low, end, equal: 1)
    }
    return sum
  }

  /// What is saved when a visit is made at another minute than now.
  @inline(__always) func move(_ task: Int, _ minute: Int, to other: Int) -> DayCost {
    var sum = DayCost.zero
    for number in windowRange(task) {
      let window = windows[number]
      let (a, b) = Self.ticks(window, minute)
      let (c, d) = Self.ticks(window, other)
      if a == c && b == d { continue }
      // The two stretches of ticks may overlap: only what is in one of them counts.
      let left = count(a, min(b, max(c, a)), equal: 1) + count(max(a, min(d, b)), b, equal: 1)
      let new = count(c, min(d, max(a, c)), equal: 0) + count(max(c, min(b, d)), d, equal: 0)
      if c >= b || a >= d || c == d || a == b {
        sum += window.loss * (count(c, d, equal: 0) - count(a, b, equal: 1))
      } else {
        sum += window.loss * (new - left)
      }
    }
    return sum
  }

  mutating func put(_ task: Int, _ minute: Int) {
    for number in windowRange(task) {
      let (low, end) = Self.ticks(windows[number], minute)
      for tick in low..<end {
        if served[tick] == 0 { lost = lost - windows[number].loss }
        served[tick] += 1
      }
    }
  }

  mutating func take(_ task: Int, _ minute: Int) {
    for number in windowRange(task) {
      let (low, end) = Self.ticks(windows[number], minute)
      for tick in low..<end {
        served[tick] -= 1
        if served[tick] == 0 { lost += windows[number].loss }
      }
    }
  }

  /// The next run of ticks of a task that are not served and that visits in (after, through] may serve.
  ///
  /// - Parameter skip: ticks below this place in `served` are passed over.
  func openRun(_ task: Int, after: Int, through: Int, skip: Int) -> OpenRun? {
    for number in windowRange(task) {
      let window = windows[number]
      // The first tick after `after`, and the last whose stretch begins before `through`.
      guard through > Int(window.from) else { continue }
      let over = after - Int(window.from) - Int(window.revisit)
      let first = over < 0 ? 0 : over / Int(window.step) + 1
      let base = Int(window.first)
      let last = min(Int(window.count) - 1, (through - Int(window.from) - 1) / Int(window.step))
      var tick = max(base + first, skip)
      while tick <= base + last, served[tick] > 0 { tick += 1 }
      guard tick <= base + last else { continue }
      var end = tick + 1
      while end <= base + last, served[end] == 0 { end += 1 }
      let low = Int(window.from) + (tick - base) * Int(window.step)
      let high = Int(window.from) + Int(window.revisit) + (end - 1 - base) * Int(window.step)
      return OpenRun(task: task, after: low, through: high, end: end, worth: window.loss * (end - tick))
    }
    return nil
  }
}

/// Ticks of one task, one after the other, that are not served.
public struct OpenRun: Sendable {
  public var task: Int
  /// Visits after this minute and up to `through` serve at least one of them.
  public var after: Int
  public var through: Int
  /// Place after the last of them.
  var end: Int
  /// What they cost.
  public var worth: DayCost
}
