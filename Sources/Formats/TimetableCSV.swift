public import MissionModel
import Units

/// The timetable as a table: RFC 4180, UTF-8 with a byte order mark, so that Excel under a Chinese Windows,
/// which otherwise takes the file for Big5, shows the Chinese names.
public enum TimetableCSV {
  static let header = [
    "sortie", "beat", "beat_name_en", "beat_name_zh", "visit", "part", "parts", "site", "site_name_en",
    "site_name_zh", "route", "camera", "recording", "prepare_from", "takeoff", "landing", "ready_again",
    "flight_min", "wind_from_deg", "wind_mps", "gust_mps", "energy_wh", "battery_at_takeoff_pct",
    "battery_at_landing_pct", "battery_reserve_pct", "permissions", "flight_file",
  ]

  /// One row a sortie in order of the plan. Times are RFC 3339 in Hong Kong time; `flight_file` is the stem of
  /// the sortie's mission files.
  ///
  /// - Parameter beatName: The name of a beat, when the mission that it comes from is at hand.
  /// - Throws: `NumberError` when a number is not finite; `FileIssues` when a sortie's route or site is unknown.
  public static func bytes(
    _ plan: Plan, beatName: (String) -> (en: String, zh: String)?
  ) throws -> [UInt8] {
    var rows = [header]
    var issues: [FileIssue] = []
    for sortie in plan.sorties {
      guard let route = plan.route(sortie.route), let site = plan.sites.first(where: { $0.id == sortie.site })
      else {
        issues.append(
          FileIssue(
            file: "plan.json", line: 0, column: 0,
            reason: "sortie \(sortie.id): route '\(sortie.route)' or site '\(sortie.site)' is not in the plan"
          ))
        continue
      }
      let name = beatName(sortie.beat) ?? (en: sortie.beat, zh: sortie.beat)
      let minutes = Double(sortie.landing - sortie.takeoff) / 60
      var row: [String] = [sortie.id, sortie.beat, name.en, name.zh, "\(sortie.visit)"]
      row += ["\(route.part)", "\(route.parts)", site.id, site.name.en, site.name.zh]
      row += [route.id, route.camera, route.recording ? "yes" : "no", sortie.prepareFrom.description]
      row += [sortie.takeoff.description, sortie.landing.description, sortie.readyAgain.description]
      row.append(try DecimalText.fixed(minutes, places: 1))
      row.append(try DecimalText.short(sortie.windFromDeg, places: 0))
      for value in [sortie.windMps, sortie.gustMps, sortie.energyWh] {
        row.append(try DecimalText.fixed(value, places: 1))
      }
      for share in [sortie.batteryAtTakeoffShare, sortie.batteryAtLandingShare, sortie.batteryReserveShare] {
        row.append(try DecimalText.fixed(share * 100, places: 1))
      }
      row += [route.permissions.joined(separator: " "), ExportSet.stem(sortie)]
      rows.append(row)
    }
    guard issues.isEmpty else { throw FileIssues(issues) }
    let text = rows.map { $0.map(field).joined(separator: ",") + "\r\n" }.joined()
    return [0xEF, 0xBB, 0xBF] + Array(text.utf8)
  }

  private static func field(_ text: String) -> String {
    let special = text.unicodeScalars.contains { ["\"", ",", "\r", "\n"].contains($0) }
    guard special else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
