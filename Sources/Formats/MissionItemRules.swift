/// What an autopilot refuses or misreads in a list of mission items; `docs/formats.md` explains each rule.
public enum MissionItemRules {
  public struct Problem: Hashable, Sendable {
    /// Index into the items; equal to their count when the list as a whole is meant.
    public var index: Int
    public var reason: String
  }

  /// Smallest relative height, metres, that ArduPilot does not store as 0 centimetres.
  static let leastStoredHeightM = 0.01

  /// Rules that hold for any mission file. Cost: linear.
  public static func format(_ items: [MissionItem]) -> [Problem] {
    var found: [Problem] = []
    for (index, item) in items.enumerated() {
      func problem(_ reason: String) { found.append(Problem(index: index, reason: reason)) }
      guard item.parameters.count == 7 else {
        problem("\(item.parameters.count) parameters: 7 are needed")
        continue
      }
      for (place, value) in item.parameters.enumerated() where value.map({ !$0.isFinite }) ?? false {
        problem("parameter \(place + 1) is not a finite number")
      }
      if item.hasPlace {
        found += place(item, index)
      } else if item.frame != MissionFrame.none {
        problem("command \(item.command) has no place: frame 2 is needed, not \(item.frame)")
      }
    }
    return found
  }

  private static func place(_ item: MissionItem, _ index: Int) -> [Problem] {
    var found: [Problem] = []
    func problem(_ reason: String) { found.append(Problem(index: index, reason: reason)) }
    switch item.frame {
    case MissionFrame.seaLevel, MissionFrame.aboveHome: break
    case MissionFrame.none:
      problem("command \(item.command) has a place: in frame 2 ArduPilot takes its height as AMSL")
    case MissionFrame.terrain, 11:
      problem(
        "frame \(item.frame) (above terrain) is read as AMSL by some and refused by others: use frame 3")
    default: problem("frame \(item.frame) is not 0 (AMSL) or 3 (above home)")
    }
    guard let latitude = item.latitudeDeg, let longitude = item.longitudeDeg, let height = item.altitudeM
    else {
      problem("latitude, longitude and altitude must be numbers")
      return found
    }
    if latitude.magnitude > 90 { problem("latitude \(latitude) is beyond ±90 degrees") }
    if longitude.magnitude > 180 { problem("longitude \(longitude) is beyond ±180 degrees") }
    if latitude == 0, longitude == 0 { problem("latitude and longitude 0 mean 'where the aircraft is'") }
    if item.command == MissionCommand.takeoff, item.frame == MissionFrame.aboveHome, height <= 0 {
      problem("take-off to \(height) m above home: must be above 0 m")
    }
    return found
  }

  /// Rules of one autopilot on top of `format`. Cost: linear.
  public static func flight(_ items: [MissionItem], profile: FirmwareProfile) -> [Problem] {
    var found: [Problem] = []
    let accepted = profile.acceptedCommands
    for (index, item) in items.enumerated() where item.parameters.count == 7 {
      func problem(_ reason: String) { found.append(Problem(index: index, reason: reason)) }
      if !accepted.contains(item.command) {
        problem("\(profile.name) refuses command \(item.command) in a mission")
      }
      for (place, value) in item.parameters.enumerated() where value == nil {
        if !mayBeNaN(item, place, profile) { problem("parameter \(place + 1) must be a number") }
      }
      switch profile {
      case .arduPilotCopter: found += arduPilot(item, index)
      case .px4:
        if [16, 17, 21, 22].contains(item.command), item.parameters[3] == 0 {
          problem("heading 0 turns PX4 to north: write null (no value) or 360")
        }
      }
    }
    found += order(items, profile)
    return found.sorted { $0.index < $1.index }
  }

  private static func mayBeNaN(_ item: MissionItem, _ place: Int, _ profile: FirmwareProfile) -> Bool {
    switch profile {
    case .px4: place < 4
    case .arduPilotCopter:
      (place == 3 && [16, 17, 21, 22, 84].contains(item.command))
        || ((place == 2 || place == 3) && item.command == 85)
    }
  }

  private static func arduPilot(_ item: MissionItem, _ index: Int) -> [Problem] {
    var found: [Problem] = []
    if MissionCommand.flown.contains(item.command), item.command != MissionCommand.land,
      let height = item.altitudeM, height.magnitude < leastStoredHeightM
    {
      found.append(
        Problem(index: index, reason: "altitude \(height) m is stored as 0: ArduPilot keeps its height"))
    }
    if [16, 19].contains(item.command), let hold = item.parameters[0], hold != hold.rounded() || hold < 0 {
      found.append(Problem(index: index, reason: "hold \(hold) s: ArduPilot stores whole seconds"))
    }
    return found
  }

  private static func order(_ items: [MissionItem], _ profile: FirmwareProfile) -> [Problem] {
    var found: [Problem] = []
    let takeoffs = items.indices.filter { items[$0].command == MissionCommand.takeoff }
    let firstPlace = items.firstIndex(where: \.hasPlace)
    if takeoffs.isEmpty || takeoffs.first != firstPlace {
      found.append(
        Problem(index: firstPlace ?? 0, reason: "the first item with a place must be take-off (22)"))
    }
    for index in takeoffs.dropFirst() {
      found.append(Problem(index: index, reason: "a second take-off (22)"))
    }
    if let last = items.last, ![MissionCommand.returnToLaunch, MissionCommand.land].contains(last.command) {
      found.append(
        Problem(index: items.count - 1, reason: "the last item must be return (20) or land (21)"))
    }
    if items.isEmpty { found.append(Problem(index: 0, reason: "a mission without items")) }
    if profile == .px4 {
      var owned = false
      for (index, item) in items.enumerated() {
        if item.command == MissionCommand.gimbalConfigure { owned = true }
        if item.command == MissionCommand.gimbalPitchYaw, !owned {
          found.append(
            Problem(index: index, reason: "PX4 moves the gimbal (1000) only after it was given to it (1001)"))
        }
      }
    } else {
      found += yawOrder(items)
    }
    return found
  }

  /// ArduPilot starts the first command of a group before the flight command that ends the group, whose start
  /// resets the heading; and it starts no command after a heading until that is reached.
  private static func yawOrder(_ items: [MissionItem]) -> [Problem] {
    var found: [Problem] = []
    for (index, item) in items.enumerated() where item.command == MissionCommand.conditionYaw {
      if index == 0 || items[index - 1].command <= 95 {
        found.append(
          Problem(index: index, reason: "heading (115) straight after a waypoint is lost: put another first"))
      }
      if index + 1 >= items.count || items[index + 1].command > 95 {
        found.append(
          Problem(index: index, reason: "heading (115) holds up the commands after it: put it last"))
      }
    }
    return found
  }
}
