/// A place in space: metres east and north in one level frame, metres up from one zero.
@frozen public struct SpacePoint: Hashable, Sendable {
  public var east, north, up: Double
  @inlinable public init(east: Double, north: Double, up: Double) {
    self.east = east
    self.north = north
    self.up = up
  }
}

/// Where an aircraft is at a moment, seconds from a zero that all flights share.
@frozen public struct Fix: Hashable, Sendable {
  public var place: SpacePoint
  public var atS: Double
  @inlinable public init(_ place: SpacePoint, atS: Double) {
    self.place = place
    self.atS = atS
  }
}

/// A straight motion at even speed, or standing still: from one place at one moment to another at a later
/// one.
@frozen public struct Motion: Hashable, Sendable {
  public var from, to: SpacePoint
  /// Seconds; `startS` < `endS`.
  public var startS, endS: Double
}

/// Why places and moments are no flight.
public enum FlightProblem: Error, Hashable, Sendable {
  /// A place is not finite or beyond 10⁹ m, or a moment beyond 10¹⁰ s.
  case notMeasurable(fix: Int)
  /// A moment lies before the one before it.
  case backInTime(fix: Int)
  /// Two places at one moment.
  case jump(fix: Int)
  /// No time passes.
  case empty
}

/// A flight from take-off to touch-down as straight, even motions that follow each other without a gap.
public struct TimedFlight: Hashable, Sendable {
  public let motions: [Motion]
  let box: MotionBox

  /// Seconds of take-off and of touch-down.
  public var startS: Double { box.startS }
  public var endS: Double { box.endS }

  /// - Parameter fixes: In order of time; a hold is the same place twice. Fixes that say the same twice count
  ///   once.
  /// - Throws: `FlightProblem` with the fix, from 0.
  public init(_ fixes: [Fix]) throws(FlightProblem) {
    var motions: [Motion] = []
    motions.reserveCapacity(fixes.count)
    for (index, fix) in fixes.enumerated() {
      let numbers = [fix.place.east, fix.place.north, fix.place.up, fix.atS / 10]
      guard numbers.allSatisfy({ $0.magnitude <= 1e9 }) else { throw .notMeasurable(fix: index) }
      if index == 0 { continue }
      let before = fixes[index - 1]
      if fix.atS < before.atS { throw .backInTime(fix: index) }
      if fix.atS == before.atS {
        if fix.place != before.place { throw .jump(fix: index) }
        continue
      }
      motions.append(Motion(from: before.place, to: fix.place, startS: before.atS, endS: fix.atS))
    }
    guard let first = motions.first else { throw .empty }
    self.motions = motions
    box = motions.dropFirst().reduce(MotionBox(first)) { $0.joined(MotionBox($1)) }
  }

  private init(motions: [Motion], box: MotionBox) {
    self.motions = motions
    self.box = box
  }

  /// The same flight, begun so many seconds later.
  public func delayed(by seconds: Double) -> TimedFlight {
    var box = box
    box.startS += seconds
    box.endS += seconds
    return TimedFlight(
      motions: motions.map {
        Motion(from: $0.from, to: $0.to, startS: $0.startS + seconds, endS: $0.endS + seconds)
      }, box: box)
  }
}

/// The least upright box in space and time around motions.
struct MotionBox: Hashable, Sendable {
  var east, north, up: ClosedRange<Double>
  var startS, endS: Double

  init(_ motion: Motion) {
    func range(_ a: Double, _ b: Double) -> ClosedRange<Double> { min(a, b)...max(a, b) }
    east = range(motion.from.east, motion.to.east)
    north = range(motion.from.north, motion.to.north)
    up = range(motion.from.up, motion.to.up)
    startS = motion.startS
    endS = motion.endS
  }

  func joined(_ other: MotionBox) -> MotionBox {
    func range(_ a: ClosedRange<Double>, _ b: ClosedRange<Double>) -> ClosedRange<Double> {
      min(a.lowerBound, b.lowerBound)...max(a.upperBound, b.upperBound)
    }
    var both = self
    both.east = range(east, other.east)
    both.north = range(north, other.north)
    both.up = range(up, other.up)
    both.startS = min(startS, other.startS)
    both.endS = max(endS, other.endS)
    return both
  }

  /// Whether motions in the two boxes can come closer than `separation`; never false when they do.
  @inline(__always)
  func mayMeet(_ other: MotionBox, _ separation: Separation) -> Bool {
    mayMeetInTime(other, separation) && mayMeetInSpace(other, separation)
  }

  @inline(__always)
  func mayMeetInTime(_ other: MotionBox, _ separation: Separation) -> Bool {
    startS <= other.endS + separation.marginS && other.startS <= endS + separation.marginS
  }

  @inline(__always)
  func mayMeetInSpace(_ other: MotionBox, _ separation: Separation) -> Bool {
    func near(_ a: ClosedRange<Double>, _ b: ClosedRange<Double>, _ gap: Double) -> Bool {
      a.lowerBound <= b.upperBound + gap && b.lowerBound <= a.upperBound + gap
    }
    return near(east, other.east, separation.levelM) && near(north, other.north, separation.levelM)
      && near(up, other.up, separation.verticalM)
  }
}

/// How far apart two flights must be: as long as they are less than `verticalM` apart in height, at least
/// `levelM` level, also when one of them is up to `marginS` seconds early or late against the other.
@frozen public struct Separation: Hashable, Sendable {
  public var levelM, verticalM, marginS: Double

  /// Nil unless both distances are above 0, the margin is at least 0, and all are finite.
  public init?(levelM: Double, verticalM: Double, marginS: Double) {
    guard levelM > 0, verticalM > 0, marginS >= 0, levelM < 1e9, verticalM < 1e9, marginS < 1e9 else {
      return nil
    }
    self.levelM = levelM
    self.verticalM = verticalM
    self.marginS = marginS
  }
}
