import Planar
import Skybeat
import Units

/// Everything around the beat: aircraft, sites, zones, ground, weather.
extension MissionAuthor {
  struct Aircraft {
    let id: String
    let dock: String?
    let cameras: [String]
    let greatestSpeed: Double
  }

  private var pad: MapPoint { MapPoint(east: 0, north: 0) }

  /// The shipped fleet.
  static let fleet = [
    Aircraft(
      id: "generic-quad", dock: nil, cameras: ["generic-hd", "generic-thermal"], greatestSpeed: 16),
    Aircraft(id: "m30t", dock: "dock1", cameras: ["m30t-wide", "m30t-thermal"], greatestSpeed: 23),
    Aircraft(id: "m350-h20t", dock: nil, cameras: ["h20t-wide", "h20t-thermal"], greatestSpeed: 23),
    Aircraft(
      id: "m3td", dock: "dock2", cameras: ["m3td-wide", "m3td-tele", "m3td-thermal"], greatestSpeed: 15),
    Aircraft(
      id: "m4d", dock: "dock3", cameras: ["m4d-wide", "m4-medium-tele", "m4-tele"], greatestSpeed: 15),
    Aircraft(
      id: "m4td", dock: "dock3", cameras: ["m4td-wide", "m4-medium-tele", "m4-tele", "m4td-thermal"],
      greatestSpeed: 15),
  ]

  mutating func mission(seed: UInt64, shape: String) -> String {
    let aircraft = shapes.one(of: MissionAuthor.fleet)
    let sites = 1 + (shapes.chance(0.25) ? 1 : 0)
    let lines = (0..<sites).map { "  - " + site($0, aircraft) }
    let names = (0..<sites).map { "site-\($0)" }.joined(separator: ", ")
    return """
      skybeat: mission/1
      id: trial
      name: {en: Trial \(seed), zh: 試驗 \(seed)}
      unit: {en: Trial unit, zh: 試驗小隊}
      purpose: {en: Trial, zh: 試驗}
      date: 2026-11-25
      day: {from: "06:00", to: "22:00"}
      seed: \(seed % 1000)
      rules: catalog/limits/\(shapes.one(of: ["border", "fire", "police"]))-default.yaml
      zones:
        - {layer: trial-zones.geojson, profile: skybeat}
      permissions: \(permissions())
      ground: \(ground())
      forecast:
        issued: 2026-11-25T05:00:00+08:00
        source: random
        stations:
          - id: here
            name: {en: Here, zh: 這裏}
            shear_exponent: \(decimal(shapes.number(0.1...0.35), 2))
            steps:
              - {from: "06:00", to: "13:00", \(air())}
              - {from: "13:00", to: "22:00", \(air())}
      sites:
      \(lines.joined(separator: "\n"))
      beats:
        - id: beat
          name: {en: Beat, zh: 巡區}
          \(shape)
          sites: [\(names)]
          \(work(aircraft))

      """.replacing("trial-zones.geojson", with: zones()) + privacyZones()
  }

  /// Ground that the camera must not look at, in three days of ten: drawn last, so that the rest of a seed's day stays as
  /// it was.
  private mutating func privacyZones() -> String {
    guard shapes.chance(0.3) else { return "" }
    let entries = (0...shapes.random.pick(0..<2)).map { number in
      let at = frame.yaml(shapes.place(within: shapes.one(of: [300.0, 1500])))
      return "  - {id: private-\(number), name: {en: Home, zh: 民居}, area: {circle: {\(at), radius_m: "
        + "\(decimal(shapes.number(5...120), 0))}}}\n"
    }
    return "privacy_zones:\n" + entries.joined()
  }

  private mutating func site(_ number: Int, _ aircraft: Aircraft) -> String {
    // Some pads stand in the middle of the work, some far off, some where the straight way is shut.
    let at = number == 0 ? pad : shapes.place(within: reach * 0.8)
    let dock = shapes.chance(0.6) ? aircraft.dock : nil
    let kind =
      dock.map { "kind: dock, dock: catalog/docks/\($0).yaml" }
      ?? "kind: crew, crew: {packs: \(1 + shapes.random.pick(0..<8)), swap_min: 4, recharge_min: 70, "
      + "prepare_min: 6, recover_min: 4}, duty: [{from: \"07:00\", to: \"21:00\"}]"
    var alternate = ""
    if shapes.chance(0.6) {
      let offset = shapes.place(within: 600)
      let place = frame.yaml(at.moved(east: offset.east, north: offset.north))
      alternate = ", alternate: {name: {en: Field, zh: 球場}, \(place), ground_hkpd_m: 10}"
    }
    return "{id: site-\(number), name: {en: Site, zh: 站}, \(kind), \(frame.yaml(at)), pad_hkpd_m: "
      + "\(decimal(shapes.number(2...30), 1)), aircraft: catalog/aircraft/\(aircraft.id).yaml, reach_m: "
      + "\(decimal(reach, 0)), station: here\(alternate)}"
  }

  private mutating func air() -> String {
    let mean = shapes.one(of: [0, shapes.number(0...3), shapes.number(0...7)])
    return "wind_from_deg: \(decimal(shapes.number(0...359), 0)), mean_mps: \(decimal(mean, 1)), gust_mps: "
      + "\(decimal(mean * 1.5 + 0.1, 1)), rain_mm_per_h: 0, temperature_c: 20"
  }

  private mutating func permissions() -> String {
    if shapes.chance(0.15) { return "[]" }
    let ceiling = shapes.one(of: [120.0, 300, 500])
    return "[{number: T-1, holder: {en: Unit, zh: 小隊}, zones: [], ceiling_above_ground_m: \(ceiling), "
      + "hours: always, valid_from: 2026-11-01T00:00:00+08:00, valid_to: 2027-05-01T00:00:00+08:00, "
      + "conditions: []}]"
  }

  private mutating func ground() -> String {
    switch shapes.random.pick(0..<4) {
    case 0: return "{elsewhere: {low_hkpd_m: 0, high_hkpd_m: 5}}"
    case 1: return "{elsewhere: {low_hkpd_m: 0, high_hkpd_m: \(decimal(shapes.number(20...150), 0))}}"
    case 2:
      let at = frame.yaml(shapes.place(within: 1500))
      return "{elsewhere: {low_hkpd_m: 0, high_hkpd_m: 40}, band_margin_m: 30, bands: [{id: hill, name: "
        + "{en: Hill, zh: 山}, area: {circle: {\(at), radius_m: \(decimal(shapes.number(50...1200), 0))}}, "
        + "low_hkpd_m: 10, high_hkpd_m: \(decimal(shapes.number(60...250), 0))}]}"
    default:
      layers["trial-ground.asc"] = grid()
      return "{grids: [{path: trial-ground.asc, crs: EPSG:4326, datum: hkpd}], elsewhere: "
        + "{low_hkpd_m: 0, high_hkpd_m: 50}}"
    }
  }

  /// Hills of random steepness on a grid of some 100 m.
  private mutating func grid() -> String {
    let count = 121
    let cell = 0.001
    let hills = (0..<6).map { _ in
      (
        at: shapes.place(within: 5000), height: shapes.number(0...160), width: shapes.number(150...1500)
      )
    }
    var text =
      "ncols \(count)\nnrows \(count)\nxllcenter \(decimal(frame.longitude - 60 * cell, 8))\n"
      + "yllcenter \(decimal(frame.latitude - 60 * cell, 8))\ncellsize \(cell)\n"
    let east = RandomFrame.metresPerDegree * Angle.degrees(frame.latitude).cosine
    for row in 0..<count {
      let line = (0..<count).map { column -> String in
        let place = MapPoint(
          east: Double(column - 60) * cell * east,
          north: Double(60 - row) * cell * RandomFrame.metresPerDegree)
        let height = hills.reduce(3.0) { sum, hill in
          let share = place.distance(to: hill.at) / hill.width
          return sum + hill.height / (1 + share * share * share * share)
        }
        return decimal(height, 1)
      }
      text += line.joined(separator: " ") + "\n"
    }
    return text
  }

  /// Writes the layer of zones and gives its name.
  private mutating func zones() -> String {
    var features: [(String, String)] = []
    let count = shapes.one(of: [0, 0, 1, 1, 1, 2, 3, 5])
    for k in 0..<count {
      var shape = RandomShapes.Shape(outer: [])
      switch shapes.random.pick(0..<10) {
      case 0, 6:
        // Cuts the ground in two.
        shape.outer = shapes.rectangle(middle, 4 * radius + 500, shapes.one(of: [0.5, 10, 80]))
      case 1:
        // Round the pad with one way out, or none.
        let gap = shapes.one(of: [0, 70.0, 140])
        let ring = shapes.number(80...600)
        let turn = shapes.number(0...360)
        let inner = (0...20).map { step in
          pad.moved(
            course: .degrees(turn - Double(step) * (360 - gap / ring * 57.3) / 20), by: ring)
        }
        let outer = inner.map { MapPoint(east: $0.east * 1.1, north: $0.north * 1.1) }
        shape.outer =
          gap > 0
          ? outer + inner.reversed() : Array(outer.dropLast())
        if gap == 0 { shape.holes = [Array(inner.dropLast().reversed())] }
      case 2, 7:
        let at = shapes.place(within: radius)
        shape.outer = shapes.star(
          middle.moved(east: at.east, north: at.north), radius: radius * shapes.number(0.05...1.5))
      case 3, 8:
        shape.outer = shapes.comb(middle, radius: radius * shapes.number(0.3...1.5))
      case 4:
        // Between the pad and the work.
        let half = MapPoint(east: middle.east / 2, north: middle.north / 2)
        shape.outer = shapes.star(half, radius: shapes.number(0.1...0.9) * max(20, half.distance(to: pad)))
      default:
        shape.outer = shapes.star(shapes.place(within: reach), radius: shapes.number(10...400))
      }
      features.append((zone(k), polygon(shape)))
    }
    if features.isEmpty {
      let far = RandomShapes.Shape(
        outer: shapes.star(MapPoint(east: 12_000, north: 0), radius: 100, corners: 8...12))
      features = [(zone(0), polygon(far))]
    }
    layers["trial-zones.geojson"] = MissionAuthor.collection(features)
    return "trial-zones.geojson"
  }

  private mutating func zone(_ number: Int) -> String {
    if full { return fullZone(number) }
    let restriction = shapes.one(of: ["prohibited", "authorisation"])
    let low = shapes.chance(0.8) ? "null" : decimal(shapes.number(30...120), 0)
    let high = shapes.chance(0.8) ? "null" : decimal(shapes.number(130...400), 0)
    let hours =
      shapes.chance(0.8)
      ? "\"always\"" : "[{\"days\":[\"mon\",\"tue\",\"wed\"],\"from\":\"10:00\",\"to\":\"12:00\"}]"
    return "\"id\":\"zone-\(number)\",\"name_en\":\"Zone\",\"name_zh\":\"禁區\",\"restriction\":"
      + "\"\(restriction)\",\"lower_m\":\(low),\"lower_ref\":\"agl\",\"upper_m\":\(high),\"upper_ref\":\"agl\","
      + "\"hours\":\(hours),\"valid_from\":null,\"valid_to\":null,\"official\":false"
  }

  /// A zone whose band and hours often leave a way past it.
  private mutating func fullZone(_ number: Int) -> String {
    let restriction = shapes.one(of: ["prohibited", "authorisation"])
    let references = ["agl", "amsl", "hkpd"]
    let low = shapes.chance(0.5) ? "null" : decimal(shapes.number(20...250), 0)
    let high = shapes.chance(0.5) ? "null" : decimal(shapes.number(260...400), 0)
    let (from, to) = shapes.one(of: [
      ("10:00", "12:00"), ("08:20", "09:00"), ("13:00", "23:00"), ("22:00", "09:00"),
    ])
    let days = shapes.one(of: ["\"any\"", "\"mon\",\"tue\",\"wed\"", "\"sat\",\"sun\""])
    let hours =
      shapes.chance(0.5)
      ? "\"always\"" : "[{\"days\":[\(days)],\"from\":\"\(from)\",\"to\":\"\(to)\"}]"
    return "\"id\":\"zone-\(number)\",\"name_en\":\"Zone\",\"name_zh\":\"禁區\",\"restriction\":"
      + "\"\(restriction)\",\"lower_m\":\(low),\"lower_ref\":\"\(shapes.one(of: references))\","
      + "\"upper_m\":\(high),\"upper_ref\":\"\(shapes.one(of: references))\",\"hours\":\(hours),"
      + "\"valid_from\":null,\"valid_to\":null,\"official\":false"
  }

  private mutating func work(_ aircraft: Aircraft) -> String {
    let camera = shapes.one(of: aircraft.cameras)
    let angle = shapes.chance(0.6) ? -90 : shapes.number(-89 ... -25)
    let level = shapes.one(of: ["detect", "detect", "recognise"])
    let object = shapes.one(of: [0.5, 1, 3])
    let dwell = shapes.one(of: [0, 2, 6])
    var windows = "{from: \"08:00\", to: \"12:00\"\(shapes.chance(0.5) ? ", revisit_min: 120" : "")}"
    if shapes.chance(0.3) { windows += ", {from: \"13:00\", to: \"17:00\"}" }
    let pitchLine =
      switch pitch {
      case .any: "gimbal_pitch_deg: \(decimal(angle, 1))"
      case .down: "gimbal_pitch_deg: -90"
      case .absent: ""
      }
    let longest = shapes.chance(0.5) ? "longest_sortie_min: \(shapes.one(of: [6, 15, 25]))" : ""
    return """
      height_above_ground_m: \(decimal(shapes.number(40...120), 1))
          speed_mps: \(decimal(shapes.number(1...(aircraft.greatestSpeed * 0.8)), 1))
          camera: \(camera)
          \(pitchLine)
          overlap_percent: \(shapes.one(of: [0, 10, 30, 70]))
          task: {level: \(level), object: {en: person, zh: 人}, object_size_m: \(object), dwell_s: \(dwell)}
          windows: [\(windows)]
          irregular_starts: \(shapes.chance(0.5))
          priority: 5
          required_percent: 90
          \(longest)
      """
  }
}
