/// Walks a vehicle's day from its first node to its last where figures of stretches do not tell: when a stop changes the
/// earliest start of a trip, or opens a trip between two others.
enum TripWalk {
  /// Whether windows, releases and durations are kept with the stop behind node `a` of trip `r`.
  static func fits(_ stop: Int, behind a: Int, trip r: Int, _ board: TripBoard) -> Bool {
    let v = board.vehicle[r]
    let s = board.start(r)
    var walk = Walk(board, v, before: board.prevTrip[r])
    walk.depart(s, release: max(board.release[r], board.ground.release[stop]), board)
    var node = s
    while node != board.end(r) {
      if node == a {
        walk.go(stop, board)
        if walk.late { return false }
      }
      node = board.next[node]
      walk.go(node, board)
      if walk.late { return false }
    }
    return walk.ends(after: board.nextTrip[r], v, board)
  }

  /// Whether they are with a trip to the stop alone after one trip of a vehicle in use, or before its first.
  static func fits(_ stop: Int, vehicle v: Int, after trip: Int, _ board: TripBoard) -> Bool {
    var walk = Walk(board, v, before: trip)
    // Any trip of the vehicle begins and ends at its depot.
    let like = board.firstTrip[v]
    walk.depart(board.start(like), release: board.ground.release[stop], board)
    walk.go(stop, board)
    if walk.late { return false }
    walk.go(board.end(like), board)
    return walk.ends(after: trip < 0 ? like : board.nextTrip[trip], v, board)
  }

  private struct Walk {
    var late = false
    var node = -1
    var moment: Int
    var stretch: TripStretch?
    let durations: Bool

    init(_ board: TripBoard, _ v: Int, before trip: Int) {
      durations = board.ground.hasDurations
      moment = trip < 0 ? 0 : board.leave[board.end(trip)]
      if durations, trip >= 0 { stretch = board.before[board.end(trip)] }
    }

    mutating func depart(_ start: Int, release: Int, _ board: TripBoard) {
      let depot = board.ground.problem.depots[board.ground.depotOf[board.vehicle[board.tripOf[start]]]]
      let ready = max(depot.opens, release)
      moment = max(moment, ready)
      late = moment > board.due[start]
      node = start
      if durations {
        let own = TripStretch(ready, board.due[start], 0)
        stretch = stretch?.followed(by: own, after: 0) ?? own
      }
    }

    mutating func go(_ b: Int, _ board: TripBoard) {
      let time = board.time(node, b)
      moment = max(moment + time, board.ready[b])
      if moment > board.due[b] { late = true }
      moment += board.service[b]
      if durations {
        let own = TripStretch(board.ready[b], board.due[b], board.service[b])
        stretch = stretch?.followed(by: own, after: time)
      }
      node = b
    }

    /// Whether the trips from `trip` on can still follow.
    mutating func ends(after trip: Int, _ v: Int, _ board: TripBoard) -> Bool {
      if late || (trip >= 0 && moment > board.latest[board.start(trip)]) { return false }
      guard durations, var whole = stretch else { return true }
      if trip >= 0 { whole = whole.followed(by: board.after[board.start(trip)], after: 0) }
      return whole.first <= whole.last && whole.length <= board.longest[v]
    }
  }
}
