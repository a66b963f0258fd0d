import FoundationEssentials
import Geodesy
import MissionModel
import TestSupport
import Testing
import Units

@testable import AircraftModel

/// Our own tracks of an ArduCopter in its simulator, against the model with that vehicle's speeds.
///
/// The numbers under "Against flown tracks" in `docs/flight-model.md` come from this test's print-out.
@Suite struct FlownTracksTests {
  private struct Line {
    var mission, wind: String
    var predictedS, flownS: Double
    var share: Double { predictedS / flownS - 1 }
  }

  /// The greatest shares by which the model may be faster, or slower, than what was flown.
  static let mostOptimistic = 0.11
  static let mostPessimistic = 0.21

  @Test func timesUntilTheReturn() throws {
    guard let summary = Folders.shared("facts/flights/summary.csv"),
      let parameters = Folders.shared("facts/flights/parameters.json")
    else { return }
    let folder = String(summary.dropLast("summary.csv".count))
    let vehicle = try FlownTracksTests.vehicle(parameters)
    var lines: [Line] = []
    for row in try FlownTracksTests.rows(summary).dropFirst() {
      guard row.count > 3, let returns = Double(row[3]) else { continue }
      let mission = try FlownTracksTests.points(folder + "missions/\(row[0]).waypoints")
      let wind = FlownTracksTests.wind(row[1])
      let flight = RouteFlight(mission)
      let flown = try #require(flight.fly(FlightModel(vehicle), wind: wind), "\(row[0]) \(row[1])")
      let last = try #require(flown.waypointTimesS.last)
      let hold = mission.last?.holdS ?? 0
      let liftOff = try FlownTracksTests.liftOff(folder + "\(row[0]).\(row[1]).csv")
      lines.append(
        Line(mission: row[0], wind: row[1], predictedS: last + hold, flownS: returns - liftOff))
    }
    #expect(lines.count >= 18)
    for line in lines {
      print(
        "flown | \(line.mission) | \(line.wind) | \(line.predictedS.rounded(places: 1)) |"
          + " \(line.flownS.rounded(places: 1)) | \((line.share * 100).rounded(places: 1)) %")
      #expect(line.share >= -FlownTracksTests.mostOptimistic, "\(line.mission) \(line.wind)")
      #expect(line.share <= FlownTracksTests.mostPessimistic, "\(line.mission) \(line.wind)")
    }
  }

  private static func text(_ path: String) throws -> String {
    let data = try #require(FileManager.default.contents(atPath: path), "\(path)")
    return String(decoding: data, as: UTF8.self)
  }

  private static func rows(_ path: String) throws -> [[String]] {
    try text(path).split(whereSeparator: \.isNewline).map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  private static func wind(_ name: String) -> Wind {
    let parts = name.split(separator: "-")
    guard parts.count == 3, let speed = Double(parts[0].dropFirst(4)), let from = Double(parts[2]) else {
      return .calm
    }
    return Wind(from: .degrees(from), speed: .metresPerSecond(speed))
  }

  /// Speeds and acceleration from the parameter file; power plays no part in the times.
  private static func vehicle(_ path: String) throws -> Airframe {
    let values = try JSONDecoder().decode([String: Double].self, from: Data(text(path).utf8))
    func value(_ key: String) throws -> Double { try #require(values[key], "\(key)") }
    // Greatest airspeed: about 10 m/s, as the tracks' description says and `straight-500-speed15` shows.
    return Quads.quad(
      greatest: try value("WP_SPD"), cruise: try value("WP_SPD"), climb: try value("WP_SPD_UP"),
      descent: try value("WP_SPD_DN"), acceleration: try value("WP_ACC"))
  }

  /// WPL 110: the take-off stands straight above home, speed changes count for the legs that follow.
  private static func points(_ path: String) throws -> [RouteFlight.Point] {
    var speed = 10.0
    var frame: LocalFrame?
    var points: [RouteFlight.Point] = []
    for line in try text(path).split(whereSeparator: \.isNewline).dropFirst() {
      let fields = line.split(separator: "\t").map { Double($0) ?? .nan }
      guard fields.count >= 12 else { continue }
      let place = GeoPoint(longitude: fields[9], latitude: fields[8])
      if fields[0] == 0 {
        frame = LocalFrame(origin: place)
        continue
      }
      let local = try #require(frame)
      switch Int(fields[3]) {
      case 22, 16:
        points.append(
          RouteFlight.Point(
            place: try local.toMap(place), aboveTakeoffM: fields[10], speedMps: speed,
            holdS: Int(fields[3]) == 16 ? fields[4] : 0))
      case 178: speed = fields[5]
      default: break
      }
    }
    return points
  }

  /// Seconds after arming at which the aircraft leaves the ground.
  private static func liftOff(_ path: String) throws -> Double {
    for row in try rows(path).dropFirst() where row.count > 3 {
      if let up = Double(row[3]), let at = Double(row[0]), up > 0.2 { return at }
    }
    return try #require(nil as Double?, "\(path): never in the air")
  }
}
