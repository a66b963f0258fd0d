public import Geodesy
public import Planar
import Units

extension HeightGrid {
  /// Metres between the places that PROJ turns; those in between are straight means of four of them. Two map
  /// projections of the same ground bend against each other by less than a millimetre over such a distance, also
  /// against degrees (tests).
  static let turnedStepM = 160.0

  /// The heights at the places of a net, in metres above the grid's own datum; NaN where there is none. The same as
  /// `heights(at:)` at each place but for less than a millimetre of place; a PROJ call for one in about a thousand.
  func heights(on net: PlaceNet, frame: LocalFrame) throws(GeodesyError) -> [Float] {
    var result = [Float](repeating: .nan, count: net.count)
    guard net.count > 0 else { return result }
    let skip = max(1, Int(HeightGrid.turnedStepM / net.stepM))
    let knotColumns = (net.columns - 1 + skip - 1) / skip + 1
    let knotRows = (net.rows - 1 + skip - 1) / skip + 1
    var knots: [MapPoint] = []
    knots.reserveCapacity(knotColumns * knotRows)
    for row in 0..<knotRows {
      for column in 0..<knotColumns { knots.append(net.place(column: column * skip, row: row * skip)) }
    }
    let turned = try ownPlaces(frame.toGeo(knots))
    let share = 1 / Double(skip)
    for row in 0..<net.rows {
      let (knotRow, up) = row.quotientAndRemainder(dividingBy: skip)
      let north = Double(up) * share
      for knotColumn in 0..<max(1, knotColumns - 1) {
        let corner = knotRow * knotColumns + knotColumn
        let right = knotColumn + 1 < knotColumns ? 1 : 0
        let above = knotRow + 1 < knotRows ? knotColumns : 0
        guard let a = turned[corner], let b = turned[corner + right], let c = turned[corner + above],
          let d = turned[corner + above + right]
        else { continue }
        let west = (x: a.x + (c.x - a.x) * north, y: a.y + (c.y - a.y) * north)
        let east = (x: b.x + (d.x - b.x) * north, y: b.y + (d.y - b.y) * north)
        let first = knotColumn * skip
        // The last column belongs to the last stretch.
        let last = knotColumn + 2 >= knotColumns ? net.columns - 1 : first + skip - 1
        for column in first...max(first, last) where column < net.columns {
          let along = Double(column - first) * share
          if let value = height(x: west.x + (east.x - west.x) * along, y: west.y + (east.y - west.y) * along)
          {
            result[row * net.columns + column] = Float(value)
          }
        }
      }
    }
    return result
  }

  /// Places in the grid's own coordinates; nil where they are too far off to have any.
  func ownPlaces(_ places: [GeoPoint]) throws(GeodesyError) -> [(x: Double, y: Double)?] {
    var result = [(x: Double, y: Double)?](repeating: nil, count: places.count)
    switch crs {
    case .wgs84:
      return places.map { ($0.longitude, $0.latitude) }
    case .hongKongGrid:
      let inside = places.indices.filter { HongKongGrid.isInArea(places[$0]) }
      for (index, place) in zip(inside, try HongKongGrid.toGrid(inside.map { places[$0] })) {
        result[index] = (place.easting, place.northing)
      }
    case .utm49, .utm50:
      let near = places.indices.filter { HeightGrid.isNearUTM(places[$0]) }
      let turned = try UTMPlaces.turned(near.map { places[$0] }, isEast: crs == .utm50)
      for (index, place) in zip(near, turned) { result[index] = (place.x, place.y) }
    }
    return result
  }
}

extension Ground {
  /// Heights at every place of a net, metres above the Principal Datum.
  public struct NetHeights: Sendable {
    /// The ends of what is known of the ground; NaN where nothing is.
    public var low, high: [Float]
    /// What hides ground from view: heights of grids; NaN where no grid knows any.
    public var relief: [Float]
    /// What is taken to hide where no grid knows the ground: the illustrative relief, moved to the nearest end of what is
    /// declared where it lies outside; NaN where it has no height; empty when the mission names none.
    public var illustrative: [Float]

    public init(low: [Float], high: [Float], relief: [Float], illustrative: [Float]) {
      (self.low, self.high, self.relief, self.illustrative) = (low, high, relief, illustrative)
    }
  }

  /// What is known of the ground at every place of a net: the same answers as `bands(at:)`, for less. Linear in the
  /// places.
  public func heights(on net: PlaceNet) throws(GeodesyError) -> NetHeights {
    let relief = try heights(of: grids, on: net)
    var (low, high) = (relief, relief)
    for band in bands {
      let (bandLow, bandHigh) = (Float(band.lowHKPD), Float(band.highHKPD))
      for polygon in band.area {
        net.forEachSpan(of: polygon) { row, from, to in
          for index in (row * net.columns + from)..<(row * net.columns + to) where relief[index].isNaN {
            low[index] = low[index].isNaN ? bandLow : min(low[index], bandLow)
            high[index] = high[index].isNaN ? bandHigh : max(high[index], bandHigh)
          }
        }
      }
    }
    if let elsewhere {
      for index in low.indices where low[index].isNaN {
        (low[index], high[index]) = (Float(elsewhere.lowHKPD), Float(elsewhere.highHKPD))
      }
    }
    return NetHeights(
      low: low, high: high, relief: relief, illustrative: try illustrative(on: net, relief, low, high))
  }

  private func illustrative(
    on net: PlaceNet, _ surveyed: [Float], _ low: [Float], _ high: [Float]
  ) throws(GeodesyError) -> [Float] {
    if relief.isEmpty { return [] }
    var result = try heights(of: relief, on: net)
    for index in result.indices where !result[index].isNaN {
      if !surveyed[index].isNaN {
        result[index] = .nan
      } else if !low[index].isNaN {
        result[index] = min(max(result[index], low[index]), high[index])
      }
    }
    return result
  }

  /// The first grid that has a value at a place wins.
  func heights(of grids: [HeightGrid], on net: PlaceNet) throws(GeodesyError) -> [Float] {
    var result = [Float](repeating: .nan, count: net.count)
    for grid in grids {
      let rise = Float(grid.datum == .seaLevelEGM96 ? heights.meanSeaLevelAboveHKPD : 0)
      let found = try grid.heights(on: net, frame: frame)
      for index in found.indices where result[index].isNaN && !found[index].isNaN {
        result[index] = found[index] + rise
      }
    }
    return result
  }
}
