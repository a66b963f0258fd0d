public import Units
public enum Sun { public static func daylight(on: Moment, at: GeoPoint) -> (sunrise: Moment, sunset: Moment)? { nil } }
