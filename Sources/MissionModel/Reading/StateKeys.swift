/// The keys of `state.json`, one enum for each kind of mapping; `docs/schemas/state.schema.json` has the same
/// tables, and a test compares them.
enum StateKey: String, FieldKey {
  case schema, mission, plan, at, sorties, sites, changes
  static let title = "state"
}

enum SortieStateKey: String, FieldKey {
  case id, status, takeoff, landing
  case batteryAtLanding = "battery_at_landing_share"
  static let title = "sortie_state"
}

enum SiteStateKey: String, FieldKey {
  case id
  case battery = "battery_share"
  case aircraft = "aircraft_present"
  static let title = "site_state"
}

enum ChangeKey: String, FieldKey {
  case kind, site, station, code, beat, sortie, circle, polygon, from, to, by, why
  case gust = "gust_mps"
  case lower = "lower_hkpd_m"
  case upper = "upper_hkpd_m"
  case saidBy = "said_by"
  static let title = "change"
}

extension StateReader {
  /// Every kind of mapping with its keys.
  package static let keyTables: [(title: String, keys: [String])] = [
    table(StateKey.self), table(SortieStateKey.self), table(SiteStateKey.self), table(ChangeKey.self),
    table(CircleKey.self), table(PointKey.self), table(BilingualKey.self),
  ]

  private static func table<Key: FieldKey>(_ key: Key.Type) -> (title: String, keys: [String]) {
    (Key.title, Key.allCases.map(\.rawValue))
  }
}
