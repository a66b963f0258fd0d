import Planar
import Skybeat
import Units

/// One random day, written as a mission and its layers so that the product reads it as it reads any other.
struct RandomMission {
  enum Kind: String, CaseIterable {
    case area, corridor, ring, targets
  }

  let kind: Kind
  /// The look of the ground, for the record.
  let look: String
  /// The mission's path; `files` holds it.
  let path: String
  let files: MemoryFiles

  /// - Parameters:
  ///   - kind: nil: by the seed, each in turn.
  ///   - missions: the folder whose `catalog` has the fleet.
  init(seed: UInt64, kind wanted: Kind? = nil, missions: String) {
    let kind = wanted ?? Kind.allCases[Int(seed % UInt64(Kind.allCases.count))]
    var author = MissionAuthor(seed: seed)
    let shape = author.shape(kind)
    var texts = ["trial.yaml": author.mission(seed: seed, shape: shape.yaml)]
    texts.merge(author.layers) { mission, _ in mission }
    self.kind = kind
    look = shape.look
    path = missions + "/trial.yaml"
    files = MemoryFiles(
      texts: Dictionary(uniqueKeysWithValues: texts.map { (missions + "/" + $0.key, $0.value) }))
  }
}

/// Writes the parts of a random mission; the order of the calls is part of what a seed means.
struct MissionAuthor {
  var shapes: RandomShapes
  let frame: RandomFrame
  /// Texts of the layers by name.
  var layers: [String: String] = [:]
  /// Metres: of the sites; of the ground, from its middle.
  let reach, radius: Double
  let middle: MapPoint
  /// Whether all keys are used. Seeds below `firstFullSeed` mean what they meant before these keys were there, so that
  /// what they once found stays found.
  let full: Bool
  /// How the beat's camera angle is written.
  var pitch = Pitch.any

  static let firstFullSeed: UInt64 = 4000

  enum Pitch { case any, down, absent }

  init(seed: UInt64) {
    full = seed >= MissionAuthor.firstFullSeed
    shapes = RandomShapes(random: SplitMix64(seed: seed))
    frame = RandomFrame(latitude: shapes.number(22.25...22.45), longitude: shapes.number(114.0...114.2))
    reach = shapes.one(of: [1500, 3000, 5000])
    radius = shapes.one(of: [40, 120, 300, 500, 800])
    middle = shapes.place(within: shapes.one(of: [0, 400, reach * 0.7]))
  }

  /// The look of the ground, and the lines of the beat that say where it is.
  mutating func shape(_ kind: RandomMission.Kind) -> (look: String, yaml: String) {
    switch kind {
    case .area:
      return (area(), "sweep: {area: {layer: trial-area.geojson}}")
    case .ring:
      let look = area()
      if full, shapes.chance(0.35) {
        pitch = .down
        let inset = decimal(-shapes.one(of: [0, 5, shapes.number(0...radius / 2)]), 2)
        return (
          look + " whole",
          "ring: {around: {layer: trial-area.geojson}, stand_off_m: \(inset), whole: true, look: inward}"
        )
      }
      let standOff = shapes.one(of: [0, 10, shapes.number(-radius...radius), shapes.number(-60...150)])
      let depth = decimal(shapes.number(1...150), 2)
      let side = shapes.one(of: ["inward", "outward"])
      return (
        look,
        "ring: {around: {layer: trial-area.geojson}, stand_off_m: \(decimal(standOff, 2)), depth_m: \(depth), "
          + "look: \(side)}"
      )
    case .corridor: return corridor()
    case .targets: return targets()
    }
  }

  static func collection(_ features: [(properties: String, geometry: String)]) -> String {
    let list = features.map {
      "{\"type\":\"Feature\",\"properties\":{\($0.properties)},\"geometry\":\($0.geometry)}"
    }
    return "{\"type\":\"FeatureCollection\",\"features\":[\(list.joined(separator: ",\n"))]}"
  }

  func polygon(_ shape: RandomShapes.Shape) -> String {
    let rings = ([shape.outer] + shape.holes).map { frame.ring($0) }
    return "{\"type\":\"Polygon\",\"coordinates\":[\(rings.joined(separator: ","))]}"
  }

  private mutating func area() -> String {
    let look = shapes.one(of: RandomShapes.Look.allCases)
    let parts = shapes.area(look, middle: middle, radius: radius)
    layers["trial-area.geojson"] = MissionAuthor.collection(
      parts.enumerated().map { ("\"id\":\"part-\($0)\",\"name_en\":\"part\"", polygon($1)) })
    return look.rawValue
  }

  private mutating func corridor() -> (String, String) {
    let count = shapes.one(of: [1, 1, 1, 2, 3])
    var lines: [(String, String)] = []
    for k in 0..<count {
      let line = frame.list(shapes.line(middle, radius: radius))
      lines.append(
        ("\"id\":\"line-\(k)\",\"name_en\":\"line\"", "{\"type\":\"LineString\",\"coordinates\":\(line)}"))
    }
    layers["trial-lines.geojson"] = MissionAuthor.collection(lines)
    let left = decimal(shapes.one(of: [0, 10, shapes.number(1...150)]), 2)
    let right = decimal(shapes.one(of: [0, 10, shapes.number(1...150)]), 2)
    return (
      count == 1 ? "line" : "lines",
      "corridor: {lines: {layer: trial-lines.geojson}, left_m: \(left), right_m: \(right)\(wishes())}"
    )
  }

  /// What a corridor asks for beyond its widths.
  private mutating func wishes() -> String {
    guard full else { return "" }
    var text = ""
    if shapes.chance(0.3) { text += ", passes: \(1 + shapes.random.pick(0..<6))" }
    if shapes.chance(0.3) { text += ", both_ways: true" }
    guard shapes.chance(0.5) else { return text }
    text += ", side: \(shapes.one(of: ["left", "right"]))"
    var most = 60.0
    if shapes.chance(0.6) {
      most = shapes.one(of: [5, 30, shapes.number(5...200)])
      text += ", stand_off_m: \(decimal(most, 2))"
      if shapes.chance(0.6) { pitch = .absent }
    }
    if shapes.chance(0.4) { text += ", keep_off_m: \(decimal(shapes.number(1...most), 2))" }
    if shapes.chance(0.4) { text += ", return_may_cross: true" }
    return text
  }

  private mutating func targets() -> (String, String) {
    let count = shapes.one(of: [1, 2, 5, 12, 30, 50])
    let spread = shapes.one(of: [1, radius, 2 * radius])
    let largest = shapes.one(of: [3.0, 20, 80])
    var lines = ["targets:", "      list:"]
    for k in 0..<count {
      let offset = shapes.place(within: spread)
      let at = shapes.chance(0.05) ? middle : middle.moved(east: offset.east, north: offset.north)
      let extent = decimal(shapes.number(1...largest), 1)
      let priority = 1 + shapes.random.pick(0..<9)
      let dwell = shapes.chance(0.3) ? ", dwell_s: \(decimal(shapes.number(0...60), 0))" : ""
      lines.append(
        "        - {id: t\(k), name: {en: Target, zh: 目標}, kind: roof, \(frame.yaml(at)), "
          + "extent_m: \(extent), priority: \(priority)\(dwell)}")
    }
    return (count == 1 ? "one" : "many", lines.joined(separator: "\n"))
  }
}
