import Geodesy
import MissionModel
import TerrainModel
import Units

/// What is known of the ground under one place, metres above the Principal Datum.
struct KnownGround {
  var low, high: Double
  /// From a height grid, not from a declared band.
  var exact: Bool

  /// The least band that holds both.
  func joined(_ other: KnownGround) -> KnownGround {
    KnownGround(low: min(low, other.low), high: max(high, other.high), exact: exact && other.exact)
  }
}

/// Asks the mission's ground; knows nothing where the mission knows nothing.
struct GroundProbe {
  let ground: Ground

  func under(_ places: [GeoPoint]) throws(GeodesyError) -> [KnownGround?] {
    if places.isEmpty { return [] }
    let bands = try ground.bands(at: try ground.frame.toMap(places))
    return bands.map { band in
      guard let band, band.lowHKPD.isFinite, band.highHKPD.isFinite else { return nil }
      return KnownGround(low: band.lowHKPD, high: band.highHKPD, exact: band.source == .grid)
    }
  }
}
