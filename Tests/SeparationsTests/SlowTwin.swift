import Separations

/// The same question answered slowly and in another way: for a fixed shift of time the offset of two motions
/// is linear in time alone, its level distance least at a stationary moment or an end; over the shift that
/// least distance is convex and is found by cutting the shift's range in three again and again.
enum SlowTwin {
  /// Times of `a` at which both move, with `b` read `shift` seconds later, and at which their heights are
  /// within `verticalM`; nil: never.
  private static func common(_ a: Motion, _ b: Motion, _ shift: Double, _ verticalM: Double) -> (
    Double, Double
  )? {
    var (from, to) = (max(a.startS, b.startS - shift), min(a.endS, b.endS - shift))
    if from > to { return nil }
    func up(_ m: Motion, _ at: Double) -> Double {
      m.from.up + (m.to.up - m.from.up) * (at - m.startS) / (m.endS - m.startS)
    }
    func gap(_ at: Double) -> Double { up(b, at + shift) - up(a, at) }
    let rate = (b.to.up - b.from.up) / (b.endS - b.startS) - (a.to.up - a.from.up) / (a.endS - a.startS)
    let start = gap(from)
    if rate == 0 { return start.magnitude < verticalM ? (from, to) : nil }
    let ends = [(verticalM - start) / rate + from, (-verticalM - start) / rate + from].sorted()
    (from, to) = (max(from, ends[0]), min(to, ends[1]))
    return from < to ? (from, to) : nil
  }

  /// Least level distance for one shift; infinite when the heights are never near.
  static func least(_ a: Motion, _ b: Motion, shift: Double, _ verticalM: Double) -> Double {
    guard let (from, to) = common(a, b, shift, verticalM) else { return .infinity }
    func offset(_ at: Double) -> (Double, Double) {
      let (p, q) = ((at - a.startS) / (a.endS - a.startS), (at + shift - b.startS) / (b.endS - b.startS))
      return (
        b.from.east + (b.to.east - b.from.east) * q - a.from.east - (a.to.east - a.from.east) * p,
        b.from.north + (b.to.north - b.from.north) * q - a.from.north - (a.to.north - a.from.north) * p
      )
    }
    let (start, end) = (offset(from), offset(to))
    let along = (end.0 - start.0, end.1 - start.1)
    let length = along.0 * along.0 + along.1 * along.1
    let share = length > 0 ? min(1, max(0, -(start.0 * along.0 + start.1 * along.1) / length)) : 0
    let nearest = (start.0 + along.0 * share, start.1 + along.1 * share)
    return (nearest.0 * nearest.0 + nearest.1 * nearest.1).squareRoot()
  }

  /// Least level distance over all shifts within the margin, to about a hundredth of a millimetre where the
  /// best shift is not at the very edge of what the heights allow.
  static func least(_ a: Motion, _ b: Motion, _ separation: Separation) -> Double {
    let margin = separation.marginS
    if margin == 0 { return least(a, b, shift: 0, separation.verticalM) }
    // Shifts for which there is a common moment at near heights are one interval; find some of it first.
    let cells = 400
    var best = (Double.infinity, 0)
    for cell in 0...cells {
      let shift = -margin + 2 * margin * Double(cell) / Double(cells)
      let value = least(a, b, shift: shift, separation.verticalM)
      if value < best.0 { best = (value, cell) }
    }
    if best.0 == .infinity { return .infinity }
    var low = -margin + 2 * margin * Double(max(0, best.1 - 1)) / Double(cells)
    var high = -margin + 2 * margin * Double(min(cells, best.1 + 1)) / Double(cells)
    var value = best.0
    for _ in 0..<120 {
      let (left, right) = (low + (high - low) / 3, high - (high - low) / 3)
      let (atLeft, atRight) = (
        least(a, b, shift: left, separation.verticalM), least(a, b, shift: right, separation.verticalM)
      )
      value = min(value, atLeft, atRight)
      // Outside of the interval nothing is known; the best cell tells the side.
      let middle = -margin + 2 * margin * Double(best.1) / Double(cells)
      if atLeft == .infinity && atRight == .infinity {
        if right < middle { low = left } else { high = right }
      } else if atLeft <= atRight {
        high = right
      } else {
        low = left
      }
    }
    return value
  }

  static func least(_ a: TimedFlight, _ b: TimedFlight, _ separation: Separation) -> Double {
    var value = Double.infinity
    for own in a.motions {
      for other in b.motions {
        if own.startS > other.endS + separation.marginS || other.startS > own.endS + separation.marginS {
          continue
        }
        value = min(value, least(own, other, separation))
      }
    }
    return value
  }
}
