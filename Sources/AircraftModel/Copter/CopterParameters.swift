#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The parameters of an ArduCopter that decide how it flies a mission, and the response of its airframe.
///
/// The names behind the double slash are those of the autopilot's parameter list (version 4.7 and later; older
/// versions give some of them in centimetres under other names). Defaults are the autopilot's own.
public struct CopterParameters: Hashable, Sendable {
  /// Greatest speed over ground, up and down, metres per second.
  public var speedMps = 10.0  // WP_SPD
  public var climbMps = 2.5  // WP_SPD_UP
  public var descentMps = 1.5  // WP_SPD_DN
  /// Level and vertical acceleration, metres per second squared.
  public var accelerationMps2 = 2.5  // WP_ACC
  public var verticalAccelerationMps2 = 1.0  // WP_ACC_Z
  /// Greatest acceleration while one leg is blended into the next; 0: twice the level acceleration.
  public var cornerAccelerationMps2 = 0.0  // WP_ACC_CNR
  /// Metres per second cubed.
  public var jerkMps3 = 1.0  // WP_JERK
  /// Metres within which a waypoint counts as reached, and a corner may be cut at its middle.
  public var radiusM = 2.0  // WP_RADIUS_M
  /// Time constant of the attitude controller, seconds: the jerk builds up in twice this time.
  public var attitudeS = 0.15  // ATC_INPUT_TC
  /// Position gain, 1/s, velocity gain, 1/s, and its integral, 1/s².
  public var positionGain = 1.0  // PSC_NE_POS_P
  public var velocityGain = 2.0  // PSC_NE_VEL_P
  public var velocityIntegral = 1.0  // PSC_NE_VEL_I
  /// Greatest lean, degrees.
  public var leanDeg = 30.0  // ATC_ANGLE_MAX
  /// Seconds from arming to lift-off.
  public var spoolUpS = 2.9
  /// Jerk of the take-off climb, metres per second cubed.
  public var verticalJerkMps3 = 5.0  // PSC_JERK_D
  /// Airspeed that the greatest lean just holds, metres per second: drag there equals the thrust's level part.
  /// Read off the flown tracks (10.01 to 10.02 over ground in still air, 2.01 against 8 m/s).
  public var greatestAirspeedMps = 10.015
  /// Share of that drag which grows with the speed alone; the rest grows with its square.
  public var linearDragShare = 0.46
  /// Seconds in which the aircraft leans.
  public var leanLagS = 0.3

  public init() {}

  /// Greatest level acceleration that the lean gives, metres per second squared.
  var thrust: Double { 9.80665 * tan(leanDeg * .pi / 180) }
  var corner: Double { cornerAccelerationMps2 > 0 ? cornerAccelerationMps2 : 2 * accelerationMps2 }
  var jerkRiseS: Double { 2 * max(attitudeS, 0.1) }

  /// Drag per mass along one axis of the body at an airspeed along it, metres per second squared.
  func drag(_ v: Double) -> Double {
    let share = v / greatestAirspeedMps
    return thrust * share * (linearDragShare + (1 - linearDragShare) * abs(share))
  }

  /// Limit of a value along a line that goes `level` metres aside and `up` metres up.
  func alongLine(level: Double, up: Double, levelLimit: Double, climbLimit: Double, descentLimit: Double)
    -> Double
  {
    let length = (level * level + up * up).squareRoot()
    guard length > 0 else { return 0 }
    var limit = Double.infinity
    if level > 0 { limit = levelLimit * length / level }
    if up != 0 { limit = min(limit, (up > 0 ? climbLimit : descentLimit) * length / abs(up)) }
    return limit
  }

  /// Seconds of the vertical take-off climb: ramps at both ends, their jerk taken as constant.
  public func takeoffS(heightM: Double) -> Double {
    let a = verticalAccelerationMps2
    let full = heightM / climbMps + climbMps / a
    // Too low to reach the climb rate: up and down in two halves.
    let climb = heightM < climbMps * climbMps / a ? 2 * (heightM / a).squareRoot() : full
    return spoolUpS + climb + a / verticalJerkMps3
  }

  /// Whether the numbers make sense: all finite, those that divide above 0.
  public var problem: String? {
    let positive: [(String, Double)] = [
      ("speed", speedMps), ("climb", climbMps), ("descent", descentMps), ("acceleration", accelerationMps2),
      ("vertical acceleration", verticalAccelerationMps2), ("jerk", jerkMps3), ("radius", radiusM),
      ("vertical jerk", verticalJerkMps3), ("greatest airspeed", greatestAirspeedMps),
      ("lean lag", leanLagS), ("position gain", positionGain), ("velocity gain", velocityGain),
    ]
    for (name, value) in positive where !(value > 0 && value.isFinite) {
      return "\(name) is \(value); above 0 is needed"
    }
    if !(leanDeg > 0 && leanDeg < 80) { return "greatest lean is \(leanDeg) degrees; 0 to 80 is needed" }
    if !(linearDragShare >= 0 && linearDragShare <= 1) {
      return "linear share of the drag is \(linearDragShare); 0 to 1 is needed"
    }
    return nil
  }
}
