import Units

/// The keys of one kind of mapping; the raw values are the words in the file.
protocol FieldKey: CaseIterable, Hashable, RawRepresentable where RawValue == String {
  /// What the mapping is called in messages, and in the JSON Schema's `$defs`.
  static var title: String { get }
}

/// A mapping whose keys are all known.
///
/// Required values that are missing or wrong are logged and stand in as something harmless, so that reading goes
/// on to the next mistake; the reader throws at the end.
struct Fields<Key: FieldKey> {
  let owner: Cursor
  let values: [Key: Cursor]

  var log: IssueLog { owner.log }
  var file: String { owner.file }

  /// The value of a key, or nil when the file does not have it.
  subscript(key: Key) -> Cursor? { values[key] }

  /// The value of a key that must be there.
  func need(_ key: Key) -> Cursor? {
    if let value = values[key] { return value }
    owner.log.add(owner.spot, "\(Key.title): key '\(key.rawValue)' is missing")
    return nil
  }

  func text(_ key: Key) -> String { need(key)?.text() ?? "" }
  func identifier(_ key: Key) -> String { need(key)?.identifier() ?? "" }
  func number(_ key: Key, in range: ClosedRange<Double>, _ unit: String) -> Double {
    need(key)?.number(in: range, unit) ?? range.lowerBound
  }
  func numberIfGiven(_ key: Key, in range: ClosedRange<Double>, _ unit: String) -> Double? {
    self[key]?.number(in: range, unit)
  }
  func whole(_ key: Key, in range: ClosedRange<Int>, _ unit: String) -> Int {
    need(key)?.whole(in: range, unit) ?? range.lowerBound
  }
  func items(_ key: Key, atLeast least: Int = 1) -> [Cursor] { need(key)?.items(atLeast: least) ?? [] }
  func itemsIfGiven(_ key: Key) -> [Cursor] { self[key]?.items() ?? [] }

  func bilingual(_ key: Key) -> BilingualText { need(key)?.bilingual() ?? BilingualText(en: "", zh: "") }

  /// A WGS 84 place from the two keys, which must lie in or near Hong Kong.
  func place(latitude: Key, longitude: Key) -> GeoPoint? {
    let latitudeCursor = need(latitude)
    let longitudeCursor = need(longitude)
    guard let lat = latitudeCursor?.number(in: -90...180, "degrees"),
      let lon = longitudeCursor?.number(in: -180...180, "degrees")
    else { return nil }
    let place = GeoPoint(longitude: lon, latitude: lat)
    if let problem = HongKong.problem(place) {
      latitudeCursor?.log.add(latitudeCursor?.spot ?? owner.spot, "\(Key.title): \(problem)")
      return nil
    }
    return place
  }
}

/// The area that missions may speak of: Hong Kong and a margin of some kilometres.
enum HongKong {
  static let latitudes = 21.9...22.7
  static let longitudes = 113.7...114.6

  /// Why a place cannot be meant; nil when it can.
  static func problem(_ place: GeoPoint) -> String? {
    if latitudes.contains(place.latitude), longitudes.contains(place.longitude) { return nil }
    let text = "lat \(place.latitude.plain), lon \(place.longitude.plain)"
    if latitudes.contains(place.longitude), longitudes.contains(place.latitude) {
      return "\(text): latitude and longitude look swapped"
    }
    return "\(text) is outside Hong Kong (lat 21.9 to 22.7, lon 113.7 to 114.6 degrees)"
  }
}

enum BilingualKey: String, FieldKey {
  case en, zh
  static let title = "bilingual"
}

extension Cursor {
  /// The mapping `{en: …, zh: …}`.
  func bilingual() -> BilingualText? {
    guard let fields = fields(BilingualKey.self) else { return nil }
    return BilingualText(en: fields.text(.en), zh: fields.text(.zh))
  }

  /// A path besides this file; an issue when there is no such file.
  func path(_ files: any FileSource) -> FileReference? {
    guard let text = text("a path") else { return nil }
    let full = FilePath.resolve(text, besides: file)
    guard files.exists(full) else {
      report("there is no file '\(text)' (looked for \(full))")
      return nil
    }
    return FileReference(written: text, path: full, spot: spot)
  }
}

/// A file that another one names.
struct FileReference: Hashable {
  /// As it was written.
  var written: String
  /// From where the program runs.
  var path: String
  var spot: Spot
}
