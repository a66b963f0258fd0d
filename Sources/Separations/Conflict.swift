/// A time in which two flights are too close.
public struct Encounter: Hashable, Sendable {
  /// From the first to the last moment of the first flight at which it is too close, seconds.
  public var fromS, toS: Double
  /// The moments at which the two are closest level while they are too near in height, seconds: of the first
  /// flight, and of the second. They differ by no more than the margin.
  public var firstAtS, secondAtS: Double
  /// Level distance between the places at those moments, and how far the second is above the first, metres.
  public var levelM, aboveM: Double
}

/// Two flights that are not kept apart.
public struct Conflict: Hashable, Sendable {
  /// Indices of the flights; `first` < `second`.
  public var first, second: Int
  /// In order of time, apart from each other; never empty.
  public var encounters: [Encounter]

  public init(first: Int, second: Int, encounters: [Encounter]) {
    self.first = first
    self.second = second
    self.encounters = encounters
  }

  /// The encounter with the least level distance; of several, the earliest.
  public var closest: Encounter { encounters.min { $0.levelM < $1.levelM } ?? encounters[0] }
}

extension Encounter {
  /// Of two motions; nil when they are kept apart.
  public init?(_ first: Motion, _ second: Motion, _ separation: Separation) {
    guard let meeting = Meeting(first, second, verticalM: separation.verticalM, margin: separation.marginS),
      let extent = meeting.extent(levelM: separation.levelM)
    else { return nil }
    let pair = meeting.closest()
    fromS = first.startS + extent.x.lowerBound
    toS = first.startS + extent.x.upperBound
    firstAtS = first.startS + pair.x
    secondAtS = firstAtS + pair.d
    levelM = meeting.levelSquared(pair).squareRoot()
    aboveM = meeting.height(pair)
  }

  /// Sorted by time, those that touch joined: the flight goes on from one motion to the next.
  public static func joined(_ parts: [Encounter]) -> [Encounter] {
    var result: [Encounter] = []
    for part in parts.sorted(by: before) {
      guard let last = result.last, part.fromS <= last.toS + 1e-6 else {
        result.append(part)
        continue
      }
      var both = part.levelM < last.levelM ? part : last
      (both.fromS, both.toS) = (last.fromS, max(last.toS, part.toS))
      result[result.count - 1] = both
    }
    return result
  }

  private static func before(_ a: Encounter, _ b: Encounter) -> Bool {
    if a.fromS != b.fromS { return a.fromS < b.fromS }
    if a.toS != b.toS { return a.toS < b.toS }
    if a.levelM != b.levelM { return a.levelM < b.levelM }
    if a.firstAtS != b.firstAtS { return a.firstAtS < b.firstAtS }
    if a.secondAtS != b.secondAtS { return a.secondAtS < b.secondAtS }
    return a.aboveM < b.aboveM
  }
}

extension TimedFlight {
  /// When this flight and another are too close, in order of time; empty when they are kept apart.
  ///
  /// Exact up to rounding. Looks at pairs of motions whose times overlap: their number is about the sum of
  /// both.
  public func encounters(with other: TimedFlight, _ separation: Separation) -> [Encounter] {
    var found: [Encounter] = []
    forEachMeeting(other, separation) { a, b in
      if let encounter = Encounter(a, b, separation) { found.append(encounter) }
      return true
    }
    return found.count > 1 ? Encounter.joined(found) : found
  }

  /// Calls `body` with the pairs of motions that may be too close, until it says false.
  func forEachMeeting(_ other: TimedFlight, _ separation: Separation, _ body: (Motion, Motion) -> Bool) {
    guard box.mayMeet(other.box, separation) else { return }
    var start = 0
    for own in motions {
      let box = MotionBox(own)
      // Motions follow each other: those that ended before this one can meet none of the later ones.
      while start < other.motions.count, other.motions[start].endS + separation.marginS < own.startS {
        start += 1
      }
      var next = start
      while next < other.motions.count, other.motions[next].startS <= own.endS + separation.marginS {
        let motion = other.motions[next]
        if box.mayMeet(MotionBox(motion), separation), !body(own, motion) { return }
        next += 1
      }
    }
  }
}
