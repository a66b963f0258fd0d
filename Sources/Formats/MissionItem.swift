/// MAVLink commands by the names that this project uses (`MAV_CMD`).
public enum MissionCommand {
  public static let waypoint = 16
  public static let returnToLaunch = 20
  public static let land = 21
  public static let takeoff = 22
  public static let conditionYaw = 115
  public static let changeSpeed = 178
  public static let gimbalPitchYaw = 1000
  public static let gimbalConfigure = 1001
  public static let videoStart = 2500
  public static let videoStop = 2501

  /// Commands whose parameters 5 to 7 are latitude, longitude and altitude.
  static let positional: Set<Int> = [16, 17, 18, 19, 21, 22, 31, 82, 84, 85, 195, 4501]
  /// Positional commands that fly somewhere; the others (195) only name a place.
  static let flown: Set<Int> = [16, 17, 18, 19, 21, 22, 31, 82, 84, 85]
  /// DO_LAND_START and DO_RETURN_PATH_START may carry a place or zeros.
  static let eitherWay: Set<Int> = [188, 189]
}

/// `MAV_FRAME`: what the place and the height of an item are measured in.
public enum MissionFrame {
  /// Height above the EGM96 geoid ("AMSL").
  public static let seaLevel = 0
  /// No place: parameters 5 to 7 are plain numbers.
  public static let none = 2
  /// Height above home.
  public static let aboveHome = 3
  /// Height above the terrain that the vehicle knows.
  public static let terrain = 10
}

/// One mission item as `MISSION_ITEM_INT` carries it, with degrees instead of integers.
public struct MissionItem: Hashable, Sendable {
  /// `MAV_CMD`.
  public var command: Int
  /// `MAV_FRAME`.
  public var frame: Int
  /// Seven values; nil is NaN ("no value"). Items with a place have latitude and longitude in degrees and
  /// the height in metres in the last three.
  public var parameters: [Double?]
  public var autoContinue: Bool

  public init(command: Int, frame: Int, parameters: [Double?], autoContinue: Bool = true) {
    self.command = command
    self.frame = frame
    self.parameters = parameters
    self.autoContinue = autoContinue
  }

  /// Whether parameters 5 to 7 are a place.
  public var hasPlace: Bool {
    MissionCommand.positional.contains(command)
      || (MissionCommand.eitherWay.contains(command) && frame != MissionFrame.none)
  }
  /// Degrees; nil when the item has no place.
  public var latitudeDeg: Double? { hasPlace && parameters.count == 7 ? parameters[4] : nil }
  public var longitudeDeg: Double? { hasPlace && parameters.count == 7 ? parameters[5] : nil }
  /// Metres above the zero that `frame` names; nil when the item has no place.
  public var altitudeM: Double? { hasPlace && parameters.count == 7 ? parameters[6] : nil }
}

/// The pad: where relative heights count from.
public struct HomePosition: Hashable, Sendable {
  /// Degrees on WGS 84.
  public var latitudeDeg, longitudeDeg: Double
  /// Metres above the EGM96 geoid.
  public var egm96M: Double
  public init(latitudeDeg: Double, longitudeDeg: Double, egm96M: Double) {
    self.latitudeDeg = latitudeDeg
    self.longitudeDeg = longitudeDeg
    self.egm96M = egm96M
  }
}

/// A place to land when home is shut.
public struct RallyPoint: Hashable, Sendable {
  /// Degrees on WGS 84.
  public var latitudeDeg, longitudeDeg: Double
  /// Metres above home at which the aircraft arrives over it.
  public var aboveHomeM: Double
  public init(latitudeDeg: Double, longitudeDeg: Double, aboveHomeM: Double) {
    self.latitudeDeg = latitudeDeg
    self.longitudeDeg = longitudeDeg
    self.aboveHomeM = aboveHomeM
  }
}

/// A polygon that the aircraft must stay inside of (`inclusion`) or out of.
public struct FencePolygon: Hashable, Sendable {
  public struct Vertex: Hashable, Sendable {
    /// Degrees on WGS 84.
    public var latitudeDeg, longitudeDeg: Double
    public init(latitudeDeg: Double, longitudeDeg: Double) {
      self.latitudeDeg = latitudeDeg
      self.longitudeDeg = longitudeDeg
    }
  }
  public var inclusion: Bool
  /// Not closed by a repeated vertex.
  public var vertices: [Vertex]
  public init(inclusion: Bool, vertices: [Vertex]) {
    self.inclusion = inclusion
    self.vertices = vertices
  }
}
