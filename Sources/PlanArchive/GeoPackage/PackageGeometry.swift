public import Units

/// A shape for a GeoPackage layer; places in WGS 84, longitude and latitude in degrees.
public enum PackageGeometry: Hashable, Sendable {
  case point(GeoPoint)
  case line([GeoPoint])
  /// One polygon: rings of positions (longitude, latitude), closed, the outer one first.
  case polygon([[[Double]]])
  /// Polygons of such rings.
  case polygons([[[[Double]]]])

  public enum Kind: String, Sendable {
    case point = "POINT"
    case line = "LINESTRING"
    case polygon = "POLYGON"
    case polygons = "MULTIPOLYGON"
  }

  var kind: Kind {
    switch self {
    case .point: .point
    case .line: .line
    case .polygon: .polygon
    case .polygons: .polygons
    }
  }
}

/// Least and greatest longitude and latitude, degrees.
struct DegreeBox: Hashable, Sendable {
  var minX = Double.infinity
  var minY = Double.infinity
  var maxX = -Double.infinity
  var maxY = -Double.infinity

  var isEmpty: Bool { minX > maxX }

  mutating func add(_ x: Double, _ y: Double) {
    minX = min(minX, x)
    maxX = max(maxX, x)
    minY = min(minY, y)
    maxY = max(maxY, y)
  }

  mutating func add(_ other: DegreeBox) {
    if other.isEmpty { return }
    add(other.minX, other.minY)
    add(other.maxX, other.maxY)
  }
}

/// The binary form of geometries in a GeoPackage (OGC 12-128r17, 2.1.3): a head with the envelope, then WKB, all
/// little-endian.
struct GeometryBlob {
  static let srsID: Int32 = 4326
  let box: DegreeBox
  let bytes: [UInt8]

  init(_ geometry: PackageGeometry) {
    var body = Bytes()
    var box = DegreeBox()
    switch geometry {
    case .point(let place):
      body.head(1)
      body.place(place.longitude, place.latitude, &box)
    case .line(let places):
      body.head(2)
      body.count(places.count)
      for place in places { body.place(place.longitude, place.latitude, &box) }
    case .polygon(let rings): body.polygon(rings, &box)
    case .polygons(let polygons):
      body.head(6)
      body.count(polygons.count)
      for rings in polygons { body.polygon(rings, &box) }
    }
    var head = Bytes()
    // Version 0; flags: little-endian, an envelope of x and y unless there is nothing to enclose.
    head.all = [0x47, 0x50, 0, box.isEmpty ? 0b0001_0001 : 0b0000_0011]
    head.count(Int(GeometryBlob.srsID))
    if !box.isEmpty { for value in [box.minX, box.maxX, box.minY, box.maxY] { head.number(value) } }
    self.box = box
    bytes = head.all + body.all
  }

  private struct Bytes {
    var all: [UInt8] = []

    mutating func head(_ type: Int) {
      all.append(1)
      count(type)
    }

    mutating func count(_ value: Int) {
      withUnsafeBytes(of: UInt32(truncatingIfNeeded: value).littleEndian) { all.append(contentsOf: $0) }
    }

    mutating func number(_ value: Double) {
      withUnsafeBytes(of: value.bitPattern.littleEndian) { all.append(contentsOf: $0) }
    }

    mutating func place(_ x: Double, _ y: Double, _ box: inout DegreeBox) {
      number(x)
      number(y)
      box.add(x, y)
    }

    mutating func polygon(_ rings: [[[Double]]], _ box: inout DegreeBox) {
      head(3)
      count(rings.count)
      for ring in rings {
        count(ring.count)
        for position in ring { place(position[0], position[1], &box) }
      }
    }
  }
}
