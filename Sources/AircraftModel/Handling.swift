/// How an aircraft's autopilot takes legs and corners; the numbers come from its data file.
public struct Handling: Hashable, Sendable {
  /// Which rules for corners hold (`docs/flight-model.md`, "Corners").
  public enum Autopilot: String, Hashable, Sendable, CaseIterable, Codable {
    /// The next leg begins while this one brakes.
    case ardupilot
    /// An arc of the acceptance radius, at the speed that its sideways acceleration allows.
    case px4
    /// The same with the damping distance of the wayline.
    case dji
  }
  public var autopilot: Autopilot
  /// Level jerk, metres per second cubed.
  public var jerkMps3: Double
  /// Acceleration of climbs and descents, metres per second squared.
  public var verticalAccelerationMps2: Double
  /// Metres by which a corner may be cut (ArduPilot), or before the corner at which its arc begins.
  public var cornerRadiusM: Double
  /// Greatest acceleration in a corner, metres per second squared.
  public var cornerAccelerationMps2: Double
  /// Seconds by which the aircraft comes to rest later than the autopilot's timetable says.
  public var settleS: Double
  /// How a cross wind shares the greatest airspeed A with the way ahead: |ahead|ⁿ + |across|ⁿ ≤ Aⁿ.
  ///
  /// 2 when drag hangs on the airspeed alone; more when it hangs on the two axes of the body apart.
  public var crosswindExponent: Double

  /// ArduPilot's own defaults, and 2 as the cautious exponent.
  public init(
    autopilot: Autopilot = .ardupilot, jerkMps3: Double = 1, verticalAccelerationMps2: Double = 1,
    cornerRadiusM: Double = 2, cornerAccelerationMps2: Double = 5, settleS: Double = 0.8,
    crosswindExponent: Double = 2
  ) {
    self.autopilot = autopilot
    self.jerkMps3 = jerkMps3
    self.verticalAccelerationMps2 = verticalAccelerationMps2
    self.cornerRadiusM = cornerRadiusM
    self.cornerAccelerationMps2 = cornerAccelerationMps2
    self.settleS = settleS
    self.crosswindExponent = crosswindExponent
  }
}
