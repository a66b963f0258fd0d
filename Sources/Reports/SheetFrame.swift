import Units

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A point of the drawing: decimetres east and south of its origin. Only for looking at, never for measuring.
struct SheetPoint: Hashable, Sendable {
  var x, y: Double
}

/// The drawing's projection: equirectangular about a place, true to scale there. Over 50 km the scale is off by
/// less than 1 % at Hong Kong's latitude, and the way back to degrees is exact.
struct SheetFrame: Hashable, Sendable {
  var longitudeDeg, latitudeDeg: Double
  /// Metres in a degree at the origin.
  var eastPerDegM, northPerDegM: Double

  /// Radii of curvature of the WGS 84 ellipsoid (Snyder, Map Projections: A Working Manual, 1987, p. 24-25).
  init(centre: GeoPoint) {
    longitudeDeg = centre.longitude
    latitudeDeg = centre.latitude
    let flattening = 1 / 298.257223563
    let squared = flattening * (2 - flattening)
    let radians = centre.latitude * .pi / 180
    let root = (1 - squared * sin(radians) * sin(radians)).squareRoot()
    let primeVertical = 6_378_137 / root
    let meridian = 6_378_137 * (1 - squared) / (root * root * root)
    // Whole millimetres keep the numbers short and the bytes the same on every machine.
    eastPerDegM = (primeVertical * cos(radians) * .pi / 180).rounded(places: 3)
    northPerDegM = (meridian * .pi / 180).rounded(places: 3)
  }

  func point(longitude: Double, latitude: Double) -> SheetPoint {
    SheetPoint(
      x: (longitude - longitudeDeg) * eastPerDegM * 10, y: (latitudeDeg - latitude) * northPerDegM * 10)
  }
  func point(_ place: GeoPoint) -> SheetPoint { point(longitude: place.longitude, latitude: place.latitude) }
}

/// An upright box of the drawing.
struct SheetBox: Hashable, Sendable {
  var left, top, right, bottom: Double

  init(left: Double, top: Double, right: Double, bottom: Double) {
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
  }

  /// nil without points.
  init?(around points: some Sequence<SheetPoint>) {
    var box: SheetBox?
    for p in points {
      if let b = box {
        box = SheetBox(
          left: min(b.left, p.x), top: min(b.top, p.y), right: max(b.right, p.x), bottom: max(b.bottom, p.y))
      } else {
        box = SheetBox(left: p.x, top: p.y, right: p.x, bottom: p.y)
      }
    }
    guard let box else { return nil }
    self = box
  }

  var width: Double { right - left }
  var height: Double { bottom - top }
  var centre: SheetPoint { SheetPoint(x: (left + right) / 2, y: (top + bottom) / 2) }

  /// The same centre with whole-number edges at least so far out.
  func grown(width: Double, height: Double) -> SheetBox {
    let w = max(width, self.width) / 2
    let h = max(height, self.height) / 2
    return SheetBox(
      left: (centre.x - w).rounded(.down), top: (centre.y - h).rounded(.down),
      right: (centre.x + w).rounded(.up), bottom: (centre.y + h).rounded(.up))
  }

  func contains(_ p: SheetPoint) -> Bool { left <= p.x && p.x <= right && top <= p.y && p.y <= bottom }
}
