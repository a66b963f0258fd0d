import Units

/// Takes stops out in strings: stretches of trips that lie near each other (slack induction by string removals,
/// Christiaens and Vanden Berghe 2020).
struct StringRuin {
  /// Stops taken out on the average, and most of one trip.
  static let mean = 10.0
  static let longest = 10.0
  private let ground: TripGround
  private var ruined: [Int]
  private var round = 0
  private var string: [Int] = []

  init(_ ground: TripGround) {
    self.ground = ground
    ruined = Array(repeating: 0, count: ground.slots)
  }

  /// Takes stops out of the board and appends them to `absent`.
  mutating func ruin(_ board: TripBoard, _ absent: inout [Int], _ random: inout SplitMix64) {
    let n = ground.stops
    let served = n - absent.count
    guard served > 0 else { return }
    round += 1
    var trips = 0
    for v in 0..<ground.vehicles {
      var r = board.firstTrip[v]
      while r >= 0 {
        trips += 1
        r = board.nextTrip[r]
      }
    }
    let most = min(Self.longest, Double(served) / Double(max(1, trips)))
    let mostStrings = max(1, 4 * Self.mean / (1 + most) - 1)
    let strings = Int(1 + random.unit() * mostStrings)
    let seed = random.pick(0..<n)
    var done = 0
    var index = -1
    while done < strings && index < ground.nearCount {
      let stop = index < 0 ? seed : Int(ground.near[seed * ground.nearCount + index])
      index += 1
      let r = board.tripOf[stop]
      if r < 0 || ruined[r] == round { continue }
      ruined[r] = round
      let length = Int(1 + random.unit() * min(Double(board.count[r]), most))
      takeString(of: min(length, board.count[r]), around: stop, r, board, &random)
      absent += string
      for stop in string { board.take(stop) }
      done += 1
    }
    settle(board, &absent)
  }

  /// Finds a stretch that holds the stop; half of the times with some stops of its middle left in place.
  private mutating func takeString(
    of length: Int, around stop: Int, _ r: Int, _ board: TripBoard, _ random: inout SplitMix64
  ) {
    string.removeAll(keepingCapacity: true)
    var kept = 0
    if length > 1, board.count[r] > length, random.next() & 1 == 0 {
      kept = 1
      while length + kept < board.count[r], random.unit() < 0.01 { kept += 1 }
    }
    let span = length + kept
    var position = 0
    var node = board.prev[stop]
    while node != board.start(r) {
      position += 1
      node = board.prev[node]
    }
    let first = max(0, position - span + 1)
    let last = min(position, board.count[r] - span)
    let begin = random.pick(first..<(last + 1))
    node = stop
    if begin < position {
      for _ in begin..<position { node = board.prev[node] }
    }
    let hole = kept > 0 ? random.pick(1..<length) : length
    for step in 0..<span {
      if step < hole || step >= hole + kept { string.append(node) }
      node = board.next[node]
    }
  }

  /// Takes out the trips of whole vehicles, those of least sum of `weights`.
  mutating func takeVehicle(_ board: TripBoard, _ absent: inout [Int], weights: [Int]) {
    var least = Int.max
    var chosen = -1
    for v in 0..<ground.vehicles where board.firstTrip[v] >= 0 {
      var sum = 0
      for stop in 0..<ground.stops where board.tripOf[stop] >= 0 && board.vehicle[board.tripOf[stop]] == v {
        sum += weights[stop]
      }
      if sum < least { (least, chosen) = (sum, v) }
    }
    guard chosen >= 0 else { return }
    for stop in 0..<ground.stops where board.tripOf[stop] >= 0 {
      if board.vehicle[board.tripOf[stop]] == chosen { absent.append(stop) }
    }
    board.clear(chosen)
  }

  /// Closes empty trips and works the touched vehicles out anew.
  private func settle(_ board: TripBoard, _ absent: inout [Int]) {
    for v in board.touchedVehicles {
      var r = board.firstTrip[v]
      while r >= 0 {
        let following = board.nextTrip[r]
        if board.count[r] == 0 { board.close(r) }
        r = following
      }
      if !board.refresh(v) {
        // A way over a stop may be quicker than the direct one; then the rest cannot stay.
        for stop in 0..<ground.stops where board.tripOf[stop] >= 0 {
          if board.vehicle[board.tripOf[stop]] == v { absent.append(stop) }
        }
        board.clear(v)
      }
    }
  }
}
