import AircraftModel
import MissionModel
import Skybeat
import TestSupport
import Testing
import Units

@testable import Checking

/// The checker's own radiometry against the planner's, and against published shares of the black body.
@Suite struct HotSpotSightTests {
  /// The two sums of Planck's law differ by a constant factor alone.
  @Test func seriesAndStepsAgree() {
    let factor = ThermalBand.radiance(celsius: 20) / HotSpotSight.received(20)
    for celsius in stride(from: -60.0, through: 1500, by: 13) {
      let share = ThermalBand.radiance(celsius: celsius) / HotSpotSight.received(celsius) / factor
      #expect(abs(share - 1) < 1e-7, "\(celsius) °C")
    }
  }

  @Test func bothFindTheSamePixel() throws {
    let day = try PatrolDay.make()
    try forAll(30) { (random: inout SplitMix64) -> HotSpot in
      let heating = [
        SunHeating(fromS: 9 * 3600, toS: 12 * 3600, aboveAirK: 40 * random.unit()),
        SunHeating(fromS: 12 * 3600, toS: 19 * 3600, aboveAirK: 50 * random.unit()),
      ]
      let rule = HotSpotRule(
        emissivity: 0.5, dayC: 50 + 50 * random.unit(), nightC: 40 + 40 * random.unit(),
        contrastK: 10 + 40 * random.unit(), heating: heating)
      return HotSpot(
        size: .metres(0.1 + random.unit()), temperatureC: 250 + 700 * random.unit(),
        emissivity: 0.3 + 0.7 * random.unit(),
        ground: random.unit() < 0.3 ? .between(coldestC: 10, hottestC: 65) : .air(heating), rule: rule,
        hours: [])
    } property: { spot, seed in
      var spot = spot
      let beat = day.mission.beats[0]
      spot.hours = HotSpotHours.cut(
        windows: beat.windows.map(\.during), ground: spot.ground, stations: day.mission.forecast.stations,
        place: day.mission.sites[0].position)
      let own = HotSpotSight(spot, beat: beat, mission: day.mission).largestPixelM
      let planned = try #require(spot.worst).largestPixel.metres
      #expect(abs(own - planned) <= 1e-5 * planned + 2e-6, "seed \(seed): \(own) and \(planned) m")
    }
  }
}

extension Mutation {
  /// The day after a hot spot with a thermal camera; its flights are 55 m above the ground at most.
  private static func hot(_ day: inout PatrolDay, sizeM: Double) {
    let heating = [SunHeating(fromS: 10 * 3600, toS: 16 * 3600, aboveAirK: 30)]
    let rule = HotSpotRule(emissivity: 0.5, dayC: 80, nightC: 60, contrastK: 25, heating: heating)
    let beat = day.mission.beats[0]
    let spot = HotSpot(
      size: .metres(sizeM), temperatureC: 600, emissivity: 0.5, ground: .air(heating), rule: rule,
      hours: HotSpotHours.cut(
        windows: beat.windows.map(\.during), ground: .air(heating),
        stations: day.mission.forecast.stations, place: day.mission.sites[0].position))
    day.mission.beats[0].task = ViewTask(spot, dwell: .seconds(2))
    let camera = day.mission.sites[0].cameras[0]
    day.mission.sites[0].cameras[0] = Camera(
      id: camera.id, name: camera.name, spectrum: .thermal, diagonalFieldOfView: .degrees(60),
      sensorPixelsWide: 640, sensorPixelsHigh: 512, streamPixelsWide: 640, streamPixelsHigh: 512,
      seesAtNight: true, facts: [])
  }

  static let hotSpots: [Mutation] = [
    Mutation("a hot spot that shows", []) { hot(&$0, sizeM: 0.1) },
    Mutation("a hot spot too small for the pixels, seen ahead", ["hot-spot.pixel warning"]) {
      hot(&$0, sizeM: 0.02)
    },
    Mutation("a hot spot too small for the pixels, seen from above", ["hot-spot.pixel"]) { day in
      hot(&day, sizeM: 0.02)
      for index in day.route.waypoints.indices where day.route.waypoints[index].action == .work {
        day.route.waypoints[index].gimbalPitchDeg = -90
      }
    },
    Mutation("a camera that sees no heat", ["hot-spot.camera"]) { day in
      hot(&day, sizeM: 0.3)
      day.mission.sites[0].cameras[0].spectrum = .visible
    },
  ]
}
