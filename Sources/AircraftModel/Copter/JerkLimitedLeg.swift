/// The timetable of one straight leg from rest to rest: a ramp up, a steady stretch, the same ramp down.
///
/// ArduCopter computes every leg like this and lets the next one begin before this one ends (`docs/flight-model.md`).
struct JerkLimitedLeg {
  struct State: Hashable {
    /// Metres per second squared, metres per second and metres along the leg.
    var a, v, p: Double
  }

  let length: Double
  /// Wanted greatest speed, metres per second.
  private(set) var speedLimit: Double
  private let limits: JerkLimits
  private var pieces: [JerkPiece] = []
  /// Seconds from the start to the end of the first ramp, and to the leg's end.
  private(set) var rampEndS = 0.0
  private(set) var durationS = 0.0
  /// Seconds of the last ramp.
  private(set) var brakingS = 0.0
  /// Speed before the braking begins, metres per second.
  private(set) var plateau = 0.0

  /// A leg without length, or without speed, takes no time.
  init(length: Double, speed: Double, limits: JerkLimits) {
    self.length = length
    self.limits = limits
    speedLimit = speed
    lay(speed: speed)
  }

  private mutating func lay(speed: Double) {
    guard length > 0, speed > 0 else { return }
    let ramp = JerkRamp.fromRest(limits: limits, speed: speed, distance: length / 2)
    plateau = ramp.speed
    rampEndS = ramp.durationS
    brakingS = ramp.durationS
    let steady = max(0, (length - 2 * ramp.distance) / ramp.speed)
    set(ramp.parts(sign: 1) + [(steady, .constant, 0)] + ramp.parts(sign: -1))
  }

  private mutating func set(_ parts: [(seconds: Double, shape: JerkPiece.Shape, jerk: Double)]) {
    pieces.removeAll(keepingCapacity: true)
    var state = State(a: 0, v: 0, p: 0)
    var time = 0.0
    for part in parts where part.seconds > 0 {
      let piece = JerkPiece(
        shape: part.shape, start: time, duration: part.seconds, jerk: part.jerk, a: state.a, v: state.v,
        p: state.p)
      pieces.append(piece)
      state = piece.state(part.seconds)
      time += part.seconds
    }
    durationS = time
  }

  /// Where the leg's own timetable stands `t` seconds after its start; at rest at its ends before and after.
  func state(_ t: Double) -> State {
    guard t > 0 else { return State(a: 0, v: 0, p: 0) }
    guard t < durationS else { return State(a: 0, v: 0, p: length) }
    for piece in pieces where t < piece.start + piece.duration { return piece.state(t - piece.start) }
    return State(a: 0, v: 0, p: length)
  }

  /// Asks for another greatest speed at `t` seconds on the leg's clock; what is past stays as it was.
  ///
  /// In the first ramp a lower speed cuts the ramp short as far as its past allows; what remains, and any
  /// change after it, is a ramp of its own. Too late on the leg for that, nothing changes.
  mutating func ask(speed: Double, at t: Double) {
    guard speed != speedLimit, speed > 0, length > 0 else { return }
    speedLimit = speed
    guard t < durationS - brakingS else { return }
    if t <= 0 {
      lay(speed: speed)
      return
    }
    if speed < plateau, t < rampEndS {
      let past = state(t)
      var low = speed
      var high = plateau
      if shares(past, t, speed: low) {
        high = low
      } else {
        for _ in 0..<40 {
          let middle = (low + high) / 2
          if shares(past, t, speed: middle) { high = middle } else { low = middle }
        }
      }
      lay(speed: high)
    }
    if abs(speed - plateau) > 1e-3 { change(to: speed, from: max(t, rampEndS)) }
  }

  /// Whether a leg laid for `speed` has the same past until `t`.
  private func shares(_ past: State, _ t: Double, speed: Double) -> Bool {
    let ramp = JerkRamp.fromRest(limits: limits, speed: speed, distance: length / 2)
    guard t <= ramp.durationS else { return false }
    var other = self
    other.lay(speed: speed)
    let state = other.state(t)
    return abs(state.v - past.v) < 1e-3 && abs(state.a - past.a) < 1e-3
  }

  /// Adds a ramp from the plateau to `speed` that begins at `start`, when the way left is long enough.
  private mutating func change(to speed: Double, from start: Double) {
    var step = JerkRamp.fromRest(limits: limits, speed: abs(speed - plateau), distance: .infinity)
    let braking = JerkRamp.fromRest(limits: limits, speed: speed, distance: length / 2)
    // The step's own rounding is put back into the plateau by the steady stretch.
    if step.speed <= 0 { step.steadyS = 0 }
    var parts = pieces.filter { $0.start < rampEndS - 1e-9 }.map {
      (seconds: $0.duration, shape: $0.shape, jerk: $0.jerk)
    }
    if start > rampEndS { parts.append((start - rampEndS, .constant, 0)) }
    parts += step.parts(sign: speed > plateau ? 1 : -1)
    var other = self
    other.set(parts)
    guard let end = other.pieces.last?.state(other.pieces.last?.duration ?? 0) else { return }
    let rest = length - end.p - braking.distance
    guard rest >= 0, abs(end.v - braking.speed) < 0.05 else { return }
    other.set(parts + [(rest / braking.speed, .constant, 0)] + braking.parts(sign: -1))
    other.plateau = speed
    other.brakingS = braking.durationS
    self = other
  }
}
