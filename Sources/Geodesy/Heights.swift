internal import CPROJ
public import Units

/// The zero of a height, without the height.
public enum AltitudeKind: String, Hashable, Sendable, Codable, CaseIterable {
  case hkpd
  case seaLevelEGM96 = "sea_level_egm96"
  case ellipsoid
  case aboveGround = "above_ground"
  case aboveTakeoff = "above_takeoff"
}

extension Altitude {
  /// The zero that it counts from.
  public var kind: AltitudeKind {
    switch self {
    case .hkpd: .hkpd
    case .seaLevelEGM96: .seaLevelEGM96
    case .ellipsoid: .ellipsoid
    case .aboveGround: .aboveGround
    case .aboveTakeoff: .aboveTakeoff
    }
  }

  /// Metres above its own zero.
  public var metres: Double {
    switch self {
    case .hkpd(let metres), .seaLevelEGM96(let metres), .ellipsoid(let metres), .aboveGround(let metres),
      .aboveTakeoff(let metres):
      metres
    }
  }

  /// A height above a zero of that kind.
  public init(_ kind: AltitudeKind, metres: Double) {
    switch kind {
    case .hkpd: self = .hkpd(metres: metres)
    case .seaLevelEGM96: self = .seaLevelEGM96(metres: metres)
    case .ellipsoid: self = .ellipsoid(metres: metres)
    case .aboveGround: self = .aboveGround(metres: metres)
    case .aboveTakeoff: self = .aboveTakeoff(metres: metres)
    }
  }
}

/// How heights above the Hong Kong Principal Datum, the EGM96 geoid and the WGS 84 ellipsoid hang together.
///
/// H_EGM96 = H_HKPD − `meanSeaLevelAboveHKPD`, and h_ellipsoid = H_EGM96 + N with N from PROJ's 15-minute
/// EGM96 grid. Sea-surface topography and the geoid's own error leave perhaps a metre of doubt, so neither
/// step is for survey work.
public struct HeightSystem: Hashable, Sendable, Codable {
  /// Metres of mean sea level above the Hong Kong Principal Datum.
  ///
  /// 1.23 m comes from public code, not from a published datum relation; 1.30 m is in use too.
  public var meanSeaLevelAboveHKPD: Double
  /// Whether somebody has checked the constant; false for the default.
  public var verified: Bool

  public init(meanSeaLevelAboveHKPD: Double = 1.23, verified: Bool = false) {
    self.meanSeaLevelAboveHKPD = meanSeaLevelAboveHKPD
    self.verified = verified
  }

  private enum CodingKeys: String, CodingKey {
    case meanSeaLevelAboveHKPD = "mean_sea_level_above_hkpd_m"
    case verified
  }

  /// Metres above the EGM96 geoid, from metres above the Principal Datum.
  public func seaLevelEGM96(hkpd heights: [Double]) -> [Double] {
    heights.map { $0 - meanSeaLevelAboveHKPD }
  }

  /// Metres above the Principal Datum, from metres above the EGM96 geoid.
  public func hkpd(seaLevelEGM96 heights: [Double]) -> [Double] {
    heights.map { $0 + meanSeaLevelAboveHKPD }
  }

  /// Metres above the ellipsoid, from metres above the Principal Datum at as many places.
  public func ellipsoid(hkpd heights: [Double], at places: [GeoPoint]) throws(GeodesyError) -> [Double] {
    try checkCounts(heights.count, places.count)
    let undulations = try geoidUndulation(at: places)
    return zip(heights, undulations).map { $0 - meanSeaLevelAboveHKPD + $1 }
  }

  /// Metres above the Principal Datum, from metres above the ellipsoid at as many places.
  public func hkpd(ellipsoid heights: [Double], at places: [GeoPoint]) throws(GeodesyError) -> [Double] {
    try checkCounts(heights.count, places.count)
    let undulations = try geoidUndulation(at: places)
    return zip(heights, undulations).map { $0 - $1 + meanSeaLevelAboveHKPD }
  }

  /// Metres of the EGM96 geoid above the ellipsoid (in Hong Kong below it, about -2 to -3 m).
  ///
  /// Throws when PROJ's grid `egm96_15.gtx` is not installed: there is no value to assume in its place.
  public func geoidUndulation(at places: [GeoPoint]) throws(GeodesyError) -> [Double] {
    try HeightSystem.geoidUndulation(at: places, grid: "egm96_15.gtx")
  }

  static func geoidUndulation(at places: [GeoPoint], grid: String) throws(GeodesyError) -> [Double] {
    try GeoChecks.places(places)
    if places.isEmpty { return [] }
    let pipeline =
      "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad"
      + " +step +proj=vgridshift +grids=\(grid) +multiplier=1"
      + " +step +proj=unitconvert +xy_in=rad +xy_out=deg"
    return try ProjPool.shared.withEngine { (engine) throws(GeodesyError) -> [Double] in
      let transformation: OpaquePointer
      do throws(GeodesyError) {
        transformation = try engine.transformation(.pipeline(pipeline))
      } catch {
        throw GeodesyError(
          .installation,
          "PROJ's geoid grid \(grid) is not installed (Debian: package proj-data; else run projsync --file "
            + "\(grid)); heights between sea level and ellipsoid need it. \(error.message)")
      }
      engine.forgetLog()
      var longitudes = places.map(\.longitude)
      var latitudes = places.map(\.latitude)
      var heights = [Double](repeating: 0, count: places.count)
      let count = places.count
      proj_errno_reset(transformation)
      // Returns the count tried; failed points come back as infinity.
      _ = proj_trans_generic(
        transformation, PJ_FWD, &longitudes, 8, count, &latitudes, 8, count, &heights, 8, count, nil, 0, 0)
      let failed = heights.indices.filter { !heights[$0].isFinite }
      if !failed.isEmpty {
        let reason = engine.reason()
        throw GeodesyError.atPoints(.transformation, failed) { index in
          "no geoid height at \(GeoChecks.text(places[index])): \(reason)"
        }
      }
      return heights
    }
  }

  /// The same height counted from another zero.
  ///
  /// - `groundHKPD`: the ground straight below, in metres above the Principal Datum; needed from and to
  ///   `aboveGround`.
  /// - `takeoffHKPD`: the place of take-off, likewise; needed from and to `aboveTakeoff`.
  ///
  /// A height that keeps its kind comes back as it is.
  public func convert(
    _ altitude: Altitude, to kind: AltitudeKind, at place: GeoPoint, groundHKPD: Double? = nil,
    takeoffHKPD: Double? = nil
  ) throws(GeodesyError) -> Altitude {
    guard altitude.metres.isFinite else {
      throw GeodesyError(.notFinite, "a height of \(altitude.metres) m is no height")
    }
    if altitude.kind == kind { return altitude }
    func ground() throws(GeodesyError) -> Double {
      try reference(groundHKPD, "above the ground", "the ground's height below it")
    }
    func takeoff() throws(GeodesyError) -> Double {
      try reference(takeoffHKPD, "above take-off", "the height of the place of take-off")
    }
    let hkpd: Double
    switch altitude {
    case .hkpd(let metres): hkpd = metres
    case .seaLevelEGM96(let metres): hkpd = metres + meanSeaLevelAboveHKPD
    case .ellipsoid(let metres): hkpd = try self.hkpd(ellipsoid: [metres], at: [place])[0]
    case .aboveGround(let metres): hkpd = metres + (try ground())
    case .aboveTakeoff(let metres): hkpd = metres + (try takeoff())
    }
    switch kind {
    case .hkpd: return .hkpd(metres: hkpd)
    case .seaLevelEGM96: return .seaLevelEGM96(metres: hkpd - meanSeaLevelAboveHKPD)
    case .ellipsoid: return .ellipsoid(metres: try ellipsoid(hkpd: [hkpd], at: [place])[0])
    case .aboveGround: return .aboveGround(metres: hkpd - (try ground()))
    case .aboveTakeoff: return .aboveTakeoff(metres: hkpd - (try takeoff()))
    }
  }

  private func reference(
    _ height: Double?, _ kind: String, _ missing: String
  ) throws(GeodesyError) -> Double {
    guard let height else {
      throw GeodesyError(.missingReference, "a height \(kind) cannot be converted without \(missing)")
    }
    guard height.isFinite else {
      throw GeodesyError(.notFinite, "\(missing) is \(height) m, which is no height")
    }
    return height
  }

  private func checkCounts(_ heights: Int, _ places: Int) throws(GeodesyError) {
    if heights != places {
      throw GeodesyError(.lengths, "\(heights) heights for \(places) places; there must be one each")
    }
  }
}
