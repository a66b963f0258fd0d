public import MissionModel
public import Units

/// Where a flight was when, out of its log: the CSV of `FlightLog`, with `lat_deg` and `lon_deg` where it has them.
public struct FlightTrack: Hashable, Sendable {
  public struct Point: Hashable, Sendable {
    /// Since the first line in flight.
    public var seconds: Double
    /// Degrees; nil in a log without places.
    public var place: GeoPoint?
    /// Metres per second; nil in a log with places.
    public var eastMps, northMps: Double?
  }

  public var points: [Point]

  /// Lines of flight: from the first to the last with power above 0, where the log has `power_w`.
  ///
  /// Needed are `t_s` and either `lat_deg` and `lon_deg`, or `ve` and `vn` (metres per second east and north).
  /// - Throws: `FileIssues` with the place of every mistake, and for a log with fewer than two lines of flight.
  public static func read(_ bytes: [UInt8], file: String) throws(FileIssues) -> FlightTrack {
    let hasPlaces = FlightRows.has("lat_deg", bytes) || FlightRows.has("lon_deg", bytes)
    let hasPower = FlightRows.has("power_w", bytes)
    let needed = ["t_s"] + (hasPlaces ? [] : ["ve", "vn"]) + (hasPower ? ["power_w"] : [])
    let rows = try FlightRows.read(bytes, file: file, needed: needed, paired: ("lat_deg", "lon_deg"))
    let flying = rows.indices.filter { !hasPower || (rows[$0]["power_w"] ?? 0) > 0 }
    guard let first = flying.first, let last = flying.last, last > first, let start = rows[first]["t_s"]
    else {
      throw FileIssues([
        FileIssue(file: file, line: 0, column: 0, reason: "there are fewer than two lines of flight")
      ])
    }
    let points = rows[first...last].map { row in
      var point = Point(seconds: (row["t_s"] ?? start) - start, eastMps: row["ve"], northMps: row["vn"])
      if let latitude = row["lat_deg"], let longitude = row["lon_deg"] {
        point.place = GeoPoint(longitude: longitude, latitude: latitude)
      }
      return point
    }
    return FlightTrack(points: points)
  }
}
