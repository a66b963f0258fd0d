import AircraftModel
import ArgumentParser
import Foundation
import Units

/// A folder of flown missions: `summary.csv`, `parameters.json`, `missions/NAME.waypoints`, `NAME.WIND.csv`.
struct FlownTracks {
  /// One flown mission against its prediction.
  struct Line {
    var mission, wind: String
    var flownS, predictedS: Double
    /// By the closed form that plans are made with.
    var plannedS: Double
    /// Greatest distance from a flown place to the predicted path, metres, from the first leg's begin to the return.
    var trackM: Double
    /// Greatest distance between flown and predicted place at the same moment, metres.
    var alignedM: Double
    /// Greatest difference of the moments at which a place is reached, seconds.
    var itemS: Double
    var share: Double { predictedS / flownS - 1 }
  }

  let folder: String
  let rows: [[String]]

  init(folder: String) throws {
    self.folder = folder
    rows = try FlownTracks.table(folder + "/summary.csv")
  }

  static func table(_ path: String) throws -> [[String]] {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    return text.split(whereSeparator: \.isNewline).dropFirst().map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// `calm`, or `wind8-from-090`.
  static func wind(_ name: String) throws -> Wind {
    if name == "calm" { return .calm }
    let parts = name.split(separator: "-")
    guard parts.count == 3, parts[0].hasPrefix("wind"), let speed = Double(parts[0].dropFirst(4)),
      let from = Double(parts[2])
    else { throw ValidationError("wind '\(name)': calm or windSPEED-from-DEGREES is needed") }
    return Wind(from: .degrees(from), speed: .metresPerSecond(speed))
  }

  func lines() throws -> [Line] {
    let parameters = try ParameterFile.read(folder + "/parameters.json")
    return try rows.map { row in
      guard row.count >= 6, let flownS = Double(row[3]) else {
        throw ValidationError("\(folder)/summary.csv: 6 columns are needed, '\(row.joined(separator: ","))'")
      }
      let file = try WaypointMission(path: "\(folder)/missions/\(row[0]).waypoints")
      let flight = CopterFlight(parameters, wind: try FlownTracks.wind(row[1]))
      let result = try flight.predict(file.mission)
      let flown = try FlownTracks.places(FlownTracks.table("\(folder)/\(row[0]).\(row[1]).csv"))
      var begins: [Int: Double] = [:]
      for word in row[5].split(separator: " ") {
        let pair = word.split(separator: ":")
        if pair.count == 2, let item = Int(pair[0]), let time = Double(pair[1]) { begins[item] = time }
      }
      let legs = result.itemBegins.dropFirst()
      guard let first = legs.first, let start = begins[first.item] else {
        throw ValidationError("\(folder)/summary.csv: '\(row[0])' has no begin of its first leg")
      }
      let path = file.ellipsoidal(result)
      var track = 0.0
      var aligned = 0.0
      for place in flown where place.time >= start && place.time <= flownS {
        track = max(track, FlownTracks.distance(place.at, to: path))
        aligned = max(aligned, FlownTracks.length(place.at - FlownTracks.at(place.time, path)))
      }
      let item = legs.compactMap { leg in begins[leg.item].map { abs($0 - leg.timeS) } }.max() ?? 0
      return Line(
        mission: row[0], wind: row[1], flownS: flownS, predictedS: result.returnBeginsS,
        plannedS: try PlannedTime.seconds(file.mission, parameters, wind: FlownTracks.wind(row[1])),
        trackM: track,
        alignedM: aligned, itemS: item)
    }
  }

  typealias Place = (time: Double, at: SIMD3<Double>)

  static func places(_ rows: [[String]]) throws -> [Place] {
    try rows.map { row in
      let numbers = row.prefix(4).compactMap { Double($0) }
      guard numbers.count == 4 else { throw ValidationError("track line '\(row.joined(separator: ","))'") }
      return (numbers[0], SIMD3(numbers[1], numbers[2], numbers[3]))
    }
  }

  static func length(_ v: SIMD3<Double>) -> Double { (v * v).sum().squareRoot() }

  static func at(_ time: Double, _ path: [Place]) -> SIMD3<Double> {
    guard let after = path.firstIndex(where: { $0.time >= time }) else { return path[path.count - 1].at }
    if after == 0 { return path[0].at }
    let (a, b) = (path[after - 1], path[after])
    return a.at + (b.at - a.at) * ((time - a.time) / (b.time - a.time))
  }

  static func distance(_ p: SIMD3<Double>, to path: [Place]) -> Double {
    zip(path, path.dropFirst()).reduce(Double.infinity) { best, leg in
      let d = leg.1.at - leg.0.at
      let square = (d * d).sum()
      let share = square > 0 ? min(1, max(0, ((p - leg.0.at) * d).sum() / square)) : 0
      return min(best, length(p - leg.0.at - d * share))
    }
  }
}

/// Predicts every flight of a folder of flown tracks and compares.
struct FlownCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "flown",
    abstract: "Compares predicted with flown missions; the table of docs/flight-model.md.")

  @Argument(help: "Folder with summary.csv, parameters.json, missions and tracks.") var folder: String
  @Flag(help: "Prints the table in Markdown in place of the JSON object.") var table = false

  func run() throws {
    let lines = try FlownTracks(folder: folder).lines()
    func number(_ value: Double, _ places: Int = 1) -> String { String(format: "%.\(places)f", value) }
    if table {
      print(
        "| mission | wind | flown s | predicted s | difference | track m | item s | planned s | difference |")
      print("|---|---|---|---|---|---|---|---|---|")
      for k in lines {
        print(
          "| \(k.mission) | \(k.wind) | \(number(k.flownS)) | \(number(k.predictedS)) "
            + "| \(number(k.share * 100, 2)) % | \(number(k.trackM, 2)) | \(number(k.itemS)) "
            + "| \(number(k.plannedS)) | \(number((k.plannedS / k.flownS - 1) * 100, 2)) % |")
      }
      return
    }
    let objects = lines.map { k in
      "{\"mission\": \"\(k.mission)\", \"wind\": \"\(k.wind)\", \"flown_s\": \(number(k.flownS)), "
        + "\"predicted_s\": \(number(k.predictedS)), \"share\": \(number(k.share, 5)), "
        + "\"track_m\": \(number(k.trackM, 2)), \"aligned_m\": \(number(k.alignedM, 2)), "
        + "\"item_s\": \(number(k.itemS, 2)), \"planned_s\": \(number(k.plannedS))}"
    }
    print("{\"flights\": [\(objects.joined(separator: ",\n "))]}")
  }
}
