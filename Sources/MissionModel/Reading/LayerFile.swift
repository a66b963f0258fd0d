import FoundationEssentials
import Units

/// A value of a GeoJSON property.
enum JSONValue: Hashable, Decodable {
  case null
  case flag(Bool)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if container.decodeNil() {
      self = .null
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let list = try? container.decode([JSONValue].self) {
      self = .list(list)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  /// As a message shows it.
  var words: String {
    switch self {
    case .null: "null"
    case .flag(let flag): "\(flag)"
    case .number(let number): number.plain
    case .text(let text): "'\(text.prefix(80))'"
    case .list: "a list"
    case .object: "an object"
    }
  }
}

/// The shape of a feature in degrees; rings come without the closing point.
enum LayerGeometry: Hashable {
  case polygons([GeoPolygon])
  case lines([[GeoPoint]])
  case points([GeoPoint])

  var kind: String {
    switch self {
    case .polygons: "polygon"
    case .lines: "line"
    case .points: "point"
    }
  }

  var allPoints: [GeoPoint] {
    switch self {
    case .polygons(let polygons): polygons.flatMap { $0.outer + $0.holes.flatMap { $0 } }
    case .lines(let lines): lines.flatMap { $0 }
    case .points(let points): points
    }
  }
}

struct LayerFeature {
  /// Position in the file, from 0.
  var index: Int
  /// `properties.id`, else the feature's own `id`.
  var id: String?
  var properties: [String: JSONValue]
  var geometry: LayerGeometry

  /// For messages: `feature 3 ('dock')`.
  var label: String { "feature \(index)" + (id.map { " ('\($0)')" } ?? "") }

  func text(_ key: String) -> String? {
    if case .text(let text) = properties[key], !text.isEmpty { return text }
    return nil
  }

  /// `name_en` and `name_zh`; one stands in for the other. nil when both are missing.
  var name: BilingualText? {
    guard let en = text("name_en") ?? text("name_zh"), let zh = text("name_zh") ?? text("name_en") else {
      return nil
    }
    return BilingualText(en: en, zh: zh)
  }
}

/// A GeoJSON file (RFC 7946): a collection of features in WGS 84.
struct Layer {
  var path: String
  var licence: String?
  var attribution: String?
  var official: Bool?
  var features: [LayerFeature]
}

/// Decodes GeoJSON. A feature that cannot be read is one issue; the others are still read.
struct LayerFile: Decodable {
  fileprivate var type: String
  fileprivate var licence, attribution: String?
  fileprivate var official: Bool?
  fileprivate var crs: JSONValue?
  fileprivate var features: [Slot]?

  /// Returns nil, with issues in the log, when the file is not a GeoJSON of WGS 84 features.
  static func read(_ bytes: [UInt8], path: String, log: IssueLog) -> Layer? {
    let spot = Spot.whole(path)
    let file: LayerFile
    do {
      file = try JSONDecoder().decode(LayerFile.self, from: Data(bytes))
    } catch {
      log.add(spot, "not GeoJSON: \(Layer.words(error))")
      return nil
    }
    guard file.type == "FeatureCollection", let slots = file.features else {
      log.add(spot, "type is '\(file.type)'; expected a FeatureCollection with features")
      return nil
    }
    if let crs = file.crs, !isWGS84(crs) {
      log.add(
        spot,
        "the member 'crs' names another system than WGS 84 (CRS84); export the layer again in WGS 84 degrees")
      return nil
    }
    var features: [LayerFeature] = []
    for (index, slot) in slots.enumerated() {
      do {
        var feature = try slot.result.get()
        feature.index = index
        features.append(feature)
      } catch {
        log.add(spot, "feature \(index): \(Layer.words(error))")
      }
    }
    return Layer(
      path: path, licence: file.licence, attribution: file.attribution, official: file.official,
      features: features)
  }

  /// RFC 7946 dropped `crs`; older files may carry it with a name for WGS 84.
  private static func isWGS84(_ crs: JSONValue) -> Bool {
    guard case .object(let object) = crs, case .object(let properties) = object["properties"],
      case .text(let name) = properties["name"]
    else { return crs == .null }
    return name.hasSuffix("CRS84") || name.hasSuffix("EPSG::4326") || name == "EPSG:4326"
  }
}

extension Layer {
  /// A decoding error in one line.
  static func words(_ error: any Error) -> String {
    guard let error = error as? DecodingError else { return "\(error)" }
    switch error {
    case .keyNotFound(let key, _): return "member '\(key.stringValue)' is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
      let cause = context.underlyingError.map { " (\($0))" } ?? ""
      return context.debugDescription + cause
    @unknown default: return "\(error)"
    }
  }
}

/// One entry of `features`, read or with the reason why not.
private struct Slot: Decodable {
  var result: Result<LayerFeature, any Error>
  init(from decoder: any Decoder) throws {
    result = Result { try LayerFeature(from: decoder) }
  }
}

extension LayerFeature: Decodable {
  private enum Member: String, CodingKey { case type, id, properties, geometry, coordinates }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Member.self)
    index = 0
    let type = try container.decode(String.self, forKey: .type)
    guard type == "Feature" else { throw Layer.problem("type is '\(type)'; expected Feature") }
    properties = try container.decodeIfPresent([String: JSONValue].self, forKey: .properties) ?? [:]
    let named = try container.decodeIfPresent(JSONValue.self, forKey: .id)
    switch properties["id"] ?? named {
    case .text(let text): id = text
    case .number(let number): id = number.plain
    default: id = nil
    }
    do {
      geometry = try LayerFeature.geometry(container.nestedContainer(keyedBy: Member.self, forKey: .geometry))
    } catch {
      throw Layer.problem((id.map { "'\($0)': " } ?? "") + "geometry: \(Layer.words(error))")
    }
  }

  private static func geometry(_ container: KeyedDecodingContainer<Member>) throws -> LayerGeometry {
    func coordinates<T: Decodable>(_ type: T.Type) throws -> T {
      try container.decode(type, forKey: .coordinates)
    }
    let type = try container.decode(String.self, forKey: .type)
    switch type {
    case "Point": return .points([try point(coordinates([Double].self))])
    case "MultiPoint": return .points(try coordinates([[Double]].self).map(point))
    case "LineString": return .lines([try line(coordinates([[Double]].self))])
    case "MultiLineString": return .lines(try coordinates([[[Double]]].self).map(line))
    case "Polygon": return .polygons([try polygon(coordinates([[[Double]]].self))])
    case "MultiPolygon": return .polygons(try coordinates([[[[Double]]]].self).map(polygon))
    default:
      throw Layer.problem("type '\(type)'; expected Point, LineString, Polygon or their Multi kinds")
    }
  }

  private static func point(_ numbers: [Double]) throws -> GeoPoint {
    guard numbers.count >= 2 else {
      throw Layer.problem("a position has \(numbers.count) numbers; expected longitude and latitude")
    }
    return GeoPoint(longitude: numbers[0], latitude: numbers[1])
  }

  private static func line(_ positions: [[Double]]) throws -> [GeoPoint] {
    guard positions.count >= 2 else { throw Layer.problem("a line has fewer than 2 points") }
    return try positions.map(point)
  }

  private static func polygon(_ rings: [[[Double]]]) throws -> GeoPolygon {
    guard let outer = rings.first else { throw Layer.problem("a polygon without rings") }
    return GeoPolygon(outer: try ring(outer), holes: try rings.dropFirst().map(ring))
  }

  private static func ring(_ positions: [[Double]]) throws -> [GeoPoint] {
    guard positions.count >= 4, positions.first == positions.last else {
      throw Layer.problem("a ring must have at least 4 points and end where it begins")
    }
    return try positions.dropLast().map(point)
  }
}

extension Layer {
  fileprivate static func problem(_ text: String) -> DecodingError {
    .dataCorrupted(.init(codingPath: [], debugDescription: text))
  }
}
