/// The keys of what bounds a day besides sites and beats.
enum OperatorsKey: String, FieldKey {
  case id, name, sites, pilots, duty
  case aircraftPerPilot = "aircraft_per_pilot"
  static let title = "operators"
}

enum ReserveKey: String, FieldKey {
  case id, name, lat, lon, sites, aircraft, hours
  case within = "within_min"
  case onScene = "on_scene_min"
  static let title = "reserve"
}

enum QuietHoursKey: String, FieldKey {
  case id, name, area, hours
  static let title = "quiet_hours"
}

enum OverflightCapKey: String, FieldKey {
  case id, name, area
  case mostFlights = "most_flights"
  case per = "per_min"
  static let title = "overflight_cap"
}

/// A stretch of a dock's charge curve, with its time as a fact.
enum ChargePartKey: String, FieldKey {
  case from = "from_share"
  case to = "to_share"
  case time = "charge_min"
  static let title = "charge_part"
}
