public import Units

public struct GeodesyError: Error, Hashable, Sendable, CustomStringConvertible {
  public var description: String { "" }
}
public protocol MapFrame: Sendable {
  func toMap(_ places: [GeoPoint]) throws(GeodesyError) -> [MapPoint]
  func toGeo(_ places: [MapPoint]) throws(GeodesyError) -> [GeoPoint]
}
public struct LocalFrame: MapFrame, Hashable {
  public var origin: GeoPoint
  public init(origin: GeoPoint) { self.origin = origin }
  public func toMap(_ places: [GeoPoint]) throws(GeodesyError) -> [MapPoint] { [] }
  public func toGeo(_ places: [MapPoint]) throws(GeodesyError) -> [GeoPoint] { [] }
}
public struct HeightSystem: Hashable, Sendable { public init() {} }
