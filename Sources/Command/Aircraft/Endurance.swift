import Skybeat

/// How long and how far an aircraft flies by `docs/flight-model.md`, from a charged pack down to its reserve and
/// with the uncertainty of its energy figures on top.
struct Endurance {
  var model: FlightModel
  /// Height above take-off that is climbed to first.
  var heightM: Double
  var windMps: Double

  private var airframe: Airframe { model.airframe }

  /// Minutes of hover in the wind, after the climb and before the descent; nil when the wind is too strong.
  var hoverMin: Double? { minutes(power: model.power(airspeedMps: windMps)) }

  /// Minutes of flight at cruise speed through the air; nil when the wind is too strong for the climb.
  var cruiseMin: Double? {
    minutes(power: model.power(airspeedMps: airframe.cruiseSpeed.metresPerSecond))
  }

  private func minutes(power: Double) -> Double? {
    guard let vertical = verticalWh else { return nil }
    return max(0, airframe.spendable.wattHours - vertical) / power * 60
  }

  /// Energy of the climb and the descent; nil when the aircraft cannot hold its place in the wind.
  private var verticalWh: Double? {
    guard windMps < airframe.greatestAirspeed.metresPerSecond, let up = vertical(heightM),
      let down = vertical(-heightM)
    else { return nil }
    return up.energyWh + down.energyWh
  }

  private func vertical(_ climbM: Double) -> LegFlight? {
    let leg = LegDemand(
      distanceM: 0, climbM: climbM, directionEast: 0, directionNorth: 0, speedMps: 0, holdS: 0)
    return model.fly(leg, wind: wind)
  }

  /// The wind blows from the north.
  private var wind: Wind { Wind(from: .degrees(0), speed: .metresPerSecond(windMps)) }

  /// Energy to a place so far off and back, at cruise speed over ground where the wind lets it.
  private func energy(distanceM: Double, east: Double, north: Double) -> Double? {
    func leg(_ sign: Double) -> LegFlight? {
      let demand = LegDemand(
        distanceM: distanceM, climbM: 0, directionEast: sign * east, directionNorth: sign * north,
        speedMps: airframe.cruiseSpeed.metresPerSecond, holdS: 0)
      return model.fly(demand, wind: wind)
    }
    guard let vertical = verticalWh, let out = leg(1), let back = leg(-1) else { return nil }
    return vertical + out.energyWh + back.energyWh
  }

  /// Metres to the furthest place that is reached and come back from; nil when the wind is too strong.
  ///
  /// - Parameter alongWind: out against the wind and back with it; else the wind blows from the side.
  func reachM(alongWind: Bool) -> Double? {
    let (east, north) = alongWind ? (0.0, 1.0) : (1.0, 0.0)
    let budget = airframe.spendable.wattHours
    guard let least = energy(distanceM: 1, east: east, north: north) else { return nil }
    if least > budget { return 0 }
    // Energy rises with the distance, so that halving finds where it meets the budget.
    var (low, high) = (1.0, 1_000_000.0)
    while high - low > 1 {
      let middle = (low + high) / 2
      if let energy = energy(distanceM: middle, east: east, north: north), energy <= budget {
        low = middle
      } else {
        high = middle
      }
    }
    return low
  }
}
