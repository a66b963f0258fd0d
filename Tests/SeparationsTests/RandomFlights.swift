import Separations
import Units

/// Flights from a seed.
enum RandomFlights {
  /// Legs, holds and columns over a square of `side` metres, within `span` seconds. Now and then all numbers
  /// are round, so that courses are parallel, heights equal and moments the same.
  static func flight(
    _ random: inout SplitMix64, legs: Int, side: Double, span: Double, isRound: Bool = false
  ) throws -> TimedFlight {
    func number(_ scale: Double, _ grid: Double) -> Double {
      let value = random.unit() * scale
      return isRound ? (value / grid).rounded() * grid : value
    }
    var at = number(span, 10)
    var here = SpacePoint(east: number(side, 50), north: number(side, 50), up: 0)
    var fixes = [Fix(here, atS: at)]
    here.up = 20 + number(80, 10)
    at += isRound ? 10 : here.up / 3
    fixes.append(Fix(here, atS: at))
    for _ in 0..<legs {
      let kind = random.unit()
      if kind < 0.2 {
        at += 5 + number(30, 5)
      } else {
        let next = SpacePoint(
          east: here.east + number(400, 50) - 200, north: here.north + number(400, 50) - 200,
          up: kind < 0.6 ? here.up : 20 + number(80, 10))
        at += isRound ? 20 : 1 + random.unit() * 60
        here = next
      }
      fixes.append(Fix(here, atS: at))
    }
    at += isRound ? 10 : here.up / 2 + 0.1
    fixes.append(Fix(SpacePoint(east: here.east, north: here.north, up: 0), atS: at))
    return try TimedFlight(fixes)
  }

  static func separation(_ random: inout SplitMix64, isRound: Bool) -> Separation {
    let margin = random.unit() < 0.4 ? 0 : random.unit() * 40
    let own =
      isRound
      ? Separation(levelM: 50, verticalM: 20, marginS: (margin / 10).rounded() * 10)
      : Separation(levelM: 10 + random.unit() * 100, verticalM: 5 + random.unit() * 40, marginS: margin)
    return own ?? RandomFlights.usual
  }

  static let usual = Separation(levelM: 50, verticalM: 20, marginS: 30)!

  /// Where the flight is; nil: not in the air.
  static func place(_ flight: TimedFlight, at: Double) -> SpacePoint? {
    guard let motion = flight.motions.first(where: { $0.startS <= at && at <= $0.endS }) else { return nil }
    let share = (at - motion.startS) / (motion.endS - motion.startS)
    return SpacePoint(
      east: motion.from.east + (motion.to.east - motion.from.east) * share,
      north: motion.from.north + (motion.to.north - motion.from.north) * share,
      up: motion.from.up + (motion.to.up - motion.from.up) * share)
  }
}
