import AirspaceModel
import Coverage
import MissionModel
import Units

/// Where the map lies, and its outlines as path data. Outlines are cut to the sheet and simplified for drawing.
struct MapSheet {
  /// A shape of the map. `label` is where its name goes, on the largest part; `top` is that part's northern end.
  struct Shape {
    var path: String
    var label, top: SheetPoint?
  }

  let frame: SheetFrame
  /// What the day is about, and the sheet around it with a margin.
  let fit, sheet: SheetBox
  /// Greatest move of a simplified outline of the background, metres.
  let backgroundToleranceM: Double
  /// The same for lines of the illustrative relief, which are far less exact than outlines.
  var contourToleranceM: Double { 3 * backgroundToleranceM }

  init(_ content: ReportContent) {
    let places = MapSheet.places(of: content)
    let origin = GeoPoint(
      longitude: content.plan.frameOriginLongitudeDeg, latitude: content.plan.frameOriginLatitudeDeg)
    var west = origin.longitude
    var east = west
    var south = origin.latitude
    var north = south
    if let first = places.first {
      (west, east, south, north) = (first.longitude, first.longitude, first.latitude, first.latitude)
    }
    for p in places {
      (west, east) = (min(west, p.longitude), max(east, p.longitude))
      (south, north) = (min(south, p.latitude), max(north, p.latitude))
    }
    frame = SheetFrame(
      centre: GeoPoint(
        longitude: ((west + east) / 2).rounded(places: 5), latitude: ((south + north) / 2).rounded(places: 5))
    )
    let frame = frame
    let tight =
      SheetBox(around: places.map { frame.point($0) }) ?? SheetBox(left: 0, top: 0, right: 0, bottom: 0)
    let room = max(tight.width, tight.height)
    // At least 600 m across, so that a single dock is not drawn at the scale of its bolts.
    fit = tight.grown(
      width: max(tight.width + 0.08 * room, 6000), height: max(tight.height + 0.08 * room, 6000))
    // 20 % on each side, and wide or high enough for a phone held either way.
    sheet = fit.grown(
      width: max(fit.width * 1.4, fit.height * 1.9), height: max(fit.height * 1.4, fit.width * 1.6))
    backgroundToleranceM = max(sheet.width, sheet.height) / 10 / 5000
  }

  func area(_ polygons: [GeoPolygon], toleranceM: Double) -> Shape? {
    let rings = polygons.map { polygon in
      ([polygon.outer] + polygon.holes).map { ring in ring.map { frame.point($0) } }
    }
    return area(rings, toleranceM: toleranceM)
  }

  func area(_ degrees: MultiPolygonDegrees, toleranceM: Double) -> Shape? {
    let rings = degrees.map { polygon in
      polygon.map { ring in
        let points = ring.compactMap { $0.count >= 2 ? frame.point(longitude: $0[0], latitude: $0[1]) : nil }
        return points.first == points.last ? Array(points.dropLast()) : points
      }
    }
    return area(rings, toleranceM: toleranceM)
  }

  func lines(_ lines: [[GeoPoint]], toleranceM: Double) -> Shape? {
    var path = PathText()
    var label: SheetPoint?
    var longest = 0
    for line in lines {
      for part in BoxClipping.line(line.map { frame.point($0) }, to: sheet) {
        let thin = LineThinning.thin(part, tolerance: toleranceM * 10)
        path.line(thin)
        if thin.count > longest { (longest, label) = (thin.count, thin[thin.count / 2]) }
      }
    }
    return path.isEmpty ? nil : Shape(path: path.text, label: label)
  }

  private func area(_ polygons: [[[SheetPoint]]], toleranceM: Double) -> Shape? {
    var path = PathText()
    var label: SheetPoint?
    var top: SheetPoint?
    var largest = 0.0
    for polygon in polygons {
      for (at, ring) in polygon.enumerated() {
        let thin = LineThinning.thin(ring: BoxClipping.ring(ring, to: sheet), tolerance: toleranceM * 10)
        guard !thin.isEmpty else { continue }
        path.ring(thin)
        guard at == 0 else { continue }
        let (size, centre) = MapSheet.centroid(thin)
        if size > largest {
          (largest, label) = (size, centre)
          top = thin.min { $0.y < $1.y }
        }
      }
    }
    return path.isEmpty ? nil : Shape(path: path.text, label: label, top: top)
  }

  /// Area and centre of gravity of a ring by the shoelace formula.
  private static func centroid(_ ring: [SheetPoint]) -> (Double, SheetPoint) {
    guard let first = ring.first, var last = ring.last else { return (0, SheetPoint(x: 0, y: 0)) }
    var doubled = 0.0
    var sumX = 0.0
    var sumY = 0.0
    for p in ring {
      let (ax, ay) = (last.x - first.x, last.y - first.y)
      let (bx, by) = (p.x - first.x, p.y - first.y)
      let cross = ax * by - bx * ay
      doubled += cross
      sumX += (ax + bx) * cross
      sumY += (ay + by) * cross
      last = p
    }
    guard doubled != 0 else { return (0, first) }
    return (
      abs(doubled) / 2, SheetPoint(x: first.x + sumX / (3 * doubled), y: first.y + sumY / (3 * doubled))
    )
  }

  /// All places that the first view must show.
  private static func places(of content: ReportContent) -> [GeoPoint] {
    var places: [GeoPoint] = []
    for route in content.plan.routes {
      places += route.waypoints.map { GeoPoint(longitude: $0.longitudeDeg, latitude: $0.latitudeDeg) }
    }
    for site in content.plan.sites {
      places.append(GeoPoint(longitude: site.longitudeDeg, latitude: site.latitudeDeg))
      if let longitude = site.alternateLongitudeDeg, let latitude = site.alternateLatitudeDeg {
        places.append(GeoPoint(longitude: longitude, latitude: latitude))
      }
    }
    for beat in content.mission.beats {
      switch beat.shape {
      case .sweep(let areas, _), .ring(let areas, _, _, _, _): places += areas.flatMap(\.outer)
      case .corridor(let lines, _, _, _): places += lines.flatMap { $0 }
      case .targets(let targets, _): places += targets.map(\.position)
      }
    }
    return places.filter { $0.longitude.isFinite && $0.latitude.isFinite }
  }
}
