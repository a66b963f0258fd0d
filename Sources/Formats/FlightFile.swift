/// What a mission file of either format holds once it is read.
public struct FlightFile: Hashable, Sendable {
  /// `MAV_AUTOPILOT`; nil in a waypoint file, which does not say.
  public var firmwareType: Int?
  public var home: HomePosition
  /// Without home.
  public var items: [MissionItem]
  public var fence: [FencePolygon]
  public var rally: [RallyPoint]
  public init(
    firmwareType: Int?, home: HomePosition, items: [MissionItem], fence: [FencePolygon], rally: [RallyPoint]
  ) {
    self.firmwareType = firmwareType
    self.home = home
    self.items = items
    self.fence = fence
    self.rally = rally
  }
}
