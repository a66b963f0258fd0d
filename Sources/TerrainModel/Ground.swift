public import Geodesy
import Planar
public import Units

/// An area whose ground somebody has declared to lie between two heights.
public struct DeclaredBand: Hashable, Sendable {
  public var id: String
  public var name: BilingualText
  /// Already widened by a margin by its maker.
  public var area: [MapPolygon]
  /// Metres above the Hong Kong Principal Datum.
  public var lowHKPD, highHKPD: Double

  public init(id: String, name: BilingualText, area: [MapPolygon], lowHKPD: Double, highHKPD: Double) {
    self.id = id
    self.name = name
    self.area = area
    self.lowHKPD = lowHKPD
    self.highHKPD = highHKPD
  }
}

/// All that a mission knows of the ground's height; where it knows nothing it says so, never zero.
public struct Ground: Sendable {
  public let grids: [HeightGrid]
  public let bands: [DeclaredBand]
  public let elsewhere: GroundBand?
  public let frame: LocalFrame
  public let heights: HeightSystem
  /// What stands on it. Heights of the ground itself do not count it.
  public var buildings: [Building] = []
  /// Metres above the ground of grids up to which trees and other small things hide what is behind them. Looks at a place
  /// itself are not hindered by what stands on it.
  public var coverM = 0.0
  /// Heights that nobody surveyed, for sight lines and pictures only: `bands(at:)`, `alongLeg` and `highestDeclared`, and
  /// with them flying heights, rules and pixels, never ask them.
  public var relief: [HeightGrid] = []
  /// The box around each band's area, in the order of the bands.
  private let boxes: [MapBox]
  /// Of the grids, in their order.
  private let patches: [TurnedPatches]

  /// - `grids`: the first that has a value at a place wins.
  /// - `bands`: count where no grid has a value; of several at a place, from the lowest low to the highest
  ///   high.
  /// - `elsewhere`: counts where there is no band either; nil leaves the ground unknown there.
  /// - `heights`: turns the heights of grids above sea level into heights above the Principal Datum.
  public init(
    grids: [HeightGrid], bands: [DeclaredBand], elsewhere: GroundBand?, frame: LocalFrame,
    heights: HeightSystem = HeightSystem()
  ) {
    self.grids = grids
    self.bands = bands
    self.elsewhere = elsewhere
    self.frame = frame
    self.heights = heights
    patches = grids.map { TurnedPatches(frame: frame, grid: $0) }
    boxes = bands.map { band in band.area.reduce(MapBox.empty) { $0.union($1.bounds) }.expanded(by: 1e-9) }
  }

  /// Whether any grid is there to follow.
  public var followsGrid: Bool { !grids.isEmpty }

  /// Metres between the posts of the finest grid; nil without grids.
  public var finestPostSpacing: Double? { grids.map(\.postSpacing).min() }

  /// What is known of the ground at each place; nil where nothing is.
  ///
  /// Two PROJ calls for each grid turn the squares of 160 m that are new.
  public func bands(at places: [MapPoint]) throws(GeodesyError) -> [GroundBand?] {
    var result = [GroundBand?](repeating: nil, count: places.count)
    var open = Array(places.indices)
    if !grids.isEmpty {
      for (grid, patches) in zip(grids, patches) where !open.isEmpty {
        let values = try patches.turned(open.map { places[$0] }).map { own in
          own.flatMap { grid.height(x: $0.x, y: $0.y) }
        }
        let rise = grid.datum == .seaLevelEGM96 ? heights.meanSeaLevelAboveHKPD : 0
        var missing: [Int] = []
        for (index, value) in zip(open, values) {
          if let value {
            result[index] = GroundBand(lowHKPD: value + rise, highHKPD: value + rise, source: .grid)
          } else {
            missing.append(index)
          }
        }
        open = missing
      }
    }
    for index in open { result[index] = declared(at: places[index]) ?? elsewhere }
    return result
  }

  /// What is known of the ground along a straight leg, at both ends and at equal steps of at most `step`
  /// metres.
  ///
  /// `fraction` runs from 0 at `from` to 1 at `to`. A leg of no length gives one place.
  public func alongLeg(
    from: MapPoint, to: MapPoint, step: Double
  ) throws(GeodesyError) -> [(fraction: Double, band: GroundBand?)] {
    guard step > 0, step.isFinite else {
      throw GeodesyError(.badShape, "the step along a leg is \(step) m; it must be above 0 m")
    }
    let length = from.distance(to: to)
    guard length.isFinite, length / step < 1e7 else {
      throw GeodesyError(
        .badShape, "a leg of \(length) m in steps of \(step) m has more than 10000000 places")
    }
    let count = Int((length / step).rounded(.up))
    let fractions = count == 0 ? [0] : (0...count).map { Double($0) / Double(count) }
    let found = try bands(at: fractions.map { from.interpolated(to: to, fraction: $0) })
    return zip(fractions, found).map { (fraction: $0, band: $1) }
  }

  /// Metres beyond and beside a stretch in which bands count for it: straight lines of two frames and rounded
  /// degrees differ by less.
  public static let hairM = 1.0

  /// The highest declared ground under a straight stretch, metres above the Principal Datum; nil: somewhere under it
  /// none is declared.
  ///
  /// Exact, unlike looks at equal steps: the stretch is split where it passes the edge of a band, so the smallest
  /// corner of a band counts. Grids are not asked. Linear in the edges of the bands whose boxes it meets.
  public func highestDeclared(under a: MapPoint, _ b: MapPoint) -> Double? {
    let reach = MapBox([a, b]).expanded(by: 2 * Ground.hairM)
    let near = zip(bands, boxes).filter { $1.intersects(reach) }.map(\.0)
    if near.isEmpty { return elsewhere?.highHKPD }
    let length = a.distance(to: b)
    let along = MapPoint(
      east: length > 0 ? (b.east - a.east) / length : 1, north: length > 0 ? (b.north - a.north) / length : 0)
    var highest = -Double.infinity
    for side in [0, -Ground.hairM, Ground.hairM] {
      let from = a.moved(
        east: along.north * side - along.east * Ground.hairM,
        north: -along.east * side - along.north * Ground.hairM)
      let to = b.moved(
        east: along.north * side + along.east * Ground.hairM,
        north: -along.east * side + along.north * Ground.hairM)
      let cuts = Ground.cuts(from, to, near)
      for (start, end) in zip(cuts, cuts.dropFirst()) {
        let middle = from.interpolated(to: to, fraction: (start + end) / 2)
        guard let band = declared(at: middle) ?? elsewhere else { return nil }
        highest = max(highest, band.highHKPD)
      }
    }
    return highest
  }

  /// Fractions of the way from `a` to `b` at which it passes edges of the bands, with 0 and 1, rising.
  private static func cuts(_ a: MapPoint, _ b: MapPoint, _ bands: [DeclaredBand]) -> [Double] {
    func side(_ p: MapPoint, _ from: MapPoint, _ to: MapPoint) -> Double {
      (to.east - from.east) * (p.north - from.north) - (to.north - from.north) * (p.east - from.east)
    }
    var cuts = [0.0, 1.0]
    for polygon in bands.flatMap(\.area) {
      polygon.forEachEdge { c, d in
        guard Segments.intersects(a, b, c, d) else { return }
        let (before, after) = (side(a, c, d), side(b, c, d))
        if before != after { cuts.append(min(1, max(0, before / (before - after)))) }
      }
    }
    return cuts.sorted()
  }

  private func declared(at place: MapPoint) -> GroundBand? {
    var found: GroundBand?
    for (band, box) in zip(bands, boxes) where box.contains(place) {
      guard band.area.contains(where: { $0.contains(place) }) else { continue }
      let low = min(found?.lowHKPD ?? band.lowHKPD, band.lowHKPD)
      let high = max(found?.highHKPD ?? band.highHKPD, band.highHKPD)
      found = GroundBand(lowHKPD: low, highHKPD: high, source: .declared)
    }
    return found
  }
}
