import FoundationEssentials
import Skybeat

/// What a GeoJSON layer says of itself and of each feature. Shapes are read for lists; the mission reader judges
/// them.
struct LayerSheet {
  struct Feature {
    var index: Int
    var id: String?
    var nameEn, nameZh, kind, licence: String?
    var official: Bool?
    var accuracyM: Double?
    var isZone: Bool
    var geometry: String
    var shape: Shape?

    var label: String { "feature \(index)" + (id.map { " ('\($0)')" } ?? "") }
  }

  /// The first ring of a polygon is its outer one; rings are closed by a repeated point.
  enum Shape {
    case points([GeoPoint])
    case lines([[GeoPoint]])
    case polygons([[[GeoPoint]]])
  }

  var path: String
  var name, licence, attribution: String?
  var official: Bool?
  var features: [Feature]

  /// - Throws: `FileIssue` when the file cannot be read or is no collection of features.
  init(_ path: String) throws {
    let bytes = try DiskFiles().bytes(path)
    let file: Document
    do {
      file = try JSONDecoder().decode(Document.self, from: Data(bytes))
    } catch {
      throw FileIssue(file: path, line: 0, column: 0, reason: "not GeoJSON: \(LayerSheet.words(error))")
    }
    guard file.type == "FeatureCollection", let slots = file.features else {
      let reason = "type is '\(file.type)'; expected a FeatureCollection with features"
      throw FileIssue(file: path, line: 0, column: 0, reason: reason)
    }
    self.path = path
    name = file.name
    licence = file.licence
    attribution = file.attribution
    official = file.official
    features = slots.enumerated().map { index, slot in
      let properties = slot.properties ?? Properties()
      return Feature(
        index: index, id: properties.id ?? slot.id, nameEn: properties.nameEn, nameZh: properties.nameZh,
        kind: properties.kind, licence: properties.licence, official: properties.official,
        accuracyM: properties.accuracyM, isZone: properties.hasRestriction,
        geometry: slot.geometry?.type ?? "none", shape: slot.geometry?.shape)
    }
  }

  /// Least and greatest stated accuracy of the features, metres.
  var accuracy: String {
    let values = features.compactMap(\.accuracyM)
    guard let least = values.min(), let greatest = values.max() else { return "not stated" }
    let from = NumberText.short(least)
    let words = least == greatest ? from : "\(from)-\(NumberText.short(greatest))"
    let silent = features.count - values.count
    return silent > 0 ? "\(words) (\(silent) not stated)" : words
  }

  var officialWords: String {
    let marks = features.map { $0.official ?? official ?? false }
    if !marks.contains(true) { return "no" }
    return marks.contains(false) ? "partly" : "yes"
  }

  /// Licences of the layer and of features that state another one.
  var licences: String {
    var unique: [String] = []
    for licence in [licence] + features.map(\.licence) {
      if let licence, !unique.contains(licence) { unique.append(licence) }
    }
    return unique.isEmpty ? "not stated" : unique.joined(separator: ", ")
  }

  private static func words(_ error: any Error) -> String {
    guard let error = error as? DecodingError else { return "\(error)" }
    switch error {
    case .keyNotFound(let key, _): return "member '\(key.stringValue)' is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
      return context.debugDescription + (context.underlyingError.map { " (\($0))" } ?? "")
    @unknown default: return "\(error)"
    }
  }
}

private struct Document: Decodable {
  var type: String
  var name, licence, attribution: String?
  var official: Bool?
  var features: [Slot]?
}

/// A feature; what cannot be read is left out here and told by the mission reader.
private struct Slot: Decodable {
  var id: String?
  var properties: Properties?
  var geometry: Geometry?

  enum Member: String, CodingKey { case id, properties, geometry }

  init(from decoder: any Decoder) throws {
    guard let container = try? decoder.container(keyedBy: Member.self) else { return }
    id = container.textOrNumber(.id)
    properties = try? container.decodeIfPresent(Properties.self, forKey: .properties)
    geometry = try? container.decodeIfPresent(Geometry.self, forKey: .geometry)
  }
}

private struct Properties: Decodable {
  var id, nameEn, nameZh, kind, licence: String?
  var official: Bool?
  var accuracyM: Double?
  var hasRestriction = false

  enum Member: String, CodingKey {
    case id, kind, licence, official, restriction
    case nameEn = "name_en"
    case nameZh = "name_zh"
    case accuracyM = "accuracy_m"
  }

  init() {}

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Member.self)
    id = container.textOrNumber(.id)
    nameEn = try? container.decodeIfPresent(String.self, forKey: .nameEn)
    nameZh = try? container.decodeIfPresent(String.self, forKey: .nameZh)
    kind = try? container.decodeIfPresent(String.self, forKey: .kind)
    licence = try? container.decodeIfPresent(String.self, forKey: .licence)
    official = try? container.decodeIfPresent(Bool.self, forKey: .official)
    accuracyM = try? container.decodeIfPresent(Double.self, forKey: .accuracyM)
    hasRestriction = container.contains(.restriction)
  }
}

extension KeyedDecodingContainer {
  /// Ids may be texts or whole numbers.
  fileprivate func textOrNumber(_ key: Key) -> String? {
    if let text = try? decodeIfPresent(String.self, forKey: key) { return text }
    return (try? decodeIfPresent(Int.self, forKey: key)).map { "\($0)" }
  }
}

private struct Geometry: Decodable {
  var type: String
  var shape: LayerSheet.Shape?

  enum Member: String, CodingKey { case type, coordinates }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Member.self)
    type = try container.decode(String.self, forKey: .type)
    func read<T: Decodable>(_ kind: T.Type) -> T? { try? container.decode(kind, forKey: .coordinates) }
    switch type {
    case "Point": shape = read([Double].self).map { .points(Geometry.places([$0])) }
    case "MultiPoint": shape = read([[Double]].self).map { .points(Geometry.places($0)) }
    case "LineString": shape = read([[Double]].self).map { .lines([Geometry.places($0)]) }
    case "MultiLineString": shape = read([[[Double]]].self).map { .lines($0.map(Geometry.places)) }
    case "Polygon": shape = read([[[Double]]].self).map { .polygons([$0.map(Geometry.places)]) }
    case "MultiPolygon":
      shape = read([[[[Double]]]].self).map { .polygons($0.map { $0.map(Geometry.places) }) }
    default: shape = nil
    }
  }

  private static func places(_ positions: [[Double]]) -> [GeoPoint] {
    positions.filter { $0.count >= 2 }.map { GeoPoint(longitude: $0[0], latitude: $0[1]) }
  }
}
