import AircraftModel
import MissionModel

/// What a pack in place gains with time; a charged pack counts as `Airframe.chargedShare`.
struct Charging {
  /// Where each rate begins and ends, share, and full packs a second.
  private let parts: [(from: Double, to: Double, rate: Double)]

  init(_ curve: ChargeCurve) {
    let full = Airframe.chargedShare
    parts = curve.parts.indices.map { index in
      let from = index == 0 ? 0 : curve.parts[index].fromShare
      let to = index + 1 < curve.parts.count ? curve.parts[index + 1].fromShare : full
      return (from, min(to, full), curve.parts[index].fullPacksPerHour / 3600)
    }
  }

  /// State of charge after so long.
  func share(from share: Double, afterS seconds: Double) -> Double {
    var (share, left) = (share, max(0, seconds))
    for part in parts where share < part.to {
      let needed = (part.to - share) / part.rate
      if needed >= left { return min(Airframe.chargedShare, share + left * part.rate) }
      left -= needed
      share = part.to
    }
    return share
  }

  /// Whole seconds until so much is in the pack; 0 when it is already.
  func secondsToReach(_ wanted: Double, from share: Double) -> Int {
    var (share, seconds) = (share, 0.0)
    for part in parts where share < part.to && share < wanted {
      let to = min(part.to, wanted)
      seconds += (to - share) / part.rate
      share = to
    }
    return Int(seconds.rounded(.up))
  }
}
