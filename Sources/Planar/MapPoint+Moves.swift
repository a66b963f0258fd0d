public import Units

extension MapPoint {
  /// The straight distance in the plane, in metres.
  public func distance(to other: MapPoint) -> Double {
    let east = other.east - self.east
    let north = other.north - self.north
    return (east * east + north * north).squareRoot()
  }

  /// The place so many metres further east and north.
  public func moved(east: Double, north: Double) -> MapPoint {
    MapPoint(east: self.east + east, north: self.north + north)
  }

  /// The place so many metres away on a course counted clockwise from map north.
  public func moved(course: Angle, by metres: Double) -> MapPoint {
    moved(east: metres * course.sine, north: metres * course.cosine)
  }

  /// The place at a fraction of the way: 0 is here, 1 is `other` exactly; beyond that the line goes on.
  public func interpolated(to other: MapPoint, fraction: Double) -> MapPoint {
    if fraction == 1 { return other }
    return MapPoint(
      east: east + (other.east - east) * fraction, north: north + (other.north - north) * fraction)
  }

  /// The course to `other`, in degrees clockwise from map north, 0..<360; 0 when both places are the same.
  public func course(to other: MapPoint) -> Angle {
    .course(east: other.east - east, north: other.north - north)
  }
}
