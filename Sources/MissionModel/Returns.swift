/// One moment of a route with the ways from there to a landing (`docs/transit.md`).
public struct ReturnPlace: Hashable, Sendable, Codable {
  public enum Way: String, Hashable, Sendable, Codable, CaseIterable {
    /// Up to the return height, straight over the landing place, down.
    case straight
    /// Along `via`; the straight line is not free.
    case bent
    /// Not free; only said of the way to an alternate.
    case none
  }
  /// Index of the waypoint that ends the leg, and how much of the leg is flown, 0…1.
  public var leg: Int
  public var legShare: Double
  public var longitudeDeg, latitudeDeg, hkpdM: Double
  public var way: Way
  /// What shuts the straight line: the id of a zone, `ground`, `ground-unknown` or `ceiling`; nil: nothing.
  public var blockedBy: String?
  /// Level length of the way home.
  public var lengthM: Double
  /// The turning points of a bent way with their heights, the last above the pad; else empty.
  public var via: [ReturnTurn]
  /// The straight way to the site's alternate at the same height above HKPD; nil: no alternate.
  public var alternateWay: Way?
  public var alternateBlockedBy: String?
  public var alternateLengthM: Double?

  public init(
    leg: Int, legShare: Double, longitudeDeg: Double, latitudeDeg: Double, hkpdM: Double, way: Way,
    blockedBy: String?, lengthM: Double, via: [ReturnTurn], alternateWay: Way?, alternateBlockedBy: String?,
    alternateLengthM: Double?
  ) {
    self.leg = leg
    self.legShare = legShare
    self.longitudeDeg = longitudeDeg
    self.latitudeDeg = latitudeDeg
    self.hkpdM = hkpdM
    self.way = way
    self.blockedBy = blockedBy
    self.lengthM = lengthM
    self.via = via
    self.alternateWay = alternateWay
    self.alternateBlockedBy = alternateBlockedBy
    self.alternateLengthM = alternateLengthM
  }
}

/// A turning point of a bent way home.
public struct ReturnTurn: Hashable, Sendable, Codable {
  public var longitudeDeg, latitudeDeg, hkpdM: Double
  public init(longitudeDeg: Double, latitudeDeg: Double, hkpdM: Double) {
    self.longitudeDeg = longitudeDeg
    self.latitudeDeg = latitudeDeg
    self.hkpdM = hkpdM
  }
}

/// What turning back costs at one moment of a sortie; the place is the route's return of the same index.
public struct SortieReturn: Hashable, Sendable, Codable {
  /// Seconds from take-off.
  public var atS: Double
  /// Share of the pack left at that moment by planned use.
  public var leftShare: Double
  /// Home: time, expected energy, and the share left after landing by planned use; nil: no way, or the wind
  /// does not allow it.
  public var timeS, energyWh, landingShare: Double?
  /// The same to the alternate.
  public var alternateTimeS, alternateEnergyWh, alternateLandingShare: Double?

  public init(
    atS: Double, leftShare: Double, timeS: Double?, energyWh: Double?, landingShare: Double?,
    alternateTimeS: Double?, alternateEnergyWh: Double?, alternateLandingShare: Double?
  ) {
    self.atS = atS
    self.leftShare = leftShare
    self.timeS = timeS
    self.energyWh = energyWh
    self.landingShare = landingShare
    self.alternateTimeS = alternateTimeS
    self.alternateEnergyWh = alternateEnergyWh
    self.alternateLandingShare = alternateLandingShare
  }
}
