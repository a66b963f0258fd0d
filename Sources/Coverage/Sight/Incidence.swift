/// From where on a straight flight a surface is seen steeply enough.
///
/// With `v` from the cell to the camera and `n` the surface's normal, the sine of the angle between line of sight and
/// surface is `v n / (|v| |n|)`. `v n - sin |n| |v|` is a straight line less a length, so it is concave along the
/// flight: what is steep enough is one stretch, between the roots of a quadratic.
struct Incidence {
  /// `v n = over + gain * s`.
  var over, gain: Double
  /// Square of the least sine times the square of the normal's length.
  var limit: Double
  /// `|v|^2 = square * s^2 - 2 * half * s + whole`.
  var square, half, whole: Double

  @inline(__always)
  private func isSteep(_ s: Double) -> Bool {
    let height = over + gain * s
    return height > 0 && height * height >= limit * (whole + s * (square * s - 2 * half))
  }

  /// Draws `low...high` in to where it is steep enough; false when that is nowhere.
  @inline(__always)
  func cut(_ low: inout Double, _ high: inout Double) -> Bool {
    let (isLow, isHigh) = (isSteep(low), isSteep(high))
    if isLow && isHigh { return true }
    // a s^2 + 2 b s + c >= 0
    let a = gain * gain - limit * square
    let b = over * gain + limit * half
    let c = over * over - limit * whole
    let discriminant = b * b - a * c
    guard discriminant >= 0 else { return false }
    let root = discriminant.squareRoot()
    // The root of the larger size first, the other from their product: no digits are lost.
    let sum = -(b + (b < 0 ? -root : root))
    let first = a == 0 ? .infinity : sum / a
    let second = sum == 0 ? 0 : c / sum
    var (from, to) = (Double.infinity, -Double.infinity)
    for s in [first, second] where s > low && s < high && over + gain * s >= 0 {
      from = min(from, s)
      to = max(to, s)
    }
    guard from <= to else { return false }
    if !isLow { low = isHigh ? to : from }
    if !isHigh { high = to }
    return low < high
  }
}
