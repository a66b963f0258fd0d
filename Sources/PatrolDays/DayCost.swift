/// What a day costs: five whole numbers, of which an earlier one outweighs all later ones.
///
/// All five lie in one 128-bit number, so that costs add up, differ and compare as whole numbers do. A sum is compared
/// level by level as long as every level of it is at least 0 and below its limit (``limits``); a difference of two such
/// sums may have any sign.
public struct DayCost: Hashable, Comparable, AdditiveArithmetic, Sendable {
  /// The five levels as one number.
  public var packed: Int128

  /// First number above what each level can hold: must-do, overdue, reserve, energy, change.
  public static let limits: [Int64] = [1 << 12, 1 << 40, 1 << 24, 1 << 34, 1 << 16]

  private static let changeBits = 16
  private static let energyBits = 34
  private static let reserveBits = 24
  private static let overdueBits = 40

  @inline(__always) public init(packed: Int128) { self.packed = packed }

  /// - Parameters:
  ///   - mustDo: visits that must be made and are not.
  ///   - overdue: weighted time for which places go unseen beyond their interval.
  ///   - reserve: time for which the standing reserve is short.
  ///   - energy: what flying takes, in any whole unit.
  ///   - change: difference from a plan in force.
  public init(
    mustDo: Int64 = 0, overdue: Int64 = 0, reserve: Int64 = 0, energy: Int64 = 0, change: Int64 = 0
  ) {
    var sum = Int128(mustDo)
    sum = (sum << Self.overdueBits) + Int128(overdue)
    sum = (sum << Self.reserveBits) + Int128(reserve)
    sum = (sum << Self.energyBits) + Int128(energy)
    packed = (sum << Self.changeBits) + Int128(change)
  }

  /// The levels of a sum in order of weight; right only where each is at least 0 and below its limit.
  public var levels: (mustDo: Int64, overdue: Int64, reserve: Int64, energy: Int64, change: Int64) {
    var rest = packed
    func take(_ bits: Int) -> Int64 {
      let level = Int64(truncatingIfNeeded: rest & ((1 << bits) - 1))
      rest >>= bits
      return level
    }
    let change = take(Self.changeBits)
    let energy = take(Self.energyBits)
    let reserve = take(Self.reserveBits)
    let overdue = take(Self.overdueBits)
    return (Int64(truncatingIfNeeded: rest), overdue, reserve, energy, change)
  }

  public static let zero = DayCost(packed: 0)
  @inline(__always) public static func + (a: DayCost, b: DayCost) -> DayCost {
    DayCost(packed: a.packed &+ b.packed)
  }
  @inline(__always) public static func - (a: DayCost, b: DayCost) -> DayCost {
    DayCost(packed: a.packed &- b.packed)
  }
  @inline(__always) public static func * (a: DayCost, count: Int) -> DayCost {
    DayCost(packed: a.packed &* Int128(count))
  }
  @inline(__always) public static func < (a: DayCost, b: DayCost) -> Bool { a.packed < b.packed }

  /// For what needs no exactness, such as how much worse a step may be.
  @inline(__always) var approximate: Double { Double(packed) }
}
