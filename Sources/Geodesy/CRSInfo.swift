internal import CPROJ

/// What PROJ's database says of a coordinate reference system.
public struct CRSInfo: Hashable, Sendable {
  /// A box on the Earth, in degrees; `west` above `east` means that it crosses the 180th meridian.
  public struct Area: Hashable, Sendable {
    public var west, south, east, north: Double
    public var name: String

    /// Whether the place in degrees lies in the box or on its edge.
    public func contains(longitude: Double, latitude: Double) -> Bool {
      guard latitude >= south, latitude <= north else { return false }
      if west <= east { return longitude >= west && longitude <= east }
      return longitude >= west || longitude <= east
    }
  }

  public var name: String
  /// Nil when the text that made the system names none.
  public var areaOfUse: Area?
  /// In the system's own order.
  public var axisNames: [String]
  /// The unit of each axis, in the system's own order.
  public var units: [String]
  /// Whether its own order puts the north-going axis first, as EPSG:4326 and EPSG:2326 do.
  public var northFirst: Bool
  /// Whether coordinates are angles and not metres or feet.
  public var isGeographic: Bool

  /// Looks the system up: an EPSG code such as `EPSG:2326`, a PROJ string with `+type=crs`, or WKT.
  public init(_ text: String) throws(GeodesyError) {
    self = try ProjPool.shared.withEngine { (engine) throws(GeodesyError) -> CRSInfo in
      try CRSInfo(text, engine)
    }
  }

  init(_ text: String, _ engine: ProjEngine) throws(GeodesyError) {
    engine.forgetLog()
    let context = engine.context
    // Null on failure; ours to destroy.
    guard let system = proj_create(context, text) else {
      throw GeodesyError(.unknownSystem, "'\(text)' is no coordinate reference system: \(engine.reason())")
    }
    defer { proj_destroy(system) }
    guard proj_is_crs(system) != 0 else {
      throw GeodesyError(
        .unknownSystem,
        "'\(text)' is no coordinate reference system (a PROJ string needs +type=crs to be one)")
    }
    // The text belongs to the object.
    name = proj_get_name(system).map { String(cString: $0) } ?? text
    areaOfUse = CRSInfo.area(context, system)
    axisNames = []
    units = []
    northFirst = false
    isGeographic = false
    // Null for systems that have no axes of their own, such as compound ones: then take the horizontal part.
    var holder = proj_crs_get_coordinate_system(context, system)
    if holder == nil, let horizontal = proj_crs_get_sub_crs(context, system, 0) {
      holder = proj_crs_get_coordinate_system(context, horizontal)
      proj_destroy(horizontal)
    }
    guard let axes = holder else {
      throw GeodesyError(.unknownSystem, "'\(text)' has no axes: \(engine.reason())")
    }
    defer { proj_destroy(axes) }
    // -1 on failure.
    let count = proj_cs_get_axis_count(context, axes)
    for index in 0..<max(0, count) {
      var name: UnsafePointer<CChar>?
      var direction: UnsafePointer<CChar>?
      var unit: UnsafePointer<CChar>?
      // 0 on failure; the texts belong to the object.
      guard proj_cs_get_axis_info(context, axes, index, &name, nil, &direction, nil, &unit, nil, nil) != 0
      else {
        continue
      }
      axisNames.append(name.map { String(cString: $0) } ?? "?")
      units.append(unit.map { String(cString: $0) } ?? "?")
      if index == 0, let direction, String(cString: direction) == "north" { northFirst = true }
    }
    isGeographic = units.first.map { $0.contains("degree") || $0 == "grad" || $0 == "radian" } ?? false
  }

  private static func area(_ context: OpaquePointer, _ object: OpaquePointer) -> Area? {
    var (west, south, east, north) = (0.0, 0.0, 0.0, 0.0)
    var name: UnsafePointer<CChar>?
    // 0 when there is none; -1000 for a box that is not known.
    guard proj_get_area_of_use(context, object, &west, &south, &east, &north, &name) != 0, west != -1000
    else {
      return nil
    }
    return Area(
      west: west, south: south, east: east, north: north, name: name.map { String(cString: $0) } ?? "")
  }
}
