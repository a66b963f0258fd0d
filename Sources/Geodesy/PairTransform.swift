internal import CPROJ

/// Runs a PROJ transformation over pairs of Doubles that lie one after the other, 16 bytes a pair.
///
/// `In` and `Out` are structs of exactly two Doubles. The pairs are copied once and turned in place.
func transformPairs<In: BitwiseCopyable, Out: BitwiseCopyable & Sendable>(
  _ places: [In], as: Out.Type, _ definition: ProjDefinition, inverse: Bool
) throws(GeodesyError) -> [Out] {
  precondition(MemoryLayout<In>.stride == 16 && MemoryLayout<Out>.stride == 16)
  if places.isEmpty { return [] }
  return try ProjPool.shared.withEngine { (engine) throws(GeodesyError) -> [Out] in
    let transformation = try engine.transformation(definition)
    engine.forgetLog()
    let count = places.count
    let result = [Out](unsafeUninitializedCapacity: count) { buffer, initialized in
      let target = UnsafeMutableRawBufferPointer(buffer)
      places.withUnsafeBytes { target.copyMemory(from: $0) }
      if let base = target.baseAddress {
        // Both structs are two Doubles, so their memory is also bound to Double.
        let numbers = base.assumingMemoryBound(to: Double.self)
        proj_errno_reset(transformation)
        // Returns the count tried, not the count that worked; failed points come back as infinity.
        _ = proj_trans_generic(
          transformation, inverse ? PJ_INV : PJ_FWD, numbers, 16, count, numbers + 1, 16, count, nil, 0, 0,
          nil, 0, 0)
      }
      initialized = count
    }
    let failed = indicesNotFinite(result)
    if !failed.isEmpty {
      let reason = engine.reason()
      throw GeodesyError.atPoints(.transformation, failed) { _ in "PROJ cannot transform it: \(reason)" }
    }
    return result
  }
}

/// The numbers of the pairs of which one half is NaN or infinite.
func indicesNotFinite<T: BitwiseCopyable>(_ pairs: [T]) -> [Int] {
  pairs.withUnsafeBytes { bytes in
    let numbers = bytes.assumingMemoryBound(to: Double.self)
    // NaN and infinity are the numbers whose exponent bits are all set. No early exit, so that this is quick.
    let exponent: UInt64 = 0x7FF0_0000_0000_0000
    var bad: UInt64 = 0
    for number in numbers { bad |= (number.bitPattern & exponent) == exponent ? 1 : 0 }
    if bad == 0 { return [] }
    return (0..<pairs.count).filter { !numbers[2 * $0].isFinite || !numbers[2 * $0 + 1].isFinite }
  }
}
