import AirspaceModel
import Geodesy
import MissionModel
import TerrainModel
import Units

/// A zone or privacy zone of the mission on the grid.
struct ZoneCase {
  let zone: Zone
  let shape: ZoneShape
}

/// How near a way comes to a zone at the zone's heights, whatever the time.
struct Approach {
  /// Level metres from the nearest bit; 0: enters.
  var distanceM: Double
  var nearest: Track.Sample
  /// Over the bits that enter: greatest height above the lowest and above the highest ground known, and
  /// whether the ground is known exactly under each; nil: not entered or ground unknown.
  var highestAboveLowM: Double?
  var highestAboveHighM: Double?

  var entered: Bool { distanceM <= 0 }
}

extension Approach {
  /// Metres by which heights may overlap a zone's end before they count: heights in files are rounded.
  static let heightToleranceM = 0.1

  /// Nil when no bit comes within `margin` metres (rather: less than it) at the zone's heights.
  static func find(
    _ pieces: [Track.Piece], _ zone: ZoneCase, margin: Double, meanSeaLevel: Double
  ) -> Approach? {
    let limit = max(margin, 1e-6)
    var found: Approach?
    for piece in pieces where zone.shape.mayBeWithin(limit, of: piece.from.grid, piece.to.grid) {
      guard overlaps(piece, zone.zone, meanSeaLevel) else { continue }
      let distance = zone.shape.distance(piece.from.grid, piece.to.grid, limit: limit)
      guard distance < limit else { continue }
      var approach = found ?? Approach(distanceM: distance, nearest: piece.to)
      if distance < approach.distanceM {
        approach.distanceM = distance
        approach.nearest = piece.to
      }
      if distance <= 0, let ground = piece.ground {
        let aboveLow = piece.highHKPD - ground.low
        let aboveHigh = piece.highHKPD - (ground.exact ? ground.low : ground.high)
        approach.highestAboveLowM = max(approach.highestAboveLowM ?? aboveLow, aboveLow)
        approach.highestAboveHighM = max(approach.highestAboveHighM ?? aboveHigh, aboveHigh)
      }
      found = approach
    }
    return found
  }

  /// Whether the bit's heights may lie in the zone's band. Where an end counts from the ground, the ground
  /// that makes the zone larger is taken; where the ground is unknown, the end does not help.
  static func overlaps(_ piece: Track.Piece, _ zone: Zone, _ meanSeaLevel: Double) -> Bool {
    if let lower = zone.lower {
      switch lower.reference {
      case .hkpd:
        if piece.highHKPD <= lower.metres + heightToleranceM { return false }
      case .amsl:
        if piece.highHKPD <= lower.metres + meanSeaLevel + heightToleranceM { return false }
      case .agl:
        if let ground = piece.ground, piece.highHKPD <= lower.metres + ground.low + heightToleranceM {
          return false
        }
      }
    }
    if let upper = zone.upper {
      switch upper.reference {
      case .hkpd:
        if piece.lowHKPD >= upper.metres - heightToleranceM { return false }
      case .amsl:
        if piece.lowHKPD >= upper.metres + meanSeaLevel - heightToleranceM { return false }
      case .agl:
        if let ground = piece.ground, piece.lowHKPD >= upper.metres + ground.high - heightToleranceM {
          return false
        }
      }
    }
    return true
  }
}
