/// The aircraft behind its target: a position controller, a lean that is limited and takes time, and drag.
struct CopterBody {
  var place: SIMD3<Double>
  var velocity = SIMD3<Double>.zero
  private var acceleration = SIMD3<Double>.zero
  private var integral: SIMD3<Double>
  /// Unit vector of the nose: it looks along the target's motion.
  private var noseEast = 0.0
  private var noseNorth = 1.0
  private let p: CopterParameters
  private let wind: SIMD3<Double>

  /// Hovering: the controller's integral already holds against the wind.
  init(place: SIMD3<Double>, wind: Wind, _ p: CopterParameters) {
    self.place = place
    self.p = p
    self.wind = SIMD3(wind.eastMps, wind.northMps, 0)
    integral = SIMD3(-p.drag(wind.eastMps), -p.drag(wind.northMps), 0)
  }

  /// Share of the track's clock at which the target should run so that the aircraft keeps up.
  func pace(_ target: CopterTarget) -> Double {
    let speed = target.velocity.norm
    guard speed > 1e-6 else { return 1 }
    let direction = target.velocity / speed
    let behind = (target.place - place).dot(direction)
    return min(1, max(0, 0.05 + (velocity.dot(direction) - p.positionGain * behind) / speed))
  }

  mutating func follow(_ target: CopterTarget, _ dt: Double) {
    let error = target.velocity + (target.place - place) * p.positionGain - velocity
    let wanted = error * p.velocityGain + integral + target.acceleration
    let (held, isLimited) = limited(wanted, along: target.velocity)
    let gain = error * (p.velocityIntegral * dt)
    // At the lean limit the integral may only fall.
    if !isLimited || gain.dot(held) < 0 { integral += gain }
    integral.z = 0
    acceleration += (held - acceleration) * (dt / p.leanLagS)
    velocity += (acceleration + dragForce(target)) * dt
    place += velocity * dt
  }

  /// The lean limit gives way along the track before it does across.
  private func limited(_ a: SIMD3<Double>, along: SIMD3<Double>) -> (SIMD3<Double>, Bool) {
    let most = p.thrust
    let size = (a.x * a.x + a.y * a.y).squareRoot()
    guard size > most else { return (a, false) }
    let speed = (along.x * along.x + along.y * along.y).squareRoot()
    guard speed > 1e-6 else { return (SIMD3(a.x * most / size, a.y * most / size, a.z), true) }
    let (east, north) = (along.x / speed, along.y / speed)
    let forward = a.x * east + a.y * north
    let across = max(-most, min(most, a.y * east - a.x * north))
    let room = (most * most - across * across).squareRoot()
    let kept = max(-room, min(room, forward))
    return (SIMD3(kept * east - across * north, kept * north + across * east, a.z), true)
  }

  /// Drag along the body's two axes, each by the airspeed along it, with the nose along the track.
  private mutating func dragForce(_ target: CopterTarget) -> SIMD3<Double> {
    let v = target.velocity
    let speed = (v.x * v.x + v.y * v.y).squareRoot()
    if speed > 0.5 {
      noseEast = v.x / speed
      noseNorth = v.y / speed
    }
    let air = wind - velocity
    let forward = p.drag(air.x * noseEast + air.y * noseNorth)
    let side = p.drag(air.y * noseEast - air.x * noseNorth)
    return SIMD3(forward * noseEast - side * noseNorth, forward * noseNorth + side * noseEast, 0)
  }
}
