import AircraftModel
import ArgumentParser
import Foundation

/// A JSON object of ArduCopter parameters by name, metres and seconds (as version 4.7 and later name them).
enum ParameterFile {
  private static var places: [(String, WritableKeyPath<CopterParameters, Double>)] {
    [
      ("WP_SPD", \.speedMps), ("WP_SPD_UP", \.climbMps), ("WP_SPD_DN", \.descentMps),
      ("WP_ACC", \.accelerationMps2), ("WP_ACC_Z", \.verticalAccelerationMps2),
      ("WP_ACC_CNR", \.cornerAccelerationMps2), ("WP_JERK", \.jerkMps3), ("WP_RADIUS_M", \.radiusM),
      ("ATC_INPUT_TC", \.attitudeS), ("ATC_ANGLE_MAX", \.leanDeg), ("PSC_NE_POS_P", \.positionGain),
      ("PSC_NE_VEL_P", \.velocityGain), ("PSC_NE_VEL_I", \.velocityIntegral),
      ("PSC_JERK_D", \.verticalJerkMps3),
      ("greatest_airspeed_mps", \.greatestAirspeedMps), ("linear_drag_share", \.linearDragShare),
      ("lean_lag_s", \.leanLagS), ("spool_up_s", \.spoolUpS),
    ]
  }

  static func read(_ path: String) throws -> CopterParameters {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    let values: [String: Double]
    do {
      values = try JSONDecoder().decode([String: Double].self, from: data)
    } catch {
      throw ValidationError("\(path): an object of names and numbers is needed")
    }
    var parameters = CopterParameters()
    for (name, place) in places {
      if let value = values[name] { parameters[keyPath: place] = value }
    }
    if let problem = parameters.problem { throw ValidationError("\(path): \(problem)") }
    return parameters
  }
}
