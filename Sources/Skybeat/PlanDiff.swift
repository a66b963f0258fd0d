/// What is different between two plans of one day, in the order in which a reader asks: sorties, routes, refusals,
/// coverage.
public struct PlanDiff: Hashable, Sendable, Codable {
  public static let schemaName = "skybeat/diff/1"

  public struct SortieChange: Hashable, Sendable, Codable {
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
      case shifted, rerouted, dropped, added
      /// At the same times, with another battery, wind or landing.
      case refigured
    }
    public var kind: Kind
    /// Its id in the second plan, or in the first when it is dropped.
    public var id: String
    public var beat, site: String
    public var visit: Int
    /// Its route; before and after where that changed.
    public var routeBefore, routeAfter: String?
    public var takeoffBefore, takeoffAfter: Moment?
    /// After less before.
    public var shiftS: Int?
    public var batteryAtLandingShareBefore, batteryAtLandingShareAfter: Double?
  }

  public struct RouteChange: Hashable, Sendable, Codable {
    public enum Kind: String, Hashable, Sendable, Codable { case dropped, added, changed }
    public var kind: Kind
    public var id: String
    public var beat: String
    public var lengthMBefore, lengthMAfter: Double?
  }

  public struct RefusalChange: Hashable, Sendable, Codable {
    public enum Kind: String, Hashable, Sendable, Codable { case gone, new }
    public var kind: Kind
    public var refusal: Refusal
  }

  public struct CoverageChange: Hashable, Sendable, Codable {
    public var beat: String
    public var seenShareBefore, seenShareAfter: Double
    public var longestUnseenMinBefore, longestUnseenMinAfter: Double
    public var leastVisitsBefore, leastVisitsAfter: Int
  }

  public var schema = PlanDiff.schemaName
  public var mission: String
  /// Of the second plan: why it was made.
  public var changes: [BilingualText]
  /// Sorties that are the same in both.
  public var keptSorties: Int
  public var sorties: [SortieChange]
  public var routes: [RouteChange]
  public var refusals: [RefusalChange]
  /// One entry a beat whose coverage differs; nil: not compared.
  public var coverage: [CoverageChange]?

  /// Whether nothing differs.
  public var isEmpty: Bool {
    sorties.isEmpty && routes.isEmpty && refusals.isEmpty && coverage?.isEmpty ?? true
  }

  /// Compares plans; with coverage when both are given.
  ///
  /// Sorties are matched by route and visit, then by beat, site and visit, which finds those that fly another way.
  public static func of(
    _ a: Plan, _ b: Plan, coverageA: CoverageReport? = nil, coverageB: CoverageReport? = nil
  ) -> PlanDiff {
    var diff = PlanDiff(
      mission: b.mission.id, changes: b.replanned?.changes ?? [], keptSorties: 0, sorties: [],
      routes: routes(a, b), refusals: refusals(a, b), coverage: nil)
    var left = b.sorties
    func take(_ matches: (Sortie) -> Bool) -> Sortie? {
      left.firstIndex(where: matches).map { left.remove(at: $0) }
    }
    var open: [Sortie] = []
    var pairs: [(Sortie, Sortie)] = []
    for old in a.sorties {
      if let new = take({ $0.route == old.route && $0.visit == old.visit }) {
        pairs.append((old, new))
      } else {
        open.append(old)
      }
    }
    for old in open {
      if let new = take({ $0.beat == old.beat && $0.site == old.site && $0.visit == old.visit })
        ?? take({ $0.beat == old.beat && $0.visit == old.visit })
      {
        pairs.append((old, new))
      } else {
        diff.sorties.append(change(.dropped, old, nil))
      }
    }
    for (old, new) in pairs {
      if old.route != new.route {
        diff.sorties.append(change(.rerouted, old, new))
      } else if old.takeoff != new.takeoff {
        diff.sorties.append(change(.shifted, old, new))
      } else if isSame(old, new) {
        diff.keptSorties += 1
      } else {
        diff.sorties.append(change(.refigured, old, new))
      }
    }
    diff.sorties += left.map { change(.added, nil, $0) }
    diff.sorties.sort { x, y in
      let (s, t) = (x.takeoffBefore ?? x.takeoffAfter, y.takeoffBefore ?? y.takeoffAfter)
      if let s, let t, s != t { return s < t }
      return (x.site, x.id, x.kind.rawValue) < (y.site, y.id, y.kind.rawValue)
    }
    if let coverageA, let coverageB { diff.coverage = coverage(coverageA, coverageB) }
    return diff
  }

  private static func isSame(_ a: Sortie, _ b: Sortie) -> Bool {
    var copy = b
    copy.id = a.id
    return copy == a
  }

  private static func change(_ kind: SortieChange.Kind, _ a: Sortie?, _ b: Sortie?) -> SortieChange {
    let known = b ?? a
    return SortieChange(
      kind: kind, id: known?.id ?? "", beat: known?.beat ?? "", site: known?.site ?? "",
      visit: known?.visit ?? 0, routeBefore: a?.route, routeAfter: b?.route, takeoffBefore: a?.takeoff,
      takeoffAfter: b?.takeoff, shiftS: a.flatMap { a in b.map { $0.takeoff - a.takeoff } },
      batteryAtLandingShareBefore: a?.batteryAtLandingShare,
      batteryAtLandingShareAfter: b?.batteryAtLandingShare)
  }

  private static func routes(_ a: Plan, _ b: Plan) -> [RouteChange] {
    var result: [RouteChange] = []
    for old in a.routes {
      guard let new = b.route(old.id) else {
        result.append(RouteChange(kind: .dropped, id: old.id, beat: old.beat, lengthMBefore: old.lengthM))
        continue
      }
      if old.waypoints != new.waypoints || old.closedDuring != new.closedDuring {
        result.append(
          RouteChange(
            kind: .changed, id: old.id, beat: old.beat, lengthMBefore: old.lengthM, lengthMAfter: new.lengthM
          ))
      }
    }
    for new in b.routes where a.route(new.id) == nil {
      result.append(RouteChange(kind: .added, id: new.id, beat: new.beat, lengthMAfter: new.lengthM))
    }
    return result
  }

  private static func refusals(_ a: Plan, _ b: Plan) -> [RefusalChange] {
    a.refusals.filter { !b.refusals.contains($0) }.map { RefusalChange(kind: .gone, refusal: $0) }
      + b.refusals.filter { !a.refusals.contains($0) }.map { RefusalChange(kind: .new, refusal: $0) }
  }

  private static func coverage(_ a: CoverageReport, _ b: CoverageReport) -> [CoverageChange] {
    a.beats.compactMap { old in
      guard let new = b.beats.first(where: { $0.beat == old.beat }) else { return nil }
      let change = CoverageChange(
        beat: old.beat, seenShareBefore: old.seenShare, seenShareAfter: new.seenShare,
        longestUnseenMinBefore: old.longestUnseenMin, longestUnseenMinAfter: new.longestUnseenMin,
        leastVisitsBefore: old.leastVisits, leastVisitsAfter: new.leastVisits)
      let isSame =
        old.seenShare == new.seenShare && old.longestUnseenMin == new.longestUnseenMin
        && old.leastVisits == new.leastVisits
      return isSame ? nil : change
    }
  }
}
