/// One leg in space with its timetable and its own clock.
struct CopterLeg {
  let delta: SIMD3<Double>
  let along: SIMD3<Double>
  let level, up: Double
  var profile: JerkLimitedLeg
  var clock = 0.0

  init(from: SIMD3<Double>, to: SIMD3<Double>, _ p: CopterParameters) {
    delta = to - from
    level = (delta.x * delta.x + delta.y * delta.y).squareRoot()
    up = delta.z
    let length = delta.norm
    along = length > 0 ? delta / length : .zero
    let limits = JerkLimits(
      acceleration: p.alongLine(
        level: level, up: up, levelLimit: p.accelerationMps2, climbLimit: p.verticalAccelerationMps2,
        descentLimit: p.verticalAccelerationMps2),
      jerk: p.jerkMps3, riseS: p.jerkRiseS)
    profile = JerkLimitedLeg(length: length, speed: CopterLeg.speed(level, up, p), limits: limits)
  }

  static func speed(_ level: Double, _ up: Double, _ p: CopterParameters) -> Double {
    p.alongLine(
      level: level, up: up, levelLimit: p.speedMps, climbLimit: p.climbMps, descentLimit: p.descentMps)
  }

  var leftS: Double { max(0, profile.durationS - clock) }
  var isOver: Bool { clock >= profile.durationS }

  mutating func advance(_ seconds: Double) { clock = min(clock + seconds, profile.durationS) }

  mutating func ask(_ p: CopterParameters) {
    profile.ask(speed: CopterLeg.speed(level, up, p), at: clock)
  }
}

/// Where the autopilot wants the aircraft.
struct CopterTarget {
  var place, velocity, acceleration: SIMD3<Double>

  /// Adds a leg's motion since its start.
  mutating func add(_ leg: CopterLeg, at clock: Double) {
    let state = leg.profile.state(clock)
    place += leg.along * state.p
    velocity += leg.along * state.v
    acceleration += leg.along * state.a
  }
}

extension SIMD3<Double> {
  var norm: Double { (self * self).sum().squareRoot() }
  func dot(_ other: SIMD3<Double>) -> Double { (self * other).sum() }
}

/// The legs that the target moves on: the one that ends, the one that runs, the one that begins early.
struct CopterLegs {
  private(set) var origin: SIMD3<Double>
  private var last: CopterLeg?
  private(set) var this: CopterLeg
  private(set) var next: CopterLeg?
  private let parameters: CopterParameters

  /// - Parameter next: the place after `to`, when the aircraft passes `to` without stopping.
  init(from: SIMD3<Double>, to: SIMD3<Double>, next: SIMD3<Double>?, _ p: CopterParameters) {
    origin = from
    this = CopterLeg(from: from, to: to, p)
    self.next = next.map { CopterLeg(from: to, to: $0, p) }
    parameters = p
  }

  /// Goes on to the leg after this one, which may already have begun.
  mutating func follow(to: SIMD3<Double>, next after: SIMD3<Double>?, _ p: CopterParameters) {
    let end = origin + this.delta
    last = this
    this = next ?? CopterLeg(from: end, to: to, p)
    origin = end
    next = after.map { CopterLeg(from: to, to: $0, p) }
  }

  /// A wish for other speeds reaches the leg that runs and the one that may have begun.
  mutating func ask(_ p: CopterParameters) {
    this.ask(p)
    next?.ask(p)
  }

  /// Moves the target on by `seconds` of the track's clock; true when this leg is done.
  mutating func advance(_ seconds: Double, _ target: inout CopterTarget) -> Bool {
    target = CopterTarget(place: origin, velocity: .zero, acceleration: .zero)
    last?.advance(seconds)
    if let last {
      target.add(last, at: last.clock)
      target.place -= last.delta
    }
    this.advance(seconds)
    target.add(this, at: this.clock)
    guard var following = next else { return this.isOver }
    let hasBegun = following.clock > 0
    if hasBegun || mayBegin(following) {
      following.advance(seconds)
      target.add(following, at: following.clock)
      next = following
    }
    // Past the middle of the corner the next leg is the one that counts.
    return this.isOver || (hasBegun && following.clock >= this.leftS)
  }

  /// Whether the next leg may begin now: in the middle of the overlap the corner is cut by less than the
  /// radius, no faster than either leg, and within the corner's acceleration.
  private func mayBegin(_ following: CopterLeg) -> Bool {
    let left = this.leftS
    guard left <= this.profile.brakingS, left <= following.profile.rampEndS else { return false }
    var middle = CopterTarget(place: -this.delta, velocity: .zero, acceleration: .zero)
    middle.add(this, at: this.clock + left / 2)
    middle.add(following, at: left / 2)
    let a = middle.acceleration
    return middle.place.norm < parameters.radiusM
      && middle.velocity.norm < min(this.profile.speedLimit, following.profile.speedLimit)
      && (a.x * a.x + a.y * a.y).squareRoot() < parameters.corner
      && abs(a.z) < parameters.verticalAccelerationMps2
  }
}
