import Units

/// Writes "QGC WPL 110" waypoint files: one line an item, twelve columns parted by tabs, line 0 home.
///
/// The format knows no "no value": a heading that PX4 should choose itself cannot be left open. For PX4 the
/// course of each leg is written instead (north as 360); the `.plan` file is the better one there.
public enum WaypointFile {
  public static let header = "QGC WPL 110"

  /// ASCII, line feeds, one at the end. Degrees have eight decimals (of which seven count), heights three.
  ///
  /// - Throws: `NumberError` when a number is not finite, or an item is in a frame that readers of this format
  ///   misread (10 and 11, above terrain).
  public static func bytes(_ flight: FlightItems) throws -> [UInt8] {
    var lines = [header]
    let home = MissionItem(
      command: MissionCommand.waypoint, frame: MissionFrame.seaLevel,
      parameters: [0, 0, 0, 0, flight.home.latitudeDeg, flight.home.longitudeDeg, flight.home.egm96M])
    lines.append(try line(home, number: 0))
    for (index, item) in items(flight).enumerated() { lines.append(try line(item, number: index + 1)) }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// The flight's items as this format can hold them: every open heading filled in.
  public static func items(_ flight: FlightItems) -> [MissionItem] {
    var result = flight.items
    var course = 360.0
    let places = result.indices.filter { MissionCommand.flown.contains(result[$0].command) }
    for (order, index) in places.enumerated() {
      if let found = legCourse(result, places, order) { course = found }
      if result[index].parameters[3] == nil {
        result[index].parameters[3] = flight.profile == .px4 ? course : 0
      }
    }
    return result
  }

  /// The course of the leg that ends at a place; for the take-off that of the first leg that leads away.
  /// nil: the leg is vertical, the last course holds on.
  private static func legCourse(_ items: [MissionItem], _ places: [Int], _ order: Int) -> Double? {
    let from = order == 0 ? 0 : order - 1
    let candidates = order == 0 ? Array(places.dropFirst()) : [places[order]]
    for index in candidates {
      guard let lat0 = items[places[from]].latitudeDeg, let lon0 = items[places[from]].longitudeDeg,
        let lat1 = items[index].latitudeDeg, let lon1 = items[index].longitudeDeg
      else { continue }
      if lat0 == lat1, lon0 == lon1 { continue }
      let away = Courses.offset(
        fromLatitudeDeg: lat0, longitudeDeg: lon0, toLatitudeDeg: lat1, longitudeDeg: lon1)
      return Courses.course(east: away.east, north: away.north)
    }
    return nil
  }

  private static func line(_ item: MissionItem, number: Int) throws(NumberError) -> String {
    guard ![10, 11].contains(item.frame) else {
      throw NumberError("item \(number): frame \(item.frame) (above terrain) is misread from waypoint files")
    }
    var columns = ["\(number)", number == 0 ? "1" : "0", "\(item.frame)", "\(item.command)"]
    for (place, value) in item.parameters.enumerated() {
      guard let value else {
        throw NumberError("item \(number): parameter \(place + 1) has no value, which this format cannot say")
      }
      switch place {
      case 4, 5:
        columns.append(
          item.hasPlace
            ? try DecimalText.fixed(value, places: 8) : try DecimalText.short(value, places: 3))
      case 6:
        columns.append(
          item.hasPlace
            ? try DecimalText.fixed(value, places: 3) : try DecimalText.short(value, places: 3))
      default: columns.append(try DecimalText.short(value, places: 3))
      }
    }
    columns.append(item.autoContinue ? "1" : "0")
    return columns.joined(separator: "\t")
  }
}
