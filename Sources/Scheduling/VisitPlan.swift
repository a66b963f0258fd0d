import MissionModel
import Units

/// The wished starts of the visits of one window of one beat.
///
/// The promise: no longer than the revisit interval between the starts of two visits, from the window's start to
/// the first visit's end, and from the last visit to the window's end. Regular beats spread the fewest visits
/// evenly; irregular ones draw each step from the seed.
struct VisitPlan {
  /// Share of the promised interval that regular visits use, so that small delays do not break it.
  static let regularShare = 0.92
  /// Shares of the promised interval between which irregular steps are drawn.
  static let irregularShares = 0.55...0.95

  /// Wished start of the first visit; with a last look before the window by the time that is due after it, but not before the
  /// window.
  static func first(
    _ window: BeatWindow, durationS: Int, irregular: Bool, lastSeen: Moment? = nil, random: inout SplitMix64
  ) -> Moment {
    let length = Double(window.during.seconds)
    guard let revisit = window.revisit else {
      let room = max(0, length - Double(durationS) * 1.5)
      return irregular ? window.during.from + Int(room * random.unit()) : window.during.from
    }
    let interval = min(revisit.seconds, length)
    let due = lastSeen.map { max(0, Double($0 - window.during.from) + revisit.seconds) }
    let room = min(max(0, interval - Double(durationS)), due ?? .infinity)
    if irregular { return window.during.from + Int(room * (0.05 + 0.9 * random.unit())) }
    return window.during.from + Int(min(room, step(window, durationS: durationS) / 2))
  }

  /// Wished start of the visit after one that began at `start`; nil: the window needs no more.
  ///
  /// A wish that falls into a hold which outlasts the promise is moved to just before the hold.
  static func next(
    _ window: BeatWindow, after start: Moment, durationS: Int, irregular: Bool, holds: [MomentRange] = [],
    leadS: Int = 0, random: inout SplitMix64
  ) -> Moment? {
    guard let revisit = window.revisit else { return nil }
    // The last visit's look must not lie further than the interval from the window's end.
    guard Double(window.during.to - start) > revisit.seconds else { return nil }
    let wished: Double
    if irregular {
      let range = irregularShares
      let share = range.lowerBound + (range.upperBound - range.lowerBound) * random.unit()
      wished = revisit.seconds * share
    } else {
      wished = step(window, durationS: durationS)
    }
    let latest = window.during.to + -durationS
    let wish = max(start + 1, min(start + Int(wished), latest))
    let flight = MomentRange(from: wish + -leadS, to: wish + durationS)
    let due = start + Int(revisit.seconds)
    if let hold = holds.first(where: { $0.overlaps(flight) }), hold.to + leadS > due {
      let early = hold.from + -(durationS + 60)
      if early > start { return early }
    }
    return wish
  }

  /// Even step of the fewest visits that keep the promise, seconds.
  private static func step(_ window: BeatWindow, durationS: Int) -> Double {
    guard let revisit = window.revisit else { return Double(window.during.seconds) }
    let usable = revisit.seconds * regularShare
    let count = max(1, (Double(window.during.seconds) / usable).rounded(.up))
    return Double(window.during.seconds) / count
  }
}
