import Geodesy
import MissionModel
import TerrainModel
import Units

/// What is known of the ground under one place, metres above the Principal Datum.
struct KnownGround {
  var low, high: Double
  /// From a height grid, not from a declared band.
  var exact: Bool
  /// The highest roof over it; nil: no building.
  var roof: Double?

  /// What flights clear.
  var top: Double { max(high, roof ?? high) }

  /// The least band that holds both.
  func joined(_ other: KnownGround) -> KnownGround {
    KnownGround(
      low: min(low, other.low), high: max(high, other.high), exact: exact && other.exact,
      roof: [roof, other.roof].compactMap { $0 }.max())
  }
}

/// Asks the mission's ground; knows nothing where the mission knows nothing.
struct GroundProbe {
  let ground: Ground
  var roofs: Roofs?

  /// Metres by which a stretch between two places is above the highest roof under it, measured from its higher end; nil: no
  /// roof. What is thinner than the steps between looks is not missed so.
  func aboveRoofs(_ a: Track.Sample, _ b: Track.Sample) -> Double? {
    roofs?.under(a.grid, b.grid).map { max(a.hkpdM, b.hkpdM) - $0 }
  }

  func under(_ places: [GeoPoint]) throws(GeodesyError) -> [KnownGround?] {
    if places.isEmpty { return [] }
    let bands = try ground.bands(at: try ground.frame.toMap(places))
    let roofs = try self.roofs?.over(places)
    return bands.enumerated().map { index, band in
      guard let band, band.lowHKPD.isFinite, band.highHKPD.isFinite else { return nil }
      return KnownGround(
        low: band.lowHKPD, high: band.highHKPD, exact: band.source == .grid, roof: roofs?[index])
    }
  }
}
