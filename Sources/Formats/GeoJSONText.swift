import Coverage

/// A GeoJSON feature (RFC 7946): longitude and latitude on WGS 84 only, heights among the properties.
struct GeoJSONFeature {
  enum Geometry {
    case point([Double])
    case line([[Double]])
    /// Polygons, rings, positions; closed rings.
    case polygons(MultiPolygonDegrees)
    case none
  }
  var id: String
  var geometry: Geometry
  var properties: [JSONText.Member]
}

/// A shape that RFC 7946 does not allow.
public struct GeoJSONError: Error, Hashable, Sendable, CustomStringConvertible {
  public var description: String
}

/// Writes feature collections: `bbox`, ids, seven decimals, outer rings counter-clockwise and holes clockwise.
enum GeoJSONText {
  /// One feature a line, so that two versions of a layer can be compared.
  ///
  /// - Throws: `GeoJSONError` for a broken shape, `NumberError` for a number that is not finite.
  static func bytes(name: String, _ features: [GeoJSONFeature]) throws -> [UInt8] {
    var members: [JSONText.Member] = [
      .init("type", .string("FeatureCollection")), .init("name", .string(name)),
    ]
    let positions = features.flatMap(\.geometry.positions)
    if let first = positions.first {
      var (west, south, east, north) = (first[0], first[1], first[0], first[1])
      for position in positions {
        west = min(west, position[0])
        south = min(south, position[1])
        east = max(east, position[0])
        north = max(north, position[1])
      }
      members.append(
        .init("bbox", .array([.degrees(west), .degrees(south), .degrees(east), .degrees(north)])))
    }
    members.append(.init("features", .array(try features.map(feature))))
    return try JSONText.object(members).bytes(breakingTo: 2)
  }

  private static func feature(_ feature: GeoJSONFeature) throws -> JSONText {
    .object([
      .init("type", .string("Feature")), .init("id", .string(feature.id)),
      .init("geometry", try geometry(feature.geometry, feature.id)),
      .init("properties", .object(feature.properties)),
    ])
  }

  private static func geometry(_ geometry: GeoJSONFeature.Geometry, _ id: String) throws -> JSONText {
    for position in geometry.positions {
      guard position.count == 2, position[0].magnitude <= 180, position[1].magnitude <= 90 else {
        throw GeoJSONError(description: "\(id): \(position) is not a longitude and a latitude")
      }
    }
    func typed(_ type: String, _ coordinates: JSONText) -> JSONText {
      .object([.init("type", .string(type)), .init("coordinates", coordinates)])
    }
    switch geometry {
    case .none: return .null
    case .point(let position): return typed("Point", text(position))
    case .line(let positions):
      guard positions.count >= 2 else { throw GeoJSONError(description: "\(id): a line of one point") }
      return typed("LineString", .array(positions.map(text)))
    case .polygons(let polygons):
      let rings = try polygons.map { polygon in
        try polygon.enumerated().map { place, ring in
          try wound(ring, counterClockwise: place == 0, id)
        }
      }
      let written = rings.map { JSONText.array($0.map { .array($0.map(text)) }) }
      return typed("MultiPolygon", .array(written))
    }
  }

  private static func text(_ position: [Double]) -> JSONText {
    .array([.degrees(position[0]), .degrees(position[1])])
  }

  private static func wound(_ ring: [[Double]], counterClockwise: Bool, _ id: String) throws -> [[Double]] {
    guard ring.count >= 4, ring.first == ring.last else {
      throw GeoJSONError(description: "\(id): a ring must be closed and have 4 positions or more")
    }
    return (signedArea(ring) > 0) == counterClockwise ? ring : ring.reversed()
  }

  /// Square degrees, positive counter-clockwise; taken from the first corner so that no digits are lost.
  static func signedArea(_ ring: [[Double]]) -> Double {
    let origin = ring[0]
    var twice = 0.0
    for (a, b) in zip(ring, ring.dropFirst()) {
      twice += (a[0] - origin[0]) * (b[1] - origin[1]) - (b[0] - origin[0]) * (a[1] - origin[1])
    }
    return twice / 2
  }
}

extension GeoJSONFeature.Geometry {
  var positions: [[Double]] {
    switch self {
    case .none: []
    case .point(let position): [position]
    case .line(let positions): positions
    case .polygons(let polygons): polygons.flatMap { $0.flatMap { $0 } }
    }
  }
}
