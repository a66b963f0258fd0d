import AircraftModel
import Geodesy
import MissionModel
import Planar
import Units

/// What turning back costs at every stored moment of a sortie, in the sortie's own wind.
///
/// Energy within a leg is shared out by distance. A return climbs to the return height, flies at the transit
/// speed and comes down; it waits over the pad as long as the planned landing does.
struct ReturnMoments {
  let route: Route
  let site: Site
  let legs: [LegDemand]
  let places: ReturnPlaces
  let speedMps: Double

  /// As `docs/transit.md` says.
  static let nearM = 10.0

  /// Level directions of the ways, worked out once a route.
  struct ReturnPlaces {
    /// For each return: the level legs home with the height at the end of each; empty where there is no way.
    var home: [[(east: Double, north: Double, hkpdM: Double)]]
    var alternate: [(east: Double, north: Double)?]
  }

  init(route: Route, site: Site, flight: RouteFlight, mission: Mission) throws {
    self.route = route
    self.site = site
    legs = flight.legs
    speedMps = mission.rules.transitSpeed.metresPerSecond
    let high = site.padHKPD.metres + route.returnAbovePadM
    let pad = try mission.frame.toMap(site.position)
    let alternate = try site.alternate.map { try mission.frame.toMap($0.position) }
    var result = ReturnPlaces(home: [], alternate: [])
    let places = try mission.frame.toMap(
      route.returns.map { GeoPoint(longitude: $0.longitudeDeg, latitude: $0.latitudeDeg) })
    for (entry, place) in zip(route.returns, places) {
      var turns: [(MapPoint, Double)] = []
      switch entry.way {
      case .straight:
        // Near the pad it comes straight down without climbing first.
        turns = [(pad, place.distance(to: pad) <= ReturnMoments.nearM ? entry.hkpdM : max(high, entry.hkpdM))]
      case .bent:
        let via = try mission.frame.toMap(
          entry.via.map { GeoPoint(longitude: $0.longitudeDeg, latitude: $0.latitudeDeg) })
        turns = zip(via, entry.via).map { ($0, $1.hkpdM) }
      case .none: break
      }
      var at = place
      var way: [(east: Double, north: Double, hkpdM: Double)] = []
      for (turn, height) in turns {
        way.append((turn.east - at.east, turn.north - at.north, height))
        at = turn
      }
      result.home.append(way)
      result.alternate.append(
        entry.alternateWay == .straight
          ? alternate.map { ($0.east - place.east, $0.north - place.north) } : nil)
    }
    self.places = result
  }

  /// Height above the pad at which returns fly; the wind is taken at this height or the route's own.
  var height: Length { .metres(route.returnAbovePadM) }

  /// The most that flying to a moment and home from there takes of the pack, a share of its capacity; infinite
  /// where the wind stops a return.
  func need(_ model: FlightModel, wind: Wind, returnWind: Wind) -> Double {
    let returns = moments(model, wind: wind, returnWind: returnWind, takeoffShare: 0).returns
    // A wind in which the route itself cannot be flown has no moments.
    if returns.count < route.returns.count { return .infinity }
    return returns.map { $0.landingShare.map { -$0 } ?? .infinity }.max() ?? 0
  }

  /// The moments, and the last one before home is out of reach.
  ///
  /// - Parameters:
  ///   - wind: steady, at the height of the route; the legs are flown in it.
  ///   - returnWind: the same at the height of the returns.
  func moments(_ model: FlightModel, wind: Wind, returnWind: Wind, takeoffShare: Double)
    -> (returns: [SortieReturn], pointOfNoReturnS: Double?)
  {
    var result: [SortieReturn] = []
    var lost: Double?
    var isLost = false
    var clock = 0.0
    var energy = 0.0
    var next = 0
    let flights = model.fly(legs, wind: wind) ?? []
    for (leg, (demand, flown)) in zip(legs, flights).enumerated().dropLast() {
      let way = flown.timeS - demand.holdS
      let hover = model.power(airspeedMps: wind.speed.metresPerSecond) * demand.holdS / 3600
      while next < route.returns.count, route.returns[next].leg == leg {
        let entry = route.returns[next]
        let used = energy + (flown.energyWh - hover) * entry.legShare
        let left = takeoffShare - model.airframe.plannedUse(of: .wattHours(used))
        let home = home(next, model, returnWind)
        let away = away(next, model, returnWind)
        var moment = SortieReturn(
          atS: (clock + way * entry.legShare).rounded(places: 1), leftShare: left.rounded(places: 4),
          timeS: nil, energyWh: nil, landingShare: nil, alternateTimeS: nil, alternateEnergyWh: nil,
          alternateLandingShare: nil)
        if let home {
          moment.timeS = home.timeS.rounded(places: 1)
          moment.energyWh = home.energyWh.rounded(places: 2)
          let share = left - model.airframe.plannedUse(of: .wattHours(home.energyWh))
          moment.landingShare = share.rounded(places: 4)
        }
        if let away {
          moment.alternateTimeS = away.timeS.rounded(places: 1)
          moment.alternateEnergyWh = away.energyWh.rounded(places: 2)
          let share = left - model.airframe.plannedUse(of: .wattHours(away.energyWh))
          moment.alternateLandingShare = share.rounded(places: 4)
        }
        if !isLost, (moment.landingShare ?? -1) < model.airframe.reserveShare {
          isLost = true
          lost = result.last?.atS ?? 0
        }
        result.append(moment)
        next += 1
      }
      clock += flown.timeS
      energy += flown.energyWh
    }
    return (result, isLost ? lost : nil)
  }

  private func home(_ index: Int, _ model: FlightModel, _ wind: Wind) -> (timeS: Double, energyWh: Double)? {
    let way = places.home[index]
    guard let first = way.first else { return nil }
    let hold = route.waypoints.last?.holdS ?? 0
    let start = route.returns[index].hkpdM
    var demands = [ReturnMoments.vertical(first.hkpdM - start)]
    var height = first.hkpdM
    for (east, north, hkpdM) in way {
      demands.append(leg(east, north, climb: hkpdM - height))
      height = hkpdM
    }
    demands[demands.count - 1].holdS = hold
    demands.append(ReturnMoments.vertical(site.padHKPD.metres - height))
    return ReturnMoments.sum(demands, model, wind)
  }

  private func away(_ index: Int, _ model: FlightModel, _ wind: Wind) -> (timeS: Double, energyWh: Double)? {
    guard let (east, north) = places.alternate[index], let alternate = site.alternate else { return nil }
    let start = route.returns[index].hkpdM
    let high = max(start, site.padHKPD.metres + route.returnAbovePadM)
    return ReturnMoments.sum(
      [
        ReturnMoments.vertical(high - start), leg(east, north, climb: 0),
        ReturnMoments.vertical(min(0, alternate.groundHKPD.metres - high)),
      ], model, wind)
  }

  /// Every leg is taken from rest to rest: the aircraft stops to climb, and at bends.
  private func leg(_ east: Double, _ north: Double, climb: Double) -> LegDemand {
    let length = (east * east + north * north).squareRoot()
    return LegDemand(
      distanceM: length, climbM: climb, directionEast: length > 0 ? east / length : 0,
      directionNorth: length > 0 ? north / length : 0, speedMps: speedMps, holdS: 0)
  }

  private static func vertical(_ climb: Double) -> LegDemand {
    LegDemand(
      distanceM: 0, climbM: climb, directionEast: 0, directionNorth: 0, speedMps: 0, holdS: 0)
  }

  private static func sum(_ demands: [LegDemand], _ model: FlightModel, _ wind: Wind)
    -> (timeS: Double, energyWh: Double)?
  {
    var time = 0.0
    var energy = 0.0
    for demand in demands {
      guard let flown = model.fly(demand, wind: wind) else { return nil }
      time += flown.timeS
      energy += flown.energyWh
    }
    return (time, energy)
  }
}
