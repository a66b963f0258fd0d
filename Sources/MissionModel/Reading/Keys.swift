/// The keys of the mission document, one enum for each kind of mapping. `Missions/mission.schema.json` has the
/// same tables, each under its title in `$defs`; a test compares them.
enum MissionKey: String, FieldKey {
  case skybeat, id, name, unit, purpose, date, day, seed, rules, map, zones, permissions, ground, heights
  case buildings
  case forecast, sites, beats, residential, watched
  case fireDanger = "fire_danger"
  case privacyZones = "privacy_zones"
  case litAreas = "lit_areas"
  case operators, reserves
  case quietHours = "quiet_hours"
  case overflightCaps = "overflight_caps"
  case publicHoliday = "public_holiday"
  case seenBefore = "seen_before"
  static let title = "mission"
}

enum SpanKey: String, FieldKey {
  case from, to
  static let title = "span"
}

enum LayerKey: String, FieldKey {
  case layer, features, `where`, skip
  static let title = "layer"
}

enum AreaKey: String, FieldKey {
  case layer, features, `where`, skip, circle, polygon
  static let title = "area"
}

enum LinesKey: String, FieldKey {
  case layer, features, `where`, skip, line
  static let title = "lines"
}

enum TargetsKey: String, FieldKey {
  case layer, features, `where`, skip, list, view, choose, sorties
  static let title = "targets"
}

enum CircleKey: String, FieldKey {
  case lat, lon
  case radius = "radius_m"
  static let title = "circle"
}

enum PointKey: String, FieldKey {
  case lat, lon
  static let title = "point"
}

enum TargetKey: String, FieldKey {
  case id, name, kind, lat, lon, priority, view
  case extent = "extent_m"
  case dwell = "dwell_s"
  static let title = "target"
}

enum TargetViewKey: String, FieldKey {
  case from, to
  case leastHeight = "height_least_m"
  case greatestHeight = "height_greatest_m"
  case leastStandOff = "stand_off_least_m"
  case greatestStandOff = "stand_off_greatest_m"
  case steepest = "gimbal_steepest_deg"
  case flattest = "gimbal_flattest_deg"
  case side = "side_deg"
  case sideWithin = "side_within_deg"
  static let title = "target_view"
}

enum MapKey: String, FieldKey {
  case land, boundary, districts, landmarks
  static let title = "map"
}

enum ZoneLayerKey: String, FieldKey {
  case layer, profile, official, features, `where`, skip
  static let title = "zone_layer"
}

enum PermissionKey: String, FieldKey {
  case number, holder, zones, hours, conditions
  case ceiling = "ceiling_above_ground_m"
  case validFrom = "valid_from"
  case validTo = "valid_to"
  static let title = "permission"
}

enum HoursKey: String, FieldKey {
  case days, from, to
  static let title = "hours"
}

enum GroundKey: String, FieldKey {
  case grids, relief, elsewhere, bands
  case bandMargin = "band_margin_m"
  case cover = "cover_m"
  static let title = "ground"
}

enum GridKey: String, FieldKey {
  case path, crs, datum
  static let title = "grid"
}

enum ReliefKey: String, FieldKey {
  case path, crs, datum, licence, attribution
  static let title = "relief"
}

enum BandKey: String, FieldKey {
  case id, name, area
  case low = "low_hkpd_m"
  case high = "high_hkpd_m"
  static let title = "band"
}

enum BuildingLayerKey: String, FieldKey {
  case layer, features, `where`, skip, reference
  case base = "base_property"
  case roof = "roof_property"
  case margin = "margin_m"
  static let title = "building_layer"
}

enum ElsewhereKey: String, FieldKey {
  case low = "low_hkpd_m"
  case high = "high_hkpd_m"
  static let title = "elsewhere"
}

enum HeightsKey: String, FieldKey {
  case seaLevel = "mean_sea_level_above_hkpd_m"
  case verified
  static let title = "heights"
}

enum ForecastKey: String, FieldKey {
  case skybeat, issued, source, stations, warnings
  static let title = "forecast"
}

enum StationKey: String, FieldKey {
  case id, name, steps
  case shear = "shear_exponent"
  static let title = "station"
}

enum StepKey: String, FieldKey {
  case from, to
  case windFrom = "wind_from_deg"
  case mean = "mean_mps"
  case gust = "gust_mps"
  case rain = "rain_mm_per_h"
  case temperature = "temperature_c"
  static let title = "step"
}

enum WarningKey: String, FieldKey {
  case code, from, to, override
  static let title = "warning"
}

enum OverrideKey: String, FieldKey {
  case by, reason
  static let title = "override"
}

enum SiteKey: String, FieldKey {
  case id, name, kind, lat, lon, aircraft, dock, crew, duty, station, alternate
  case pad = "pad_hkpd_m"
  case reach = "reach_m"
  case maintenance
  case aircraftCount = "aircraft_count"
  case batteryMode = "battery_mode"
  static let title = "site"
}

enum CrewKey: String, FieldKey {
  case packs
  case swap = "swap_min"
  case recharge = "recharge_min"
  case prepare = "prepare_min"
  case recover = "recover_min"
  static let title = "crew"
}

enum AlternateKey: String, FieldKey {
  case name, lat, lon
  case ground = "ground_hkpd_m"
  static let title = "alternate"
}

enum BeatKey: String, FieldKey {
  case id, name, sweep, corridor, ring, targets, sites, camera, task, windows, priority, recording
  case height = "height_above_ground_m"
  case speed = "speed_mps"
  case pitch = "gimbal_pitch_deg"
  case overlap = "overlap_percent"
  case irregular = "irregular_starts"
  case longest = "longest_sortie_min"
  case required = "required_percent"
  case mustDo = "must_do"
  static let title = "beat"
}

enum SweepKey: String, FieldKey {
  case area, objective, crosshatch, entry
  case kept = "kept_lines"
  static let title = "sweep"
}

enum KeptKey: String, FieldKey {
  case lines, side
  case keepOff = "keep_off_m"
  case returnMayCross = "return_may_cross"
  static let title = "kept_lines"
}

enum CorridorKey: String, FieldKey {
  case lines, passes, side
  case left = "left_m"
  case right = "right_m"
  case bothWays = "both_ways"
  case standOff = "stand_off_m"
  case keepOff = "keep_off_m"
  case returnMayCross = "return_may_cross"
  static let title = "corridor"
}

enum RingKey: String, FieldKey {
  case around, look, whole
  case standOff = "stand_off_m"
  case depth = "depth_m"
  static let title = "ring"
}

enum TaskKey: String, FieldKey {
  case level, object
  case size = "object_size_m"
  case dwell = "dwell_s"
  case leastIncidence = "least_incidence_deg"
  case spotSize = "spot_size_m"
  case spotTemperature = "spot_temperature_c"
  case spotEmissivity = "spot_emissivity_share"
  case background
  static let title = "task"
}

enum BackgroundKey: String, FieldKey {
  case coldest = "coldest_c"
  case hottest = "hottest_c"
  case heating = "sun_heating"
  static let title = "background"
}

enum HeatingKey: String, FieldKey {
  case from, to
  case aboveAir = "above_air_k"
  static let title = "heating"
}

enum WindowKey: String, FieldKey {
  case from, to, days
  case revisit = "revisit_min"
  case revisitYellow = "revisit_yellow_min"
  case revisitRed = "revisit_red_min"
  static let title = "window"
}

enum RecordingKey: String, FieldKey {
  case reason
  static let title = "recording"
}

enum PrivacyZoneKey: String, FieldKey {
  case id, name, area
  static let title = "privacy_zone"
}

enum WatchedKey: String, FieldKey {
  case id, name, area, level, hours
  case every = "every_min"
  static let title = "watched"
}

enum LitAreaKey: String, FieldKey {
  case id, name, area
  static let title = "lit_area"
}

/// The keys of the catalogue's files.
enum FactKey: String, FieldKey {
  case value, source, verified
  static let title = "fact"
}

enum AircraftKey: String, FieldKey {
  case skybeat, id, name, cameras
  case mass = "takeoff_mass_kg"
  case battery = "battery_wh"
  case usable = "usable_share"
  case reserve = "reserve_share"
  case hover = "hover_w"
  case cruise = "cruise_w"
  case cruiseSpeed = "cruise_mps"
  case induced = "induced_velocity_mps"
  case greatest = "greatest_airspeed_mps"
  case climb = "climb_mps"
  case descent = "descent_mps"
  case acceleration = "acceleration_mps2"
  case autopilot
  case jerk = "jerk_mps3"
  case verticalAcceleration = "vertical_acceleration_mps2"
  case cornerRadius = "corner_radius_m"
  case cornerAcceleration = "corner_acceleration_mps2"
  case settle = "settle_s"
  case crosswindExponent = "crosswind_exponent"
  case climbEfficiency = "climb_efficiency_share"
  case gustInFlight = "gust_in_flight_mps"
  case gustAtPad = "gust_at_pad_mps"
  case rain = "rain_mm_per_h"
  case coldest = "temperature_least_c"
  case hottest = "temperature_greatest_c"
  case uncertainty = "energy_uncertainty_share"
  static let title = "aircraft"
}

enum CameraKey: String, FieldKey {
  case skybeat, id, name, spectrum
  case diagonal = "diagonal_fov_deg"
  case sensorWide = "sensor_wide_px"
  case sensorHigh = "sensor_high_px"
  case streamWide = "stream_wide_px"
  case streamHigh = "stream_high_px"
  case night = "sees_at_night"
  case pitchUp = "greatest_pitch_deg"
  static let title = "camera"
}

enum DockKey: String, FieldKey {
  case skybeat, id, name, aircraft
  case chargeFrom = "charge_from_share"
  case chargeTo = "charge_to_share"
  case chargeTime = "charge_min"
  case prepare = "prepare_s"
  case recover = "recover_s"
  case gustAtPad = "gust_at_pad_mps"
  case rain = "rain_mm_per_h"
  case coldest = "temperature_least_c"
  case hottest = "temperature_greatest_c"
  case chargeCurve = "charge_curve"
  case scheduleShare = "schedule_mode_share"
  static let title = "dock"
}

enum LimitsKey: String, FieldKey {
  case skybeat, id, pixels
  case zoneMargin = "zone_margin_m"
  case ceiling = "ceiling_above_ground_m"
  case clearance = "terrain_clearance_m"
  case transitHeight = "transit_above_ground_m"
  case transitSpeed = "transit_mps"
  case terrainStep = "terrain_step_m"
  case holdWarnings = "hold_warnings"
  case padSpacing = "pad_spacing_s"
  case returnHeight = "return_above_pad_m"
  case hotSpot = "hot_spot"
  case separation
  case flightVolumes = "flight_volumes"
  static let title = "limits"
}

enum SeparationKey: String, FieldKey {
  case level = "level_m"
  case vertical = "vertical_m"
  case margin = "margin_s"
  static let title = "separation"
}

enum FlightVolumesKey: String, FieldKey {
  case level = "level_m"
  case vertical = "vertical_m"
  case time = "time_s"
  case timeShare = "time_share"
  case priority
  static let title = "flight_volumes"
}

enum HotSpotKey: String, FieldKey {
  case emissivity = "emissivity_share"
  case day = "threshold_day_c"
  case night = "threshold_night_c"
  case contrast = "contrast_k"
  case heating = "sun_heating"
  static let title = "hot_spot"
}

/// As `HeatingKey`, with the number as a fact.
enum HeatingFactKey: String, FieldKey {
  case from, to
  case aboveAir = "above_air_k"
  static let title = "heating_fact"
}

enum PixelsKey: String, FieldKey {
  case detect = "detect_px"
  case recognise = "recognise_px"
  case identify = "identify_px"
  static let title = "pixels"
}

/// The keys of an address list, `Maps/sources.yaml`.
enum SourcesKey: String, FieldKey {
  case skybeat, sources
  static let title = "sources"
}

enum SourceKey: String, FieldKey {
  case id, name, url, file, bytes, sha256, licence, attribution, official, crs, datum, verified
  static let title = "source"
}

extension MissionReader {
  /// Every kind of mapping with its keys in the order of the tables.
  package static let keyTables: [(title: String, keys: [String])] = [
    table(MissionKey.self), table(SpanKey.self), table(LayerKey.self), table(AreaKey.self),
    table(LinesKey.self), table(TargetsKey.self), table(CircleKey.self), table(PointKey.self),
    table(TargetKey.self), table(TargetViewKey.self), table(MapKey.self), table(ZoneLayerKey.self),
    table(PermissionKey.self),
    table(HoursKey.self), table(GroundKey.self), table(GridKey.self), table(ReliefKey.self),
    table(BandKey.self),
    table(BuildingLayerKey.self), table(ElsewhereKey.self), table(HeightsKey.self), table(ForecastKey.self),
    table(StationKey.self),
    table(StepKey.self), table(WarningKey.self), table(OverrideKey.self), table(SiteKey.self),
    table(CrewKey.self), table(AlternateKey.self), table(BeatKey.self), table(SweepKey.self),
    table(CorridorKey.self), table(RingKey.self), table(TaskKey.self), table(BackgroundKey.self),
    table(HeatingKey.self), table(WindowKey.self), table(RecordingKey.self),
    table(PrivacyZoneKey.self), table(WatchedKey.self), table(LitAreaKey.self), table(BilingualKey.self),
    table(FactKey.self),
    table(AircraftKey.self),
    table(CameraKey.self), table(DockKey.self), table(LimitsKey.self), table(PixelsKey.self),
    table(SourcesKey.self), table(SourceKey.self),
    table(HotSpotKey.self), table(HeatingFactKey.self),
    table(OperatorsKey.self), table(ReserveKey.self), table(QuietHoursKey.self),
    table(OverflightCapKey.self), table(ChargePartKey.self),
    table(SeparationKey.self), table(FlightVolumesKey.self),
  ]

  private static func table<Key: FieldKey>(_ key: Key.Type) -> (title: String, keys: [String]) {
    (Key.title, Key.allCases.map(\.rawValue))
  }
}
