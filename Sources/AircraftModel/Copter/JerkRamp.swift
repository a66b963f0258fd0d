#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A change of speed whose jerk rises and falls as raised cosines: rise, hold and fall of the jerk, steady
/// acceleration, and the same mirrored. It starts and ends without acceleration.
struct JerkRamp: Hashable {
  /// Peak of the jerk, metres per second cubed.
  var jerk: Double
  /// Seconds in which the jerk rises to its peak (and falls from it), is held, and is zero at full acceleration.
  var riseS, jerkS, steadyS: Double

  /// Greatest acceleration, metres per second squared.
  var acceleration: Double { jerk * (riseS + jerkS) }
  var durationS: Double { 4 * riseS + 2 * jerkS + steadyS }
  /// Speed gained, metres per second.
  var speed: Double { acceleration * (2 * riseS + jerkS + steadyS) }
  /// Way covered when it starts from rest, metres: the ramp is symmetric, so half its time's way at full speed.
  var distance: Double { speed * durationS / 2 }

  /// The quickest ramp from rest that keeps acceleration, speed and distance within limits (all above 0).
  ///
  /// A small step of speed or a short way shortens the rise of the jerk and lowers its peak in proportion, so
  /// that the jerk never changes faster than at full size.
  static func fromRest(limits: JerkLimits, speed: Double, distance: Double) -> JerkRamp {
    let snap = limits.jerk / limits.riseS
    let most = limits.acceleration
    var ramp = JerkRamp(jerk: limits.jerk, riseS: limits.riseS, jerkS: 0, steadyS: 0)
    if ramp.acceleration > most || ramp.speed > speed || ramp.distance > distance {
      // With jerk = snap·t: acceleration snap·t², speed 2·snap·t³, distance 4·snap·t⁴.
      let rise = min(
        limits.riseS, (most / snap).squareRoot(), cbrt(speed / (2 * snap)),
        (distance / (4 * snap)).squareRoot().squareRoot())
      ramp = JerkRamp(jerk: snap * rise, riseS: rise, jerkS: 0, steadyS: 0)
    } else {
      // The longest hold of the jerk within all limits; each grows with it, so halving finds it.
      var low = 0.0
      var high = most / ramp.jerk
      for _ in 0..<50 {
        let middle = (low + high) / 2
        ramp.jerkS = middle
        if ramp.acceleration <= most, ramp.speed <= speed, ramp.distance <= distance {
          low = middle
        } else {
          high = middle
        }
      }
      ramp.jerkS = low
    }
    guard ramp.acceleration >= most * (1 - 1e-6) else { return ramp }
    // At full acceleration the rest of the speed, or of the distance, comes from holding it.
    let side = 2 * ramp.riseS + ramp.jerkS
    let bySpeed = speed / ramp.acceleration - side
    let root = (side * side + 8 * distance / ramp.acceleration).squareRoot()
    ramp.steadyS = max(0, min(bySpeed, (root - 3 * side) / 2))
    return ramp
  }

  /// The parts in time order: seconds, shape of the jerk and its signed peak.
  func parts(sign: Double) -> [(seconds: Double, shape: JerkPiece.Shape, jerk: Double)] {
    let up = jerk * sign
    return [
      (riseS, .rising, up), (jerkS, .constant, up), (riseS, .falling, up), (steadyS, .constant, 0),
      (riseS, .rising, -up), (jerkS, .constant, -up), (riseS, .falling, -up),
    ]
  }
}

/// What bounds a ramp along one line.
struct JerkLimits: Hashable {
  /// Metres per second squared and cubed.
  var acceleration, jerk: Double
  /// Seconds in which the full jerk builds up.
  var riseS: Double
}

/// One stretch of time in which the jerk has one shape.
struct JerkPiece {
  enum Shape { case rising, constant, falling }
  var shape: Shape
  var start, duration: Double
  var jerk: Double
  /// At the start of the piece.
  var a, v, p: Double

  /// Acceleration, speed and way `x` seconds after the piece's start.
  func state(_ x: Double) -> JerkLimitedLeg.State {
    switch shape {
    case .constant:
      return JerkLimitedLeg.State(
        a: a + jerk * x, v: v + x * (a + jerk * x / 2), p: p + x * (v + x * (a / 2 + jerk * x / 6)))
    case .rising, .falling:
      // Jerk = J/2 · (1 ∓ cos(πx/T)), integrated three times.
      let sign = shape == .rising ? 1.0 : -1.0
      let b = Double.pi / duration
      let half = jerk / 2
      let s = sign * sin(b * x) / b
      let c = sign * (1 - cos(b * x)) / (b * b)
      let q = sign * (x - sin(b * x) / b) / (b * b)
      return JerkLimitedLeg.State(
        a: a + half * (x - s), v: v + a * x + half * (x * x / 2 - c),
        p: p + v * x + a * x * x / 2 + half * (x * x * x / 6 - q))
    }
  }
}
