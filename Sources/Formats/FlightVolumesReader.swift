import MissionModel
import Units

/// Reads `volumes.json` strictly: every broken rule of ASTM F3548-21's volumes is told with its line and
/// path.
public enum FlightVolumesReader {
  /// Outlines are polygons of at least 3 vertices, open, none twice, no edges that meet; at most 10,000
  /// vertices a flight; heights above the WGS 84 ellipsoid in metres, -8000 to 100000, the lower below the
  /// upper; both times in RFC 3339 with Z, the start before the end; no volumes off nominal.
  ///
  /// - Throws: `FileIssues`, all of them.
  public static func read(_ bytes: [UInt8], file: String) throws -> [FlightVolumes] {
    let tree: JSONTree
    do throws(JSONSyntaxError) { tree = try JSONTreeReader.read(bytes) } catch {
      throw FileIssues([FileIssue(file: file, line: error.line, column: error.column, reason: error.reason)])
    }
    var reading = VolumesReading(file: file)
    let flights = reading.flights(tree)
    guard reading.issues.isEmpty else { throw FileIssues(reading.issues) }
    return flights
  }
}

private struct VolumesReading {
  let file: String
  var issues: [FileIssue] = []

  init(file: String) { self.file = file }

  mutating func issue(_ tree: JSONTree, _ path: String, _ reason: String) {
    issues.append(
      FileIssue(file: file, line: tree.line, column: tree.column, reason: "\(path): \(reason)"))
  }

  /// The members of an object: those that must be there, and no others.
  private mutating func members(_ tree: JSONTree, _ keys: [String], _ path: String) -> [JSONTree]? {
    guard case .object(let found) = tree.value else {
      issue(tree, path, "must be an object, is \(tree.kind)")
      return nil
    }
    for (key, value) in found where !keys.contains(key) { issue(value, "\(path).\(key)", "is not known") }
    var values: [JSONTree] = []
    for key in keys {
      guard let value = tree[key] else {
        issue(tree, "\(path).\(key)", "is missing")
        continue
      }
      values.append(value)
    }
    return values.count == keys.count ? values : nil
  }

  private mutating func list(_ tree: JSONTree, _ path: String) -> [JSONTree] {
    if let values = tree.array { return values }
    issue(tree, path, "must be a list, is \(tree.kind)")
    return []
  }

  private mutating func word(_ tree: JSONTree, _ wanted: String, _ path: String) {
    if tree.string != wanted { issue(tree, path, "must be \"\(wanted)\"") }
  }

  mutating func flights(_ tree: JSONTree) -> [FlightVolumes] {
    guard let parts = members(tree, ["schema", "mission", "operational_intents"], "$") else { return [] }
    word(parts[0], FlightVolumesFile.schemaName, "$.schema")
    if parts[1].string == nil { issue(parts[1], "$.mission", "must be a text, is \(parts[1].kind)") }
    var result: [FlightVolumes] = []
    for (index, intent) in list(parts[2], "$.operational_intents").enumerated() {
      let path = "$.operational_intents[\(index)]"
      if let flight = flight(intent, path) { result.append(flight) }
    }
    return result
  }

  private mutating func flight(_ tree: JSONTree, _ path: String) -> FlightVolumes? {
    guard let parts = members(tree, ["sortie", "details"], path),
      let details = members(
        parts[1], ["volumes", "off_nominal_volumes", "priority"], "\(path).details")
    else { return nil }
    guard let sortie = parts[0].string, !sortie.isEmpty else {
      issue(parts[0], "\(path).sortie", "must be a text")
      return nil
    }
    guard let priority = details[2].whole else {
      issue(details[2], "\(path).details.priority", "must be a whole number")
      return nil
    }
    if !list(details[1], "\(path).details.off_nominal_volumes").isEmpty {
      issue(details[1], "\(path).details.off_nominal_volumes", "must be empty for a planned flight")
    }
    let volumes = list(details[0], "\(path).details.volumes")
    if volumes.isEmpty { issue(details[0], "\(path).details.volumes", "must hold a volume") }
    var found: [FlightVolumes.Volume] = []
    for (index, volume) in volumes.enumerated() {
      if let read = self.volume(volume, "\(path).details.volumes[\(index)]") { found.append(read) }
    }
    let vertices = found.reduce(0) { $0 + $1.outline.count }
    if vertices > FlightVolumes.mostVertices {
      issue(
        details[0], "\(path).details.volumes",
        "\(vertices) vertices; at most \(FlightVolumes.mostVertices) are allowed")
    }
    return found.count == volumes.count
      ? FlightVolumes(sortie: sortie, volumes: found, priority: priority) : nil
  }

  private mutating func volume(_ tree: JSONTree, _ path: String) -> FlightVolumes.Volume? {
    guard let parts = members(tree, ["volume", "time_start", "time_end"], path),
      let shape = members(
        parts[0], ["outline_polygon", "altitude_lower", "altitude_upper"], "\(path).volume"),
      let polygon = members(shape[0], ["vertices"], "\(path).volume.outline_polygon")
    else { return nil }
    let outline = outline(polygon[0], "\(path).volume.outline_polygon.vertices")
    let lower = height(shape[1], "\(path).volume.altitude_lower")
    let upper = height(shape[2], "\(path).volume.altitude_upper")
    let start = time(parts[1], "\(path).time_start")
    let end = time(parts[2], "\(path).time_end")
    guard let outline, let lower, let upper, let start, let end else { return nil }
    if lower >= upper { issue(shape[1], "\(path).volume.altitude_lower", "is not below altitude_upper") }
    if start >= end { issue(parts[1], "\(path).time_start", "is not before time_end") }
    return FlightVolumes.Volume(outline: outline, lowerM: lower, upperM: upper, start: start, end: end)
  }

  private mutating func height(_ tree: JSONTree, _ path: String) -> Double? {
    guard let parts = members(tree, ["value", "reference", "units"], path) else { return nil }
    word(parts[1], "W84", "\(path).reference")
    word(parts[2], "M", "\(path).units")
    guard let value = parts[0].number, (-8000.0...100_000).contains(value) else {
      issue(parts[0], "\(path).value", "must be a number from -8000 to 100000")
      return nil
    }
    return value
  }

  private mutating func time(_ tree: JSONTree, _ path: String) -> Moment? {
    guard let parts = members(tree, ["value", "format"], path) else { return nil }
    word(parts[1], "RFC3339", "\(path).format")
    guard let text = parts[0].string, text.hasSuffix("Z"), let moment = Moment(rfc3339: text) else {
      issue(parts[0], "\(path).value", "must be a time such as 2026-11-27T22:00:00Z")
      return nil
    }
    return moment
  }

  private mutating func outline(_ tree: JSONTree, _ path: String) -> [FlightVolumes.Vertex]? {
    let values = list(tree, path)
    var result: [FlightVolumes.Vertex] = []
    for (index, value) in values.enumerated() {
      guard let parts = members(value, ["lat", "lng"], "\(path)[\(index)]") else { return nil }
      guard let latitude = parts[0].number, let longitude = parts[1].number,
        (-90.0...90).contains(latitude), (-180.0...180).contains(longitude)
      else {
        issue(value, "\(path)[\(index)]", "is no place: lat -90 to 90, lng -180 to 180")
        return nil
      }
      result.append(FlightVolumes.Vertex(latitudeDeg: latitude, longitudeDeg: longitude))
    }
    if result.count < 3 {
      issue(tree, path, "\(result.count) vertices; at least 3 are needed")
      return nil
    }
    if Set(result).count < result.count { issue(tree, path, "a vertex stands here twice") }
    if OutlineCheck.crosses(result) { issue(tree, path, "its edges cross or touch") }
    return result
  }
}

/// Whether edges of a closed outline meet anywhere but at their common ends, by signs of areas.
enum OutlineCheck {
  static func crosses(_ outline: [FlightVolumes.Vertex]) -> Bool {
    let count = outline.count
    for first in 0..<count {
      for second in (first + 1)..<count {
        let (a, b) = (outline[first], outline[(first + 1) % count])
        let (c, d) = (outline[second], outline[(second + 1) % count])
        let areNeighbours = second == first + 1 || (first == 0 && second == count - 1)
        if areNeighbours {
          // They share an end; they overlap when the other ends lie on one side of it, in one line.
          let (shared, p, q) = second == first + 1 ? (b, a, d) : (a, b, c)
          if turn(shared, p, q) == 0, dot(shared, p, q) > 0 { return true }
        } else if meet(a, b, c, d) {
          return true
        }
      }
    }
    return false
  }

  private static func turn(
    _ a: FlightVolumes.Vertex, _ b: FlightVolumes.Vertex, _ c: FlightVolumes.Vertex
  ) -> Double {
    (b.longitudeDeg - a.longitudeDeg) * (c.latitudeDeg - a.latitudeDeg)
      - (b.latitudeDeg - a.latitudeDeg) * (c.longitudeDeg - a.longitudeDeg)
  }

  private static func dot(
    _ a: FlightVolumes.Vertex, _ b: FlightVolumes.Vertex, _ c: FlightVolumes.Vertex
  ) -> Double {
    (b.longitudeDeg - a.longitudeDeg) * (c.longitudeDeg - a.longitudeDeg)
      + (b.latitudeDeg - a.latitudeDeg) * (c.latitudeDeg - a.latitudeDeg)
  }

  private static func meet(
    _ a: FlightVolumes.Vertex, _ b: FlightVolumes.Vertex, _ c: FlightVolumes.Vertex,
    _ d: FlightVolumes.Vertex
  ) -> Bool {
    let (p, q) = (turn(a, b, c), turn(a, b, d))
    let (r, s) = (turn(c, d, a), turn(c, d, b))
    if p == 0 && q == 0 {
      // In one line: they meet where neither lies wholly beyond the other.
      func apart(_ key: (FlightVolumes.Vertex) -> Double) -> Bool {
        max(key(a), key(b)) < min(key(c), key(d)) || max(key(c), key(d)) < min(key(a), key(b))
      }
      return !apart(\.longitudeDeg) && !apart(\.latitudeDeg)
    }
    return p * q <= 0 && r * s <= 0
  }
}
