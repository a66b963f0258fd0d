import AircraftModel
import AirspaceModel
import Geodesy
import MissionModel
import Planar
import TerrainModel
import Units

/// A small mission for pictures, made up.
enum MadeMission {
  static func text(_ text: String) -> BilingualText { BilingualText(en: text, zh: text) }

  /// A dock at the origin with one aircraft, one beat "made" of two hours, and level ground.
  static func mission(
    _ shape: BeatShape, frame: LocalFrame, groundM: Double = 5, zones: [Zone] = [], batteryWh: Double = 150,
    pitchDeg: Double = -90
  ) throws -> Mission {
    let noon = Moment(secondsSince1970: 1_795_406_400)
    let day = MomentRange(from: noon, to: noon + 14_400)
    let quad = Airframe(
      id: "quad", name: text("quad"), takeoffMass: Mass(kilograms: 1.9), battery: .wattHours(batteryWh),
      usableShare: 0.9, reserveShare: 0.25, hoverPower: .watts(210), cruisePower: .watts(190),
      cruiseSpeed: .metresPerSecond(12), inducedVelocity: .metresPerSecond(5),
      greatestAirspeed: .metresPerSecond(16), climbRate: .metresPerSecond(5),
      descentRate: .metresPerSecond(4), accelerationMps2: 2, climbEfficiency: 0.6,
      gustLimitInFlight: .metresPerSecond(14), gustLimitAtPad: .metresPerSecond(11),
      rainLimitMmPerHour: 4,
      temperatureRangeC: -10...40, energyUncertaintyShare: 0.2, facts: [])
    let camera = Camera(
      id: "wide", name: text("wide"), spectrum: .visible, diagonalFieldOfView: .degrees(82),
      sensorPixelsWide: 8000, sensorPixelsHigh: 6000, streamPixelsWide: 1920,
      streamPixelsHigh: 1080,
      seesAtNight: false, facts: [])
    let site = Site(
      id: "dock", name: text("dock"), kind: .dock, position: frame.origin,
      padHKPD: .metres(groundM),
      alternate: nil, airframe: quad, cameras: [camera], model: "dock",
      turnaround: .charge(fullPacksPerHour: 1), prepare: .minutes(2), recover: .minutes(2),
      reach: .metres(2000), gustLimitAtPad: nil, rainLimitMmPerHour: nil, duty: [day],
      station: "here", facts: [])
    let beat = Beat(
      id: "made", name: text("made"), shape: shape,
      sites: ["dock"], aboveGround: .metres(50), speed: .metresPerSecond(8), camera: "wide",
      gimbalPitch: .degrees(pitchDeg), overlap: 0.2,
      task: ViewTask(
        level: .detect, object: text("person"), objectSize: .metres(0.5), pixelsAcross: 2,
        dwell: .seconds(1)),
      windows: [BeatWindow(during: day, revisit: nil)], irregularStarts: false, priority: 5,
      longestSortie: nil, requiredShare: 0, recording: false, recordingReason: nil)
    let rules = OperatingRules(
      id: "rules", zoneMargin: .metres(30), ceilingAboveGround: .metres(90),
      terrainClearance: .metres(30),
      transitAboveGround: .metres(50), transitSpeed: .metresPerSecond(10), terrainStep: .metres(10),
      holdWarnings: [], padSpacing: .minutes(5), returnAbovePad: .metres(60), facts: [])
    let step = ForecastStep(
      during: day, windFrom: .degrees(70), meanAt10m: .metresPerSecond(3),
      gustAt10m: .metresPerSecond(5),
      rainMmPerHour: 0, temperatureC: 22)
    let station = StationForecast(
      id: "here", name: text("here"), shearExponent: 0.16, steps: [step])
    return Mission(
      file: "made.yaml", id: "made", name: text("made"), unit: text("unit"),
      purpose: text("picture"),
      day: day, seed: 1, sites: [site], beats: [beat], zones: zones,
      permissions: [],
      rules: rules,
      forecast: Forecast(issued: noon, source: "made up", stations: [station], warnings: []),
      ground: Ground(
        grids: [], bands: [],
        elsewhere: GroundBand(lowHKPD: groundM, highHKPD: groundM, source: .declared), frame: frame),
      frame: frame, heights: HeightSystem(), privacyZones: [], layers: [], background: [])
  }
}
