import AircraftModel
import Geodesy
import MissionModel
import Units

/// A route with what it takes in each step of its site's forecast.
final class RouteInWeather {
  let route: Route
  let site: Site
  let flight: RouteFlight
  let returns: ReturnMoments
  let height: Length
  /// Result per forecast step; nil where the wind stops it.
  private let steps: [(step: ForecastStep, flown: RouteFlight.Flown?)]
  private let shearExponent: Double
  /// By forecast step: the most that flying to a moment and home from there takes of the pack; infinite where
  /// the wind stops a return.
  private let returnNeeds: [Double]
  let holds: [WeatherGate.Hold]
  let holdRanges: [MomentRange]
  /// Seconds in the air in the slowest forecast step that is not held; in still air where there is none.
  let longestS: Int
  /// What of the day's pilots, quiet hours and caps bounds its flights.
  let reach: LimitsOfRoute
  let space: RouteInSpace

  init(route: Route, site: Site, mission: Mission) throws {
    self.route = route
    self.site = site
    flight = try RouteFlight(route: route, frame: mission.frame)
    let height = Length.metres(max(10, flight.greatestHeightM))
    self.height = height
    let returns = try ReturnMoments(route: route, site: site, flight: flight, mission: mission)
    self.returns = returns
    reach = try LimitsOfRoute(route: route, site: site, mission: mission)
    space = try RouteInSpace(route: route, site: site, mission: mission)
    let gate = WeatherGate(mission: mission, site: site)
    holds = gate.holds(height: height)
    let held = MomentRange.merged(holds.map(\.during))
    holdRanges = held
    let exponent = gate.station?.shearExponent ?? 0
    shearExponent = exponent
    let model = FlightModel(site.airframe)
    let flight = flight
    steps = (gate.station?.steps ?? []).map { step in
      (step, flight.fly(model, wind: step.wind(height: height, shearExponent: exponent)))
    }
    returnNeeds = steps.map { step, flown in
      flown == nil
        ? .infinity
        : returns.need(
          model, wind: step.wind(height: height, shearExponent: exponent),
          returnWind: step.wind(height: max(height, returns.height), shearExponent: exponent))
    }
    let times = steps.compactMap { step, flown in
      held.contains { $0.covers(step.during) } ? nil : flown?.timeS
    }
    longestS = Int(max(route.calmTimeS, times.max() ?? 0).rounded(.up))
  }

  /// Share of the pack that must be left over wherever a flight turns home.
  private static let spareShare = 0.02

  /// The flight as planned for one take-off.
  struct Planned {
    var flown: RouteFlight.Flown
    var step: ForecastStep
    var durationS: Int
    var useShare: Double
    /// Share that must be in the pack above the reserve at take-off, so that every moment of the flight can
    /// turn home; where even a charged pack does not give that, that every moment comes home at all.
    var needShare: Double
  }

  enum Failure { case weather, unflyable, energy }

  /// The flight that begins at `takeoff`: of the forecast steps that it meets, the one that costs most counts.
  func planned(takeoff: Moment) -> Result<Planned, FlightRefused> {
    guard var index = steps.firstIndex(where: { $0.step.during.contains(takeoff) }) else {
      return .failure(FlightRefused(.weather))
    }
    guard var flown = steps[index].flown else { return .failure(FlightRefused(.unflyable)) }
    // A longer flight may meet one more step: look again until nothing changes.
    var next = index + 1
    while next < steps.count, steps[next].step.during.from < takeoff + Int(flown.timeS.rounded(.up)) {
      guard let other = steps[next].flown else { return .failure(FlightRefused(.unflyable)) }
      if other.energyWh > flown.energyWh {
        flown = other
        index = next
      }
      next += 1
    }
    let use = site.airframe.plannedUse(of: .wattHours(flown.energyWh))
    let back = max(use, returnNeeds[index])
    // From some moment even a charged pack would not come home at all, reserve or not.
    if back > Airframe.chargedShare - RouteInWeather.spareShare { return .failure(FlightRefused(.energy)) }
    let most = Airframe.chargedShare - site.airframe.reserveShare
    return .success(
      Planned(
        flown: flown, step: steps[index].step, durationS: Int(flown.timeS.rounded(.up)), useShare: use,
        needShare: back <= most
          ? back : max(use, back + RouteInWeather.spareShare - site.airframe.reserveShare)))
  }

  /// The shortest time in the air and the least use of the pack in any step that is not held; nil: it is held all day.
  var cheapest: (durationS: Int, useShare: Double)? {
    let open = steps.filter { step, flown in
      flown != nil && !holdRanges.contains { $0.covers(step.during) }
    }
    let times = open.compactMap { $0.flown?.timeS }
    let energies = open.compactMap { $0.flown?.energyWh }
    guard let time = times.min(), let energy = energies.min() else { return nil }
    return (Int(time.rounded(.down)), site.airframe.plannedUse(of: .wattHours(energy)))
  }

  func wind(_ step: ForecastStep) -> (mean: Speed, gust: Speed) {
    (
      step.wind(height: height, shearExponent: shearExponent).speed,
      step.gust(height: height, shearExponent: shearExponent)
    )
  }

  /// What turning back costs all along a flight in the wind of `step`.
  func turningBack(_ step: ForecastStep, takeoffShare: Double)
    -> (returns: [SortieReturn], pointOfNoReturnS: Double?)
  {
    returns.moments(
      FlightModel(site.airframe), wind: step.wind(height: height, shearExponent: shearExponent),
      returnWind: step.wind(height: max(height, returns.height), shearExponent: shearExponent),
      takeoffShare: takeoffShare)
  }

  /// Hours less those in which a zone, a target's hours or quiet hours close the route.
  func open(_ hours: [MomentRange]) -> [MomentRange] {
    var result = hours
    for closed in route.closedDuring + reach.quiet {
      result = result.flatMap { part -> [MomentRange] in
        guard part.overlaps(closed) else { return [part] }
        var left: [MomentRange] = []
        if part.from < closed.from { left.append(MomentRange(from: part.from, to: closed.from)) }
        if closed.to < part.to { left.append(MomentRange(from: closed.to, to: part.to)) }
        return left
      }
    }
    return result
  }

  /// The first hold that the time from `from` to `to` meets.
  func hold(from: Moment, to: Moment) -> MomentRange? {
    let range = MomentRange(from: from, to: to)
    return holdRanges.first { $0.overlaps(range) }
  }
}

/// Why a flight cannot begin at a time.
struct FlightRefused: Error {
  let reason: RouteInWeather.Failure
  init(_ reason: RouteInWeather.Failure) { self.reason = reason }
}
