import ArgumentParser
import Skybeat

/// Which number of a point comes first.
enum PointOrder: String, ExpressibleByArgument, CaseIterable {
  case latlon, lonlat, ne, en

  var isGeographic: Bool { self == .latlon || self == .lonlat }
  var northFirst: Bool { self == .latlon || self == .ne }
}

/// One side of a conversion: a system, the names of its two numbers and which of them comes first.
struct CoordinateSide {
  var text: String
  var system: CRSInfo
  /// Names of the north-going and the east-going number, with their unit.
  var north, east: String
  var northFirst: Bool
  var decimals: Int

  /// - Throws: `GeodesyError` for an unknown system, `FileIssue` for one without exactly two level axes.
  init(_ text: String, orders: [PointOrder]) throws {
    self.text = text
    let system = try CRSInfo(text)
    self.system = system
    guard system.axisNames.count == 2 else {
      let reason =
        "'\(system.name)' has \(system.axisNames.count) axes (\(system.axisNames.joined(separator: ", ")));"
        + " convert takes systems of two level axes, and heights by --height-from and --height-to"
      throw FileIssue(file: text, line: 0, column: 0, reason: reason)
    }
    let unit = CoordinateSide.suffix(system.units.first ?? "metre")
    north = (system.isGeographic ? "lat" : "northing") + unit
    east = (system.isGeographic ? "lon" : "easting") + unit
    northFirst = orders.last { $0.isGeographic == system.isGeographic }?.northFirst ?? system.northFirst
    decimals = system.isGeographic ? 8 : 4
  }

  /// Both names in the order in which they are written.
  var names: [String] { northFirst ? [north, east] : [east, north] }

  /// Column names that a table may use for the north-going and the east-going number.
  var northAliases: [String] {
    [north] + (system.isGeographic ? ["lat", "latitude", "latitude_deg"] : ["northing", "north", "n"])
  }
  var eastAliases: [String] {
    [east]
      + (system.isGeographic
        ? ["lon", "lng", "long", "longitude", "longitude_deg"] : ["easting", "east", "e"])
  }

  /// The two numbers as a transformer takes them: x eastwards, y northwards.
  func coordinate(first: Double, second: Double) -> Coordinate {
    northFirst ? Coordinate(x: second, y: first) : Coordinate(x: first, y: second)
  }

  /// Both numbers in the order in which they are written.
  func pair(_ place: Coordinate) -> [Double] { northFirst ? [place.y, place.x] : [place.x, place.y] }

  private static func suffix(_ unit: String) -> String {
    switch unit {
    case "metre": "_m"
    case "degree": "_deg"
    default: "_" + String(unit.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "_" })
    }
  }
}
