public import MissionModel

/// The independent judge of a plan: whoever made it, it is measured against the mission alone.
///
/// It shares the types of the model with the planner and none of its arithmetic: places are turned to the
/// Hong Kong 1980 Grid (the planner works in the mission's local frame), lengths are geodesics, and time,
/// power, charge and distances are worked out here from `docs/flight-model.md`. `docs/checks.md` states every
/// rule.
public enum PlanChecker {
  /// What the plan breaks, bends or leaves to be known: violations first, then warnings, then notes.
  ///
  /// Any plan that can be decoded gets findings, however broken; the order and the words depend on nothing
  /// but the mission and the plan. Takes in the order of a millisecond a hundred metres of route, and the
  /// number of routes times zones near them.
  ///
  /// - Parameter record: of a day that was planned again, with the mission as its changes leave it: what has
  ///   flown or is in the air is history. Its recorded times and battery count for what comes after, and what it
  ///   breaks is told as a note.
  /// - Throws: `GeodesyError` when the mission itself cannot be measured: a zone reaches more than 200 km
  ///   away from Hong Kong, or PROJ lacks its data. Never because of the plan.
  public static func check(mission: Mission, plan: Plan, record: FlownRecord? = nil) throws -> [Finding] {
    let evidence = try Evidence(mission: mission, plan: plan, record: record)
    var report = Report()
    for rule in rules { try rule.judge(evidence, into: &report) }
    if let record { report.settle(history: History.subjects(plan, record)) }
    return report.sorted
  }

  /// The stable names that findings may carry, sorted.
  public static var ruleNames: [String] { rules.flatMap { $0.names }.sorted() }

  static let rules: [any Rule.Type] = [
    PlanMatchesMission.self, RecordKept.self, PlanReferences.self, PlanNumbers.self, TerrainClaim.self,
    GeometryEnds.self, GeometryActions.self, GeometryLength.self, RouteAllowed.self, RouteParts.self,
    Reach.self,
    HeightFrames.self, HeightAboveGround.self, GroundClearance.self, Ceiling.self,
    ZonesKept.self, LineKept.self, PermissionsKnown.self,
    SpeedLimits.self, ClimbRates.self, WaypointTimes.self, CalmFigures.self, StatedEnergy.self,
    BatteryReserve.self, BatteryCharge.self,
    TimetableOrder.self, TimetableTurnaround.self, TimetableOverlap.self, DutyHours.self, PadSpacing.self,
    PilotsOnDuty.self, OverflightRules.self, TimetableClaims.self,
    SeparationKept.self,
    StatedWind.self, WeatherGust.self, WeatherRain.self, WeatherTemperature.self, WeatherWarnings.self,
    CameraFit.self, HotSpotPixels.self, LightEnough.self, PrivacyRecording.self, PrivacyZones.self,
    TargetViews.self, TargetList.self,
    BeatStarts.self, BeatLimits.self, Revisits.self, VisitParts.self,
    ReturnHeight.self, ReturnPath.self, ReturnMoments.self, ReturnWay.self, ReturnFigures.self,
  ]
}
