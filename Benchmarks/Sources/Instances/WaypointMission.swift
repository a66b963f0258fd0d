import AircraftModel
import ArgumentParser
import Foundation

/// A WPL 110 file in the autopilot's own metres around its first line, the home place.
struct WaypointMission {
  /// Metres a degree in the autopilot's flat reckoning (1.113 cm for 1e-7 degrees of latitude).
  static let metresPerDegree = 111_318.845

  var mission = CopterMission(items: [])
  private var latitude = 0.0
  private var longitude = 0.0
  private var heightM = 0.0

  init(path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.first?.trimmingCharacters(in: .whitespaces) == "QGC WPL 110" else {
      throw ValidationError("\(path):1: 'QGC WPL 110' is needed")
    }
    for (index, line) in lines.enumerated().dropFirst() {
      let words = line.split(whereSeparator: { $0 == "\t" || $0 == " " || $0 == "\r" })
      if words.isEmpty { continue }
      let fields = words.map { Double($0) }
      guard fields.count >= 12, !fields.prefix(12).contains(nil) else {
        throw ValidationError("\(path):\(index + 1): 12 numbers are needed")
      }
      if try !take(fields.compactMap { $0 }, "\(path):\(index + 1)") { break }
    }
  }

  /// False at the item that ends the prediction.
  private mutating func take(_ f: [Double], _ place: String) throws -> Bool {
    guard let number = Int(exactly: f[0]), let command = Int(exactly: f[3]) else {
      throw ValidationError("\(place): whole numbers are needed for item and command")
    }
    if number == 0 {
      (latitude, longitude, heightM) = (f[8], f[9], f[10])
      return true
    }
    // Frame 0 counts heights from the sea, 3 from home.
    let up = f[2] == 0 ? f[10] - heightM : f[10]
    func add(_ action: CopterMission.Item.Action) {
      mission.items.append(CopterMission.Item(number: number, action: action))
    }
    switch command {
    case 22: add(.takeoff(heightM: up))
    case 16, 19, 82:
      let north = (f[8] - latitude) * WaypointMission.metresPerDegree
      let east = (f[9] - longitude) * WaypointMission.metresPerDegree * cos(latitude * .pi / 180)
      add(.waypoint(east: east, north: north, up: up, holdS: command == 82 ? 0 : f[4]))
    case 178 where f[5] > 0:
      switch f[4] {
      case 2: add(.climbSpeed(f[5]))
      case 3: add(.descentSpeed(f[5]))
      default: add(.levelSpeed(f[5]))
      }
    case 20, 21: return false
    case 112...: break
    default: throw ValidationError("\(place): command \(command) is not known")
    }
    return true
  }

  /// The track's places in metres of the ellipsoid from home, as flown tracks are measured.
  func ellipsoidal(_ result: CopterPrediction) -> [FlownTracks.Place] {
    let (east, north) = scale
    return result.track.map { ($0.timeS, SIMD3($0.east * east, $0.north * north, $0.up)) }
  }

  /// True metres for one of the autopilot's, east and north.
  private var scale: (east: Double, north: Double) {
    let s = sin(latitude * .pi / 180)
    let (axis, e2) = (6_378_137.0, 0.006_694_379_990_14)
    let w = (1 - e2 * s * s).squareRoot()
    let degree = Double.pi / 180 / WaypointMission.metresPerDegree
    return (axis / w * degree, axis * (1 - e2) / (w * w * w) * degree)
  }

  func table(_ result: CopterPrediction) -> String {
    let (east, north) = scale
    var text = "t_s,east_m,north_m,up_m,ve,vn,vu,item\n"
    for k in result.track {
      text += String(
        format: "%.2f,%.2f,%.2f,%.2f,%.2f,%.2f,%.2f,%d\n", k.timeS, k.east * east, k.north * north, k.up,
        k.eastMps, k.northMps, k.upMps, k.item)
    }
    return text
  }
}
