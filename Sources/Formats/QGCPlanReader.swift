import MissionModel

/// Reads `.plan` files strictly: every broken rule is reported with its line and JSON path, none is repaired.
public enum QGCPlanReader {
  /// Current items, the older items with `param1`...`param4` and `coordinate`, and the simple items inside a
  /// survey or a corridor scan. Any other complex item is refused with its index.
  ///
  /// - Parameters:
  ///   - file: The name that errors show.
  ///   - profile: Check the rules of this autopilot too; nil: only those of the file format.
  /// - Throws: `FileIssues`, all of them.
  public static func read(_ bytes: [UInt8], file: String, profile: FirmwareProfile? = nil) throws
    -> FlightFile
  {
    let tree: JSONTree
    do throws(JSONSyntaxError) { tree = try JSONTreeReader.read(bytes) } catch {
      throw FileIssues([FileIssue(file: file, line: error.line, column: error.column, reason: error.reason)])
    }
    var reader = Reading(file: file)
    let result = reader.plan(tree, profile: profile)
    guard let result, reader.issues.isEmpty else { throw FileIssues(reader.issues) }
    return result
  }
}

private struct Reading {
  let file: String
  var issues: [FileIssue] = []
  /// Where each item came from, for the rules that look at the whole list.
  var itemPlaces: [(tree: JSONTree, path: String)] = []
  var jumpIds: [Int] = []

  init(file: String) { self.file = file }

  mutating func issue(_ tree: JSONTree, _ path: String, _ reason: String) {
    issues.append(
      FileIssue(file: file, line: tree.line, column: tree.column, reason: "\(path): \(reason)"))
  }

  mutating func member(_ tree: JSONTree, _ key: String, _ path: String) -> JSONTree? {
    guard let found = tree[key] else {
      issue(tree, "\(path).\(key)", "is missing")
      return nil
    }
    return found
  }

  mutating func whole(_ tree: JSONTree, _ key: String, _ path: String) -> Int? {
    guard let found = member(tree, key, path) else { return nil }
    guard let value = found.whole else {
      issue(found, "\(path).\(key)", "must be a whole number, is \(found.kind)")
      return nil
    }
    return value
  }

  mutating func version(_ tree: JSONTree, _ wanted: Int, _ path: String) {
    guard let value = whole(tree, "version", path) else { return }
    if value != wanted { issue(tree, "\(path).version", "is \(value), must be \(wanted)") }
  }

  mutating func list(_ tree: JSONTree, _ key: String, _ path: String) -> [JSONTree]? {
    guard let found = member(tree, key, path) else { return nil }
    guard let values = found.array else {
      issue(found, "\(path).\(key)", "must be a list, is \(found.kind)")
      return nil
    }
    return values
  }

  mutating func numbers(_ tree: JSONTree, count: Int, _ path: String) -> [Double]? {
    guard let values = tree.array, values.count == count else {
      issue(tree, path, "must be a list of \(count) numbers")
      return nil
    }
    let found = values.compactMap(\.number)
    guard found.count == count else {
      issue(tree, path, "must hold numbers only")
      return nil
    }
    return found
  }

  mutating func section(_ tree: JSONTree, _ key: String) -> JSONTree? {
    guard let found = member(tree, key, "$") else { return nil }
    guard found.isObject else {
      issue(found, "$.\(key)", "must be an object, is \(found.kind)")
      return nil
    }
    return found
  }

  mutating func plan(_ tree: JSONTree, profile: FirmwareProfile?) -> FlightFile? {
    guard tree.isObject else {
      issue(tree, "$", "must be an object, is \(tree.kind)")
      return nil
    }
    if let type = member(tree, "fileType", "$"), type.string != "Plan" {
      issue(type, "$.fileType", "must be \"Plan\"")
    }
    version(tree, 1, "$")
    if let station = member(tree, "groundStation", "$"), station.string == nil {
      issue(station, "$.groundStation", "must be a text, is \(station.kind)")
    }
    let mission = section(tree, "mission")
    let fence = section(tree, "geoFence")
    let rally = section(tree, "rallyPoints")
    guard let mission else { return nil }
    version(mission, 2, "$.mission")
    let firmware = whole(mission, "firmwareType", "$.mission")
    if let profile, let firmware, firmware != profile.firmwareType {
      issue(mission, "$.mission.firmwareType", "is \(firmware), must be \(profile.firmwareType)")
    }
    for key in ["cruiseSpeed", "hoverSpeed"] where mission[key] != nil {
      _ = whole(mission, key, "$.mission")
    }
    var home: HomePosition?
    if let place = member(mission, "plannedHomePosition", "$.mission"),
      let values = numbers(place, count: 3, "$.mission.plannedHomePosition")
    {
      check(place, values[0], values[1], "$.mission.plannedHomePosition")
      home = HomePosition(latitudeDeg: values[0], longitudeDeg: values[1], egm96M: values[2])
    }
    let items = items(list(mission, "items", "$.mission") ?? [], "$.mission.items")
    checkRules(items, mission, profile)
    let polygons = fence.map { fencePolygons($0) } ?? []
    let points = rally.map { rallyPoints($0) } ?? []
    guard let home else { return nil }
    return FlightFile(firmwareType: firmware, home: home, items: items, fence: polygons, rally: points)
  }

  mutating func check(_ tree: JSONTree, _ latitude: Double, _ longitude: Double, _ path: String) {
    if latitude.magnitude > 90 { issue(tree, path, "latitude \(latitude) is beyond ±90 degrees") }
    if longitude.magnitude > 180 { issue(tree, path, "longitude \(longitude) is beyond ±180 degrees") }
    if latitude == 0, longitude == 0 { issue(tree, path, "latitude and longitude are both 0") }
  }

  mutating func items(_ trees: [JSONTree], _ path: String) -> [MissionItem] {
    var found: [MissionItem] = []
    for (index, tree) in trees.enumerated() {
      let here = "\(path)[\(index)]"
      switch tree["type"]?.string {
      case "SimpleItem", "missionItem":
        if let item = item(tree, here) {
          found.append(item)
          itemPlaces.append((tree, here))
        }
      case "ComplexItem":
        let kind = tree["complexItemType"]?.string ?? "without complexItemType"
        let inner = tree["TransectStyleComplexItem"]?["Items"]?.array ?? []
        if ["survey", "CorridorScan"].contains(kind), !inner.isEmpty {
          found += items(inner, "\(here).TransectStyleComplexItem.Items")
        } else {
          issue(tree, here, "unsupported complex item '\(kind)'")
        }
      default: issue(tree, "\(here).type", "must be \"SimpleItem\" or \"ComplexItem\"")
      }
    }
    return found
  }

  mutating func item(_ tree: JSONTree, _ path: String) -> MissionItem? {
    let command = whole(tree, "command", path)
    let frame = whole(tree, "frame", path)
    if let auto = member(tree, "autoContinue", path), auto.bool == nil {
      issue(auto, "\(path).autoContinue", "must be true or false, is \(auto.kind)")
    }
    if let id = tree["doJumpId"] {
      if let value = id.whole, value > 0, !jumpIds.contains(value) {
        jumpIds.append(value)
      } else {
        issue(id, "\(path).doJumpId", "must be a whole number above 0 that no other item has")
      }
    }
    guard let parameters = parameters(tree, path), let command, let frame else { return nil }
    let item = MissionItem(
      command: command, frame: frame, parameters: parameters, autoContinue: tree["autoContinue"]?.bool ?? true
    )
    altitudeKeys(tree, item, path)
    return item
  }

  /// Seven in `params`, or four in `param1`...`param4` and three in `coordinate` as older files have them.
  mutating func parameters(_ tree: JSONTree, _ path: String) -> [Double?]? {
    var trees: [JSONTree] = []
    if tree["params"] == nil, tree["coordinate"] != nil {
      trees = (1...4).compactMap { member(tree, "param\($0)", path) } + (tree["coordinate"]?.array ?? [])
    } else {
      guard let list = list(tree, "params", path) else { return nil }
      trees = list
    }
    guard trees.count == 7 else {
      issue(tree, "\(path).params", "\(trees.count) values, must be 7")
      return nil
    }
    var values: [Double?] = []
    for (index, value) in trees.enumerated() {
      if value.number == nil, !value.isNull {
        issue(value, "\(path).params[\(index)]", "must be a number or null, is \(value.kind)")
        return nil
      }
      values.append(value.number)
    }
    return values
  }

  mutating func altitudeKeys(_ tree: JSONTree, _ item: MissionItem, _ path: String) {
    let keys = ["AltitudeMode", "Altitude", "AMSLAltAboveTerrain"]
    let present = keys.filter { tree[$0] != nil }
    guard item.hasPlace else {
      if !present.isEmpty { issue(tree, path, "'\(present[0])' on an item without a place") }
      return
    }
    let isOld = tree["params"] == nil
    guard present.count == 3 else {
      let missing = keys.filter { tree[$0] == nil }.joined(separator: ", ")
      if item.frame == MissionFrame.terrain {
        issue(tree, path, "frame 10 without \(missing): its height above terrain would be read as AMSL")
      } else if !(isOld && present.isEmpty) {
        issue(tree, path, "\(missing) missing: the height's zero is not said")
      }
      return
    }
    guard let mode = tree["AltitudeMode"]?.whole, let altitude = tree["Altitude"]?.number else {
      issue(tree, path, "AltitudeMode and Altitude must be numbers")
      return
    }
    let modes = [MissionFrame.aboveHome: [1], MissionFrame.seaLevel: [2, 3], MissionFrame.terrain: [4]]
    if !(modes[item.frame] ?? []).contains(mode) {
      issue(tree, "\(path).AltitudeMode", "\(mode) does not go with frame \(item.frame)")
    }
    if mode != 3, let height = item.altitudeM, height != altitude {
      issue(tree, "\(path).Altitude", "\(altitude) m, but params[6] is \(height) m")
    }
  }

  mutating func checkRules(_ items: [MissionItem], _ mission: JSONTree, _ profile: FirmwareProfile?) {
    let problems =
      MissionItemRules.format(items) + (profile.map { MissionItemRules.flight(items, profile: $0) } ?? [])
    for problem in problems {
      let place = problem.index < itemPlaces.count ? itemPlaces[problem.index] : (mission, "$.mission.items")
      issue(place.0, place.1, problem.reason)
    }
    for (index, item) in items.enumerated() where item.command == 177 {
      let target = item.parameters[0] ?? -1
      if !jumpIds.contains(where: { Double($0) == target }) {
        issue(
          itemPlaces[index].tree, itemPlaces[index].path, "DO_JUMP to \(target), a doJumpId that no item has")
      }
    }
  }

  mutating func fencePolygons(_ tree: JSONTree) -> [FencePolygon] {
    version(tree, 2, "$.geoFence")
    if let circles = list(tree, "circles", "$.geoFence"), !circles.isEmpty {
      issue(circles[0], "$.geoFence.circles", "fence circles are not read by this version")
    }
    var found: [FencePolygon] = []
    for (index, polygon) in (list(tree, "polygons", "$.geoFence") ?? []).enumerated() {
      let path = "$.geoFence.polygons[\(index)]"
      version(polygon, 1, path)
      guard let flag = member(polygon, "inclusion", path), let inclusion = flag.bool else {
        issue(polygon, "\(path).inclusion", "must be true or false")
        continue
      }
      var vertices: [FencePolygon.Vertex] = []
      for (place, vertex) in (list(polygon, "polygon", path) ?? []).enumerated() {
        let here = "\(path).polygon[\(place)]"
        guard let pair = numbers(vertex, count: 2, here) else { continue }
        check(vertex, pair[0], pair[1], here)
        vertices.append(.init(latitudeDeg: pair[0], longitudeDeg: pair[1]))
      }
      for reason in FenceRules.problems(vertices) { issue(polygon, path, reason) }
      found.append(FencePolygon(inclusion: inclusion, vertices: vertices))
    }
    return found
  }

  mutating func rallyPoints(_ tree: JSONTree) -> [RallyPoint] {
    version(tree, 2, "$.rallyPoints")
    var found: [RallyPoint] = []
    for (index, point) in (list(tree, "points", "$.rallyPoints") ?? []).enumerated() {
      let path = "$.rallyPoints.points[\(index)]"
      guard let values = numbers(point, count: 3, path) else { continue }
      check(point, values[0], values[1], path)
      found.append(RallyPoint(latitudeDeg: values[0], longitudeDeg: values[1], aboveHomeM: values[2]))
    }
    return found
  }
}
