/// An autopilot family and what it accepts in an uploaded mission.
///
/// Sources: PX4-Autopilot `mavlink_mission.cpp`, `dataman.h` (copy of March 2026); ArduPilot
/// `AP_Mission.cpp`, `StorageManager.cpp` (copy of October 2025).
public enum FirmwareProfile: String, Hashable, Sendable, CaseIterable, Codable {
  case arduPilotCopter = "ardupilot"
  case px4 = "px4"

  /// `MAV_AUTOPILOT`.
  public var firmwareType: Int { self == .px4 ? 12 : 3 }

  public init?(firmwareType: Int) {
    guard let profile = FirmwareProfile.allCases.first(where: { $0.firmwareType == firmwareType }) else {
      return nil
    }
    self = profile
  }

  public var name: String { self == .px4 ? "PX4" : "ArduPilot Copter" }

  /// Most mission items, home not counted. ArduPilot's 718 places on a 16 KiB board hold home too.
  public var greatestItems: Int { self == .px4 ? 500 : 717 }
  public var greatestFencePoints: Int { self == .px4 ? 64 : 70 }
  public var greatestRallyPoints: Int { self == .px4 ? 32 : 46 }

  /// Commands that a mission upload to this autopilot may hold.
  public var acceptedCommands: Set<Int> {
    let both: Set<Int> = [
      16, 17, 19, 20, 21, 22, 31, 84, 85, 93, 177, 178, 179, 189, 195, 197, 201, 203, 205, 206, 211, 212,
      532, 534, 1000, 2000, 2001, 2500, 2501, 3000,
    ]
    switch self {
    case .px4: return both.union([187, 196, 200, 204, 214, 260, 400, 530, 1001, 2003, 4501])
    case .arduPilotCopter:
      return both.union([
        18, 30, 82, 83, 92, 94, 112, 114, 115, 181, 182, 183, 184, 188, 191, 193, 194, 202, 207, 208, 210,
        213, 215, 216, 217, 218, 222, 223, 531, 600, 601,
      ])
    }
  }
}
