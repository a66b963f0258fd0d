import Coverage
import Units

/// What the plan does about a zone, as `ZoneUse.treatment` names it; it rules the zone's look on the map.
enum ZoneTreatment: String, CaseIterable {
  case avoided, permitted
  case notActive = "not-active"
  case above, below
  /// The plan does not speak of it: no route comes near.
  case far

  /// nil when the name is none of these.
  init?(treatment: String?) {
    guard let treatment else {
      self = .far
      return
    }
    self.init(rawValue: treatment)
  }

  var word: PageWord {
    switch self {
    case .avoided: .zoneAvoided
    case .permitted: .zonePermitted
    case .notActive: .zoneNotActive
    case .above: .zoneAbove
    case .below: .zoneBelow
    case .far: .zoneFar
    }
  }
}

extension Gap.Reason {
  var word: PageWord {
    switch self {
    case .outsideReach: .gapOutsideReach
    case .restrictedZone: .gapRestrictedZone
    case .privacyZone: .gapPrivacyZone
    case .unknownGround: .gapUnknownGround
    case .hidden: .gapHidden
    case .notScheduled: .gapNotScheduled
    case .heldByWeather: .gapHeldByWeather
    case .refusedByEnergy: .gapRefusedByEnergy
    case .tooOblique: .gapTooOblique
    case .tooCoarse: .gapTooCoarse
    case .tooBrief: .gapTooBrief
    case .notOnRoute: .gapNotOnRoute
    }
  }
}
