public import Units

/// The Hong Kong 1980 Grid (EPSG:2326) from and to WGS 84 (EPSG:4326) by EPSG:1825, accuracy 1 m.
///
/// The datum is fixed as of 1998; the step is horizontal only, so heights never pass through it. In both
/// directions the input is checked against the area of use; the northern and eastern rims of the two areas
/// differ by up to a kilometre.
public enum HongKongGrid {
  /// Degrees east within which places are accepted: EPSG's area of use of EPSG:1825.
  public static let longitudes = 113.76...114.51
  /// Degrees north within which places are accepted: EPSG's area of use of EPSG:1825.
  public static let latitudes = 22.13...22.58
  /// Metres easting within which grid places are accepted.
  public static let eastings = 800_000.0...870_000.0
  /// Metres northing within which grid places are accepted.
  public static let northings = 800_000.0...850_000.0

  private static let definition = ProjDefinition.between("EPSG:4326", "EPSG:2326", traditional: false)

  /// Metres on the grid; throws when a place is not in Hong Kong, naming the first.
  public static func toGrid(_ places: [GeoPoint]) throws(GeodesyError) -> [GridPoint] {
    try GeoChecks.places(places)
    let fine = places.withUnsafeBufferPointer { $0.allSatisfy(isInArea) }
    if !fine {
      let bad = places.indices.filter { !isInArea(places[$0]) }
      throw GeodesyError.atPoints(.outOfArea, bad) { index in
        "\(GeoChecks.text(places[index])) is outside Hong Kong: latitude is 22.13...22.58, "
          + "longitude 113.76...114.51 degrees"
      }
    }
    try provenInstallation.get()
    // EPSG's own axis order: latitude, longitude in; northing, easting out.
    let pairs = places.map { LatitudeFirst(latitude: $0.latitude, longitude: $0.longitude) }
    return try transformPairs(pairs, as: GridPoint.self, definition, inverse: false)
  }

  /// Degrees on WGS 84; throws when a place is off the grid, naming the first.
  public static func toGeo(_ places: [GridPoint]) throws(GeodesyError) -> [GeoPoint] {
    let fine = places.withUnsafeBufferPointer { $0.allSatisfy(isInArea) }
    if !fine {
      let notFinite = indicesNotFinite(places)
      if !notFinite.isEmpty {
        throw GeodesyError.atPoints(.notFinite, notFinite) { index in
          "\(text(places[index])) is not a place (NaN or infinite)"
        }
      }
      let bad = places.indices.filter { !isInArea(places[$0]) }
      throw GeodesyError.atPoints(looksSwapped(places[bad[0]]) ? .swappedAxes : .outOfArea, bad) { index in
        "\(text(places[index])) is off the Hong Kong 1980 Grid: northing is 800000...850000 m, easting "
          + "800000...870000 m"
          + (looksSwapped(places[index]) ? "; northing and easting look swapped" : "")
      }
    }
    try provenInstallation.get()
    let pairs = try transformPairs(places, as: LatitudeFirst.self, definition, inverse: true)
    return pairs.map { GeoPoint(longitude: $0.longitude, latitude: $0.latitude) }
  }

  private struct LatitudeFirst: Sendable, BitwiseCopyable {
    var latitude, longitude: Double
  }

  /// Whether the place lies in the area of use, its rim included; NaN does not.
  public static func isInArea(_ place: GeoPoint) -> Bool {
    place.latitude >= latitudes.lowerBound && place.latitude <= latitudes.upperBound
      && place.longitude >= longitudes.lowerBound && place.longitude <= longitudes.upperBound
  }

  private static func isInArea(_ place: GridPoint) -> Bool {
    place.northing >= northings.lowerBound && place.northing <= northings.upperBound
      && place.easting >= eastings.lowerBound && place.easting <= eastings.upperBound
  }

  /// Only a northing of 850–870 km tells; below that the ranges overlap.
  private static func looksSwapped(_ place: GridPoint) -> Bool {
    !northings.contains(place.northing) && eastings.contains(place.northing)
      && northings.contains(place.easting)
  }

  private static func text(_ place: GridPoint) -> String {
    "northing \(place.northing) m, easting \(place.easting) m"
  }

  /// Once a run, PROJ's database must give the Lands Department's own answer for a published point within 5
  /// mm.
  ///
  /// A wrong sign of a rotation, swapped axes or a left-out datum shift each move the point by more than 50
  /// m. Source of the point: the department's online tool, as quoted in the R package HK80.
  private static let provenInstallation: Result<Void, GeodesyError> = {
    do throws(GeodesyError) {
      let place = LatitudeFirst(latitude: 22.322172084, longitude: 114.141187917)
      let grid = try transformPairs([place], as: GridPoint.self, definition, inverse: false)[0]
      let off = max(abs(grid.northing - 820_351.389), abs(grid.easting - 832_591.320))
      guard off < 0.005 else {
        throw GeodesyError(
          .installation,
          "PROJ's database turns the published point N 820351.389 E 832591.320 into \(text(grid)); "
            + "it does not use EPSG:1825 as expected")
      }
      return .success(())
    } catch {
      return .failure(error)
    }
  }()
}
