import AircraftModel
import Planar
import Reports
import Units

/// How a mission with corners is flown, by the step-by-step predictor: the track at corners, and the speed, calm and in
/// wind.
enum FlightScene {
  private static func p(_ east: Double, _ north: Double) -> MapPoint { MapPoint(east: east, north: north) }

  private static let places = [p(0, 0), p(110, 0), p(110, 60), p(30, 60), p(30, 75), p(130, 75)]

  static func sheet() throws -> SketchSheet {
    var items = [CopterMission.Item(number: 1, action: .takeoff(heightM: 40))]
    for (index, place) in places.enumerated() {
      items.append(
        .init(
          number: index + 2,
          // A hold at the third place: the aircraft stops there.
          action: .waypoint(east: place.east, north: place.north, up: 40, holdS: index == 3 ? 3 : 0)))
    }
    var map = Sketch("Planned way and predicted track, from above")
    map.line(places, .aid, legend: "planned way")
    var speeds = Sketch(
      chart: "Speed over ground, in still air and in wind",
      axes: .init(across: "s from the first leg on", up: "m/s"))
    let wind = Wind(eastMps: 0, northMps: -6)
    for (wind, line, curve, name) in [
      (Wind(eastMps: 0, northMps: 0), Sketch.Line.work, Sketch.Line.first, "in still air"),
      (wind, .other, .second, "in 6 m/s from the north"),
    ] {
      let flight = try CopterFlight(CopterParameters(), wind: wind).predict(CopterMission(items: items))
      let begin = flight.itemBegins.first { $0.item == 3 }?.timeS ?? 0
      let flown = flight.track.filter { $0.timeS >= begin }
      map.line(flown.map { p($0.east, $0.north) }, line, legend: "flown \(name)")
      speeds.line(
        flown.map {
          p($0.timeS - begin, ($0.eastMps * $0.eastMps + $0.northMps * $0.northMps).squareRoot())
        }, curve)
    }
    map.point(places[0], .site, legend: "take-off")
    for (index, place) in places.enumerated().dropFirst() {
      map.point(place, index == 3 ? .target : .pose, legend: index == 3 ? "hold of 3 s" : "waypoint")
    }
    return SketchSheet("Corners are cut, holds are not; wind costs speed", [map, speeds], columns: 1)
  }
}
