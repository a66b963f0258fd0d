import Geodesy
import MissionModel
import Units

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A way home as the plan stores it, laid out on the grid and looked at every 25 m.
struct StoredReturn {
  /// Metres between two looked-at places.
  static let stepM = 25.0

  let entry: ReturnPlace
  let start: Track.Sample
  /// From the place of departure to above the landing place; the first may be straight above the start.
  var samples: [Track.Sample]
  /// Geodesic level metres, unit direction and height at the end of each leg.
  let legs: [(levelM: Double, east: Double, north: Double, hkpdM: Double)]

  /// - Parameter turns: places and heights above HKPD in order; the first leg starts with a climb to its
  ///   height.
  init(
    _ entry: ReturnPlace, turns: [(place: GeoPoint, hkpdM: Double)], climbsFirst: Bool, frame: GridFrame
  ) throws(GeodesyError) {
    self.entry = entry
    let from = GeoPoint(longitude: entry.longitudeDeg, latitude: entry.latitudeDeg)
    let grid = try frame.points([from] + turns.map(\.place))
    let first = Track.Sample(
      place: from, grid: grid[0], hkpdM: entry.hkpdM, ground: nil, leg: entry.leg)
    start = first
    var samples = [first]
    var legs: [(levelM: Double, east: Double, north: Double, hkpdM: Double)] = []
    if climbsFirst, let turn = turns.first {
      var high = first
      high.hkpdM = max(first.hkpdM, turn.hkpdM)
      samples.append(high)
    }
    for (index, turn) in turns.enumerated() {
      let last = samples[samples.count - 1]
      let line = Geodesics.inverse(last.place, turn.place)
      let length = line.distance.metres
      let course = line.course.degrees * .pi / 180
      legs.append((length, sin(course), cos(course), turn.hkpdM))
      let count = max(1, Int((length / StoredReturn.stepM).rounded(.up)))
      for step in 1...count {
        let share = Double(step) / Double(count)
        samples.append(
          Track.Sample(
            place: Track.between(last.place, turn.place, share),
            grid: Track.between(last.grid, grid[index + 1], share),
            hkpdM: last.hkpdM + (turn.hkpdM - last.hkpdM) * share, ground: nil, leg: entry.leg))
      }
    }
    self.samples = samples
    self.legs = legs
  }

  /// The stored way home; nil when its numbers cannot be measured or it has none.
  static func home(_ entry: ReturnPlace, _ route: Route, _ site: Site, _ frame: GridFrame)
    throws(GeodesyError) -> StoredReturn?
  {
    guard isSound(entry) else { return nil }
    switch entry.way {
    case .straight:
      let from = GeoPoint(longitude: entry.longitudeDeg, latitude: entry.latitudeDeg)
      let isNear = Geodesics.inverse(from, site.position).distance.metres <= 10
      let high = isNear ? entry.hkpdM : max(entry.hkpdM, site.padHKPD.metres + route.returnAbovePadM)
      return try StoredReturn(entry, turns: [(site.position, high)], climbsFirst: true, frame: frame)
    case .bent:
      let turns = entry.via.map {
        (place: GeoPoint(longitude: $0.longitudeDeg, latitude: $0.latitudeDeg), hkpdM: $0.hkpdM)
      }
      return turns.isEmpty ? nil : try StoredReturn(entry, turns: turns, climbsFirst: false, frame: frame)
    case .none: return nil
    }
  }

  /// The straight way to the alternate, where the plan says that it is free.
  static func alternate(_ entry: ReturnPlace, _ route: Route, _ site: Site, _ frame: GridFrame)
    throws(GeodesyError) -> StoredReturn?
  {
    guard let place = site.alternate?.position, entry.alternateWay == .straight, isSound(entry) else {
      return nil
    }
    let high = max(entry.hkpdM, site.padHKPD.metres + route.returnAbovePadM)
    return try StoredReturn(entry, turns: [(place, high)], climbsFirst: true, frame: frame)
  }

  static func isSound(_ entry: ReturnPlace) -> Bool {
    let places =
      [(entry.longitudeDeg, entry.latitudeDeg, entry.hkpdM)]
      + entry.via.map { ($0.longitudeDeg, $0.latitudeDeg, $0.hkpdM) }
    return entry.legShare >= 0 && entry.legShare <= 1
      && places.allSatisfy {
        GridFrame.isInArea(GeoPoint(longitude: $0.0, latitude: $0.1)) && Soundness.isSound($0.2)
      }
  }

  /// Seconds and watt-hours in still or moving air, with `holdS` above the landing place and the descent to
  /// `groundHKPD`; every leg from rest to rest. Nil when the wind does not allow it.
  func cost(_ site: Site, speedMps: Double, holdS: Double, groundHKPD: Double, air: Air)
    -> (seconds: Double, wattHours: Double)?
  {
    let curve = PowerCurve(site.airframe)
    var height = start.hkpdM
    var cases: [LegCase] = []
    if let first = legs.first {
      cases.append(LegCase(levelM: 0, riseM: first.hkpdM - height, east: 0, north: 0, speedMps: 0))
      height = first.hkpdM
    }
    for leg in legs {
      cases.append(
        LegCase(
          levelM: leg.levelM, riseM: leg.hkpdM - height, east: leg.east, north: leg.north,
          speedMps: speedMps))
      height = leg.hkpdM
    }
    cases.append(LegCase(levelM: 0, riseM: min(0, groundHKPD - height), east: 0, north: 0, speedMps: 0))
    var seconds = holdS
    var joules = curve.watts(air.speed) * holdS
    for part in cases {
      guard let flown = part.alone(site.airframe, curve, air) else { return nil }
      seconds += flown.seconds
      joules += flown.joules
    }
    return (seconds, joules / 3600)
  }
}
