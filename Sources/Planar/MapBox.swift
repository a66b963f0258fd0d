public import Units

/// An upright rectangle in the local frame, in metres; empty when a minimum lies above its maximum.
public struct MapBox: Hashable, Sendable {
  public var minEast, minNorth, maxEast, maxNorth: Double

  public init(minEast: Double, minNorth: Double, maxEast: Double, maxNorth: Double) {
    self.minEast = minEast
    self.minNorth = minNorth
    self.maxEast = maxEast
    self.maxNorth = maxNorth
  }

  /// The smallest box around the places; empty when there are none.
  public init(_ points: some Sequence<MapPoint>) {
    self = .empty
    for point in points {
      minEast = min(minEast, point.east)
      maxEast = max(maxEast, point.east)
      minNorth = min(minNorth, point.north)
      maxNorth = max(maxNorth, point.north)
    }
  }

  /// The box that holds nothing.
  public static let empty = MapBox(
    minEast: .infinity, minNorth: .infinity, maxEast: -.infinity, maxNorth: -.infinity)

  public var isEmpty: Bool { minEast > maxEast || minNorth > maxNorth }

  /// Metres from west to east; 0 when empty.
  public var width: Double { max(0, maxEast - minEast) }

  /// Metres from south to north; 0 when empty.
  public var height: Double { max(0, maxNorth - minNorth) }

  /// The middle; NaN when empty.
  public var centre: MapPoint {
    MapPoint(east: (minEast + maxEast) / 2, north: (minNorth + maxNorth) / 2)
  }

  /// Whether the place lies in the box or on its edge.
  public func contains(_ p: MapPoint) -> Bool {
    minEast <= p.east && p.east <= maxEast && minNorth <= p.north && p.north <= maxNorth
  }

  /// Whether the boxes have a point in common; touching counts.
  public func intersects(_ other: MapBox) -> Bool {
    minEast <= other.maxEast && other.minEast <= maxEast && minNorth <= other.maxNorth
      && other.minNorth <= maxNorth
  }

  /// The box grown by so many metres on each side.
  public func expanded(by metres: Double) -> MapBox {
    MapBox(
      minEast: minEast - metres, minNorth: minNorth - metres, maxEast: maxEast + metres,
      maxNorth: maxNorth + metres)
  }

  /// The smallest box around both.
  public func union(_ other: MapBox) -> MapBox {
    MapBox(
      minEast: min(minEast, other.minEast), minNorth: min(minNorth, other.minNorth),
      maxEast: max(maxEast, other.maxEast), maxNorth: max(maxNorth, other.maxNorth))
  }

  /// What both boxes have in common; empty when nothing.
  public func intersection(_ other: MapBox) -> MapBox {
    MapBox(
      minEast: max(minEast, other.minEast), minNorth: max(minNorth, other.minNorth),
      maxEast: min(maxEast, other.maxEast), maxNorth: min(maxNorth, other.maxNorth))
  }
}
