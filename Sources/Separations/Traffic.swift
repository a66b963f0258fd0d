/// The flights that are booked already, to be asked when another one can take off.
public struct Traffic: Sendable {
  public let separation: Separation
  /// By take-off; equal take-offs in the order in which they were booked.
  private var booked: [(number: Int, flight: TimedFlight)] = []
  private var longestS = 0.0

  public init(_ separation: Separation) { self.separation = separation }

  public var count: Int { booked.count }

  /// - Parameter number: Names the flight in answers.
  public mutating func book(_ flight: TimedFlight, number: Int) {
    let place = firstIndex { flight.startS < $0.startS }
    booked.insert((number, flight), at: place)
    longestS = max(longestS, flight.endS - flight.startS)
  }

  public mutating func remove(number: Int) { booked.removeAll { $0.number == number } }

  /// The first booked flight, by take-off, that `flight` would not be kept apart from.
  public func conflict(with flight: TimedFlight) -> (number: Int, closest: Encounter)? {
    for other in near(flight) {
      let met = other.flight.encounters(with: flight, separation)
      if let closest = met.min(by: { $0.levelM < $1.levelM }) { return (other.number, closest) }
    }
    return nil
  }

  /// The least delay from 0 on, seconds, after which `flight` is kept apart from all that is booked, and the
  /// flight that last stood in its way.
  ///
  /// Exact: the delays at which two motions are too close are one interval with closed ends, which is left in
  /// one step.
  public func delay(of flight: TimedFlight) -> (seconds: Double, behind: Int?) {
    var seconds = 0.0
    var behind: Int?
    while let block = block(flight.delayed(by: seconds)) {
      // A little more than the end: there the distance is just the separation, and rounding could call it
      // less.
      seconds += block.seconds + 1e-6
      behind = block.number
    }
    return (seconds, behind)
  }

  /// How long `flight` must still wait for the booked flight that holds it up longest; nil when it need not.
  private func block(_ flight: TimedFlight) -> (number: Int, seconds: Double)? {
    var worst: (number: Int, seconds: Double)?
    for other in near(flight) {
      other.flight.forEachMeeting(flight, separation) { a, b in
        guard let meeting = Meeting(a, b, verticalM: separation.verticalM, margin: nil),
          let shifts = meeting.extent(levelM: separation.levelM)?.d
        else { return true }
        // Delayed by w, the flight is too close when a shift lies within the margin of -w.
        let (from, to) = (-shifts.upperBound - separation.marginS, -shifts.lowerBound + separation.marginS)
        if from < 0 && to > 0 && to > worst?.seconds ?? 0 { worst = (other.number, to) }
        return true
      }
    }
    return worst
  }

  private func near(_ flight: TimedFlight) -> ArraySlice<(number: Int, flight: TimedFlight)> {
    let from = firstIndex { $0.startS >= flight.startS - separation.marginS - longestS }
    let to = firstIndex { $0.startS > flight.endS + separation.marginS }
    return booked[from..<max(from, to)]
  }

  /// The first booked flight for which `isAfter` is true; all later ones have it true too.
  private func firstIndex(_ isAfter: (TimedFlight) -> Bool) -> Int {
    var (low, high) = (0, booked.count)
    while low < high {
      let middle = (low + high) / 2
      if isAfter(booked[middle].flight) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
