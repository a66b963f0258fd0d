import Skybeat

/// A point as it came in, with what the messages call its place.
struct PointIn {
  var file: String
  var line: Int
  var place: Coordinate
  var height: Double?
  /// Metres above the Principal Datum, where the row itself says them.
  var groundHKPD, takeoffHKPD: Double?

  func issue(_ reason: String) -> FileIssue {
    FileIssue(file: file, line: line, column: line > 0 ? 1 : 0, reason: reason)
  }
}

struct PointOut {
  var place: Coordinate
  var height: Double?
}

/// Turns points from one system into another, and their heights from one zero to another.
struct ConversionJob {
  struct HeightStep {
    var from, to: AltitudeKind
    var system: HeightSystem
    var groundHKPD, takeoffHKPD: Double?
  }

  var from, to: CoordinateSide
  var heights: HeightStep?

  /// All points turned.
  /// - Throws: `FileIssues` with every point that cannot be.
  func run(_ points: [PointIn]) throws -> [PointOut] {
    let places = points.map(\.place)
    let there: [Coordinate]
    do throws(GeodesyError) {
      there = try turn(places, from.text, to.text)
    } catch {
      // Faults of the installation have no point; they are the same for each.
      if error.points.isEmpty { throw error }
      throw FileIssues(issues(points))
    }
    guard heights != nil else { return there.map { PointOut(place: $0) } }
    let degrees = try turn(places, from.text, "EPSG:4326").map { GeoPoint(longitude: $0.x, latitude: $0.y) }
    var out: [PointOut] = []
    var issues: [FileIssue] = []
    for (index, point) in points.enumerated() {
      do throws(GeodesyError) {
        out.append(PointOut(place: there[index], height: try height(point, at: degrees[index])))
      } catch {
        if error.code == .installation { throw error }
        issues.append(point.issue(ConversionJob.withoutNumber(error.message)))
      }
    }
    if !issues.isEmpty { throw FileIssues(issues) }
    return out
  }

  private func height(_ point: PointIn, at place: GeoPoint) throws(GeodesyError) -> Double? {
    guard let heights, let metres = point.height else { return nil }
    return try heights.system.convert(
      Altitude(heights.from, metres: metres), to: heights.to, at: place,
      groundHKPD: point.groundHKPD ?? heights.groundHKPD,
      takeoffHKPD: point.takeoffHKPD ?? heights.takeoffHKPD
    ).metres
  }

  /// The bulk call tells only the first kind of fault: asking for each point by itself tells them all.
  private func issues(_ points: [PointIn]) -> [FileIssue] {
    points.compactMap { point in
      do throws(GeodesyError) {
        _ = try turn([point.place], from.text, to.text)
        return nil
      } catch {
        return point.issue(ConversionJob.withoutNumber(error.message))
      }
    }
  }

  /// The line says already which point is meant.
  private static func withoutNumber(_ message: String) -> String {
    message.hasPrefix("point 0: ") ? String(message.dropFirst(9)) : message
  }

  /// Hong Kong's own pair of systems goes by the one transformation that is proven against a published point.
  private func turn(_ places: [Coordinate], _ from: String, _ to: String) throws(GeodesyError) -> [Coordinate]
  {
    switch (from.uppercased(), to.uppercased()) {
    case ("EPSG:4326", "EPSG:2326"):
      let grid = try HongKongGrid.toGrid(places.map { GeoPoint(longitude: $0.x, latitude: $0.y) })
      return grid.map { Coordinate(x: $0.easting, y: $0.northing) }
    case ("EPSG:2326", "EPSG:4326"):
      let degrees = try HongKongGrid.toGeo(places.map { GridPoint(northing: $0.y, easting: $0.x) })
      return degrees.map { Coordinate(x: $0.longitude, y: $0.latitude) }
    default:
      return try CoordinateTransformer(from: from, to: to).transform(places)
    }
  }
}
