/// Flies a mission as an ArduCopter does, step by step (`docs/flight-model.md`, "Step by step").
///
/// Costs about 0.2 microseconds a step of 0.02 s of flight.
public struct CopterFlight: Sendable {
  public let parameters: CopterParameters
  public let wind: Wind
  /// Step of the reckoning, and between two samples of the track, seconds.
  static let stepS = 0.02
  public static let sampleS = 0.1
  /// A leg on which the aircraft does not arrive in this time, seconds, cannot be flown.
  static let patienceS = 3600.0

  public init(_ parameters: CopterParameters, wind: Wind) {
    self.parameters = parameters
    self.wind = wind
  }

  /// A place to fly to, with the wishes for speed that come before it.
  private struct Stop {
    var number: Int
    var place: SIMD3<Double>
    var holdS: Double
    var wishes: [CopterMission.Item.Action]
  }

  /// - Throws: `CopterFlightError` when parameters or items make no sense, or the wind keeps the aircraft from
  ///   a place.
  public func predict(_ mission: CopterMission) throws(CopterFlightError) -> CopterPrediction {
    if let problem = parameters.problem { throw CopterFlightError(problem) }
    var (p, takeoff, stops) = try read(mission)
    var time = p.takeoffS(heightM: takeoff.place.z)
    var result = CopterPrediction(
      itemBegins: [(takeoff.number, 0)], returnBeginsS: time, track: climb(takeoff, until: time, p))
    var body = CopterBody(place: takeoff.place, wind: wind, p)
    var target = CopterTarget(place: takeoff.place, velocity: .zero, acceleration: .zero)
    var legs: CopterLegs?
    var pace = 1.0
    var steps = 0
    for index in stops.indices {
      let stop = stops[index]
      for wish in stop.wishes { apply(wish, &p) }
      legs?.ask(p)
      let isPassed = stop.holdS == 0 && index + 1 < stops.count
      let after = isPassed ? stops[index + 1].place : nil
      if legs == nil {
        legs = CopterLegs(from: takeoff.place, to: stop.place, next: after, p)
      } else {
        legs?.follow(to: stop.place, next: after, p)
      }
      result.itemBegins.append((stop.number, time))
      let began = time
      var arrived: Double?
      while true {
        pace += (body.pace(target) - pace) * min(1, CopterFlight.stepS * p.jerkMps3 / p.accelerationMps2)
        let isDone = legs?.advance(pace * CopterFlight.stepS, &target) ?? true
        body.follow(target, CopterFlight.stepS)
        time += CopterFlight.stepS
        steps += 1
        if steps % 5 == 0 { result.track.append(sample(body, time, stop.number)) }
        // A place that is passed counts when the target is there, another when the aircraft is.
        if arrived == nil, isDone, isPassed || (body.place - stop.place).norm < p.radiusM { arrived = time }
        if let arrived, time - arrived >= stop.holdS { break }
        guard arrived != nil || time - began < CopterFlight.patienceS else {
          throw CopterFlightError("item \(stop.number): not reached within an hour in this wind")
        }
      }
    }
    result.returnBeginsS = time
    return result
  }

  private func apply(_ wish: CopterMission.Item.Action, _ p: inout CopterParameters) {
    switch wish {
    case .levelSpeed(let speed): p.speedMps = speed
    case .climbSpeed(let speed): p.climbMps = speed
    case .descentSpeed(let speed): p.descentMps = speed
    case .takeoff, .waypoint: break
    }
  }

  private func read(_ mission: CopterMission) throws(CopterFlightError) -> (CopterParameters, Stop, [Stop]) {
    var p = parameters
    var takeoff: Stop?
    var stops: [Stop] = []
    var wishes: [CopterMission.Item.Action] = []
    for item in mission.items {
      switch item.action {
      case .takeoff(let height):
        guard takeoff == nil, stops.isEmpty, height > 0, height.isFinite else {
          throw CopterFlightError("item \(item.number): one take-off to a height above 0 begins a mission")
        }
        for wish in wishes { apply(wish, &p) }
        wishes = []
        takeoff = Stop(number: item.number, place: SIMD3(0, 0, height), holdS: 0, wishes: [])
      case .waypoint(let east, let north, let up, let hold):
        guard [east, north, up].allSatisfy({ abs($0) < 1e6 }), hold >= 0, hold < 1e5 else {
          throw CopterFlightError("item \(item.number): place or hold is out of bounds")
        }
        stops.append(
          Stop(number: item.number, place: SIMD3(east, north, up), holdS: hold, wishes: wishes))
        wishes = []
      case .levelSpeed(let speed), .climbSpeed(let speed), .descentSpeed(let speed):
        guard speed > 0, speed.isFinite else {
          throw CopterFlightError("item \(item.number): speed \(speed) m/s; above 0 is needed")
        }
        wishes.append(item.action)
      }
    }
    guard let takeoff else { throw CopterFlightError("the mission has no take-off") }
    return (p, takeoff, stops)
  }

  /// The take-off column: the time is the parameters', the height a smooth rise through it.
  private func climb(_ takeoff: Stop, until end: Double, _ p: CopterParameters) -> [CopterPrediction.Sample] {
    let limits = JerkLimits(
      acceleration: p.verticalAccelerationMps2, jerk: p.verticalJerkMps3, riseS: p.jerkRiseS)
    let rise = JerkLimitedLeg(length: takeoff.place.z, speed: p.climbMps, limits: limits)
    let start = max(0, end - rise.durationS)
    let count = Int(end / CopterFlight.sampleS)
    return (0...count).map { k in
      let time = Double(k) * CopterFlight.sampleS
      let state = rise.state(time - start)
      return CopterPrediction.Sample(
        timeS: time, east: 0, north: 0, up: state.p, eastMps: 0, northMps: 0, upMps: state.v,
        item: takeoff.number)
    }
  }

  private func sample(_ body: CopterBody, _ time: Double, _ item: Int) -> CopterPrediction.Sample {
    CopterPrediction.Sample(
      timeS: time, east: body.place.x, north: body.place.y, up: body.place.z, eastMps: body.velocity.x,
      northMps: body.velocity.y, upMps: body.velocity.z, item: item)
  }
}
