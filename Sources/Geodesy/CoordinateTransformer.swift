internal import CPROJ

/// Numbers whose meaning the transformer's axis order and systems give.
@frozen public struct Coordinate: Hashable, Sendable {
  public var x, y, z: Double
  public init(x: Double, y: Double, z: Double = 0) {
    self.x = x
    self.y = y
    self.z = z
  }
}

/// Turns coordinates between any two systems that PROJ knows; for other people's data.
///
/// PROJ picks the best operation for each place among those it has data for. Missions themselves use
/// `LocalFrame` and `HongKongGrid`.
public struct CoordinateTransformer: Hashable, Sendable {
  /// Which number comes first.
  public enum AxisOrder: String, Hashable, Sendable, CaseIterable {
    /// `x` is longitude or easting, `y` latitude or northing, whatever the systems say.
    case traditional
    /// As each system defines it: EPSG:4326 has latitude first, EPSG:2326 northing first.
    case crsDefined = "crs-defined"
  }

  public let from, to: String
  public let axisOrder: AxisOrder
  public let source, target: CRSInfo

  /// Finds both systems and a transformation between them; throws when PROJ lacks one.
  public init(from: String, to: String, axisOrder: AxisOrder = .traditional) throws(GeodesyError) {
    self.from = from
    self.to = to
    self.axisOrder = axisOrder
    let key = ProjDefinition.between(from, to, traditional: axisOrder == .traditional)
    (source, target) = try ProjPool.shared.withEngine { (engine) throws(GeodesyError) -> (CRSInfo, CRSInfo) in
      let pair = (try CRSInfo(from, engine), try CRSInfo(to, engine))
      _ = try engine.transformation(key)
      return pair
    }
  }

  /// The coordinates in the target system, in one call.
  ///
  /// Throws when a number is not finite, a place lies outside the area of use of either system (as far as
  /// PROJ knows one), or PROJ cannot turn it; the error lists the numbers of all such points.
  public func transform(_ coordinates: [Coordinate]) throws(GeodesyError) -> [Coordinate] {
    let bad = coordinates.indices.filter { index in
      let place = coordinates[index]
      return !place.x.isFinite || !place.y.isFinite || !place.z.isFinite
    }
    if !bad.isEmpty {
      throw GeodesyError.atPoints(.notFinite, bad) {
        "\(text(coordinates[$0])) is not a place (NaN or infinite)"
      }
    }
    try checkArea(coordinates)
    return try run(coordinates, from, to, traditional: axisOrder == .traditional)
  }

  /// Throws for places outside either system's area of use, found by their longitude and latitude.
  private func checkArea(_ coordinates: [Coordinate]) throws(GeodesyError) {
    let areas = [source.areaOfUse, target.areaOfUse].compactMap { $0 }
    if areas.isEmpty { return }
    let inOrder = coordinates.map { place in
      let swap = axisOrder == .crsDefined && source.northFirst
      return Coordinate(x: swap ? place.y : place.x, y: swap ? place.x : place.y)
    }
    let degrees =
      source.isGeographic ? inOrder : try run(inOrder, from, "OGC:CRS84", traditional: true)
    let outside = degrees.indices.filter { index in
      !areas.allSatisfy { $0.contains(longitude: degrees[index].x, latitude: degrees[index].y) }
    }
    guard let first = outside.first else { return }
    func isSwapped(_ index: Int) -> Bool {
      areas.allSatisfy { $0.contains(longitude: degrees[index].y, latitude: degrees[index].x) }
    }
    throw GeodesyError.atPoints(isSwapped(first) ? .swappedAxes : .outOfArea, outside) { index in
      let place = degrees[index]
      let missed = areas.filter { !$0.contains(longitude: place.x, latitude: place.y) }.map { area in
        "'\(area.name)' (latitude \(area.south)...\(area.north), longitude \(area.west)...\(area.east) degrees)"
      }
      return "\(text(coordinates[index])) is outside the area of use \(missed.joined(separator: " and "))"
        + (isSwapped(index) ? "; latitude and longitude look swapped" : "")
    }
  }

  private func text(_ place: Coordinate) -> String {
    let axes = source.axisNames
    let northFirst = source.northFirst && axisOrder == .traditional && axes.count >= 2
    let names = axes.count < 2 ? ["x", "y"] : northFirst ? [axes[1], axes[0]] : [axes[0], axes[1]]
    return "\(names[0]) \(place.x), \(names[1]) \(place.y)"
  }

  private func run(
    _ coordinates: [Coordinate], _ from: String, _ to: String, traditional: Bool
  ) throws(GeodesyError) -> [Coordinate] {
    if coordinates.isEmpty { return [] }
    let key = ProjDefinition.between(from, to, traditional: traditional)
    return try ProjPool.shared.withEngine { (engine) throws(GeodesyError) -> [Coordinate] in
      let transformation = try engine.transformation(key)
      engine.forgetLog()
      var result = coordinates
      result.withUnsafeMutableBytes { bytes in
        guard let base = bytes.baseAddress else { return }
        // A Coordinate is three Doubles, so its memory is also bound to Double.
        let numbers = base.assumingMemoryBound(to: Double.self)
        let count = coordinates.count
        proj_errno_reset(transformation)
        // Returns the count tried; failed points come back as infinity.
        _ = proj_trans_generic(
          transformation, PJ_FWD, numbers, 24, count, numbers + 1, 24, count, numbers + 2, 24, count, nil, 0,
          0)
      }
      let failed = result.indices.filter { index in
        let place = result[index]
        return !place.x.isFinite || !place.y.isFinite || !place.z.isFinite
      }
      if !failed.isEmpty {
        let reason = engine.reason()
        throw GeodesyError.atPoints(.transformation, failed) { index in
          "\(text(coordinates[index])) cannot be turned into '\(to)': \(reason)"
        }
      }
      return result
    }
  }
}
