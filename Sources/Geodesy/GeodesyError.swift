/// Why a place, a shape or a height could not be turned into another.
public struct GeodesyError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kind of failure; new kinds may come, so a switch needs a default.
  public struct Code: Hashable, Sendable, CustomStringConvertible {
    private let name: String
    private init(_ name: String) { self.name = name }

    /// A coordinate is NaN or infinite.
    public static let notFinite = Code("notFinite")
    /// A place lies outside the area for which the transformation is made.
    public static let outOfArea = Code("outOfArea")
    /// Latitude and longitude, or northing and easting, look swapped.
    public static let swappedAxes = Code("swappedAxes")
    /// A coordinate reference system cannot be made from its text.
    public static let unknownSystem = Code("unknownSystem")
    /// There is no transformation, or PROJ could not carry it out.
    public static let transformation = Code("transformation")
    /// PROJ's own data are missing or give wrong answers.
    public static let installation = Code("installation")
    /// Arrays that belong together differ in length.
    public static let lengths = Code("lengths")
    /// A height needs the ground or the take-off place, and it was not given.
    public static let missingReference = Code("missingReference")
    /// A shape is not usable: too few points, or it crosses itself.
    public static let badShape = Code("badShape")
    /// GEOS could not carry out a job on regions.
    public static let regions = Code("regions")

    public var description: String { name }
  }

  public let code: Code
  /// What is wrong, with the number of the point (from 0), its value and the limits.
  public let message: String
  /// The numbers of all points at fault, rising; empty when the fault is not in a point.
  public let points: [Int]

  public init(_ code: Code, _ message: String, points: [Int] = []) {
    self.code = code
    self.message = message
    self.points = points
  }

  public var description: String { message }

  /// The message for the first point at fault, with a word on how many more there are.
  static func atPoints(
    _ code: Code, _ points: [Int], _ text: (Int) -> String
  ) -> GeodesyError {
    guard let first = points.first else { return GeodesyError(code, text(0)) }
    var message = "point \(first): \(text(first))"
    if points.count > 1 {
      let more = points.dropFirst().prefix(5).map(String.init).joined(separator: ", ")
      let rest = points.count > 6 ? " and \(points.count - 6) more" : ""
      message += "; also at points \(more)\(rest)"
    }
    return GeodesyError(code, message, points: points)
  }
}
