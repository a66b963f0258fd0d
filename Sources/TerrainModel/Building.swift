import Planar
public import Units

/// A building that flights clear: what stands on the ground of a mission.
public struct Building: Hashable, Sendable {
  public var id: String
  /// As given, on WGS 84.
  public var footprint: [GeoPolygon]
  /// Level metres around the footprint over which the roof counts too.
  public var marginM: Double
  /// The footprint widened by the margin, in the mission's frame.
  public var area: [MapPolygon]
  /// The top, metres above the Hong Kong Principal Datum.
  public var roofHKPD: Double
  private let box: MapBox

  public init(
    id: String, footprint: [GeoPolygon], marginM: Double, area: [MapPolygon], roofHKPD: Double
  ) {
    self.id = id
    self.footprint = footprint
    self.marginM = marginM
    self.area = area
    self.roofHKPD = roofHKPD
    box = area.reduce(MapBox.empty) { $0.union($1.bounds) }
  }

  /// Whether a straight stretch comes within `metres` of the widened footprint.
  public func isNear(_ a: MapPoint, _ b: MapPoint, within metres: Double) -> Bool {
    box.intersects(MapBox([a, b]).expanded(by: metres))
      && area.contains { $0.distance(toSegment: a, b) <= metres }
  }
}

extension Ground {
  /// The buildings within so many metres of a straight stretch; one test of boxes each.
  public func buildings(near a: MapPoint, _ b: MapPoint, within metres: Double) -> [Building] {
    buildings.filter { $0.isNear(a, b, within: metres) }
  }

  /// The highest roof under a straight stretch, metres above the Principal Datum; nil: no building there.
  public func highestRoof(under a: MapPoint, _ b: MapPoint) -> Double? {
    buildings(near: a, b, within: Ground.hairM).map(\.roofHKPD).max()
  }
}
