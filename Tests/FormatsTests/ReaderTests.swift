import Formats
import MissionModel
import TestSupport
import Testing
import Units

/// Files that are almost right, each broken in one way.
@Suite struct ReaderTests {
  private func text(_ ending: String) throws -> String {
    let files = try ExportSet.flightFiles(Samples.plan())
    let file = try #require(files.first { $0.path == "flights/S01-shore.\(ending)" })
    return String(decoding: file.bytes, as: UTF8.self)
  }

  private func swapped(_ text: String, _ from: String, _ to: String) throws -> [UInt8] {
    let parts = text.split(separator: from, maxSplits: 1, omittingEmptySubsequences: false)
    try #require(parts.count == 2, "'\(from)' is not in the sample")
    return Array((parts[0] + to + parts[1]).utf8)
  }

  @Test(arguments: [
    ("\"fileType\": \"Plan\"", "\"fileType\": \"plan\"", "$.fileType: must be \"Plan\""),
    ("\"version\": 1,", "\"version\": 2,", "$.version: is 2, must be 1"),
    (
      "\"version\": 2,\n    \"firmwareType\"", "\"version\": 1,\n    \"firmwareType\"",
      "$.mission.version: is 1"
    ),
    ("\"version\": 2,\n    \"circles\"", "\"version\": 1,\n    \"circles\"", "$.geoFence.version: is 1"),
    ("\"rallyPoints\"", "\"rally\"", "$.rallyPoints: is missing"),
    ("\"hoverSpeed\": 12", "\"hoverSpeed\": 7.5", "$.mission.hoverSpeed: must be a whole number"),
    ("114.2301234, 5.146]", "114.2301234]", "plannedHomePosition: must be a list of 3 numbers"),
    ("\"frame\": 3", "\"frame\": 10", "frame 10 (above terrain)"),
    ("\"AltitudeMode\": 1, ", "", "AltitudeMode missing: the height's zero is not said"),
    (
      "\"Altitude\": 60.000", "\"Altitude\": 61",
      "$.mission.items[0].Altitude: 61.0 m, but params[6] is 60.0 m"
    ),
    ("\"AltitudeMode\": 1", "\"AltitudeMode\": 2", "2 does not go with frame 3"),
    ("[1, 12, -1, 0, 0, 0, 0]", "[1, 12, -1, 0, 0, 0]", "$.mission.items[1].params: 6 values, must be 7"),
    ("[1, 12, -1", "[1, \"12\", -1", "$.mission.items[1].params[1]: must be a number or null, is a text"),
    ("[1, 12, -1", "[1, NaN, -1", "'NaN' is not a JSON value"),
    ("[1, 12, -1", "[1, null, -1", "parameter 2 must be a number"),
    ("\"doJumpId\": 2", "\"doJumpId\": 1", "$.mission.items[1].doJumpId"),
    ("\"autoContinue\": true, ", "", "$.mission.items[0].autoContinue: is missing"),
    ("\"command\": 178, \"frame\": 2", "\"command\": 178, \"frame\": 3", "frame 2 is needed, not 3"),
    ("\"command\": 178, \"frame\": 2", "\"command\": 531, \"frame\": 2", ""),
    ("\"command\": 22", "\"command\": 16", "the first item with a place must be take-off (22)"),
    ("\"command\": 20", "\"command\": 2501", "the last item must be return (20) or land (21)"),
    ("22.4720000, 114.2325000", "0, 0", "latitude and longitude 0 mean"),
    ("22.4720000, 114.2325000", "114.2325000, 22.4720000", "latitude 114.2325 is beyond ±90 degrees"),
    (
      "\"SimpleItem\"", "\"ComplexItem\", \"complexItemType\": \"StructureScan\"",
      "$.mission.items[0]: unsupported"
    ),
    ("[1, 12, -1, 0, 0, 0, 0]", "[1, 12, -1, 0, 0, 0, 0,]", "is not a JSON value"),
    ("\"groundStation\": \"Skybeat\",", "", "$.groundStation: is missing"),
    ("[22.4736783, 114.2366575]", "[22.4700000, 114.2200000]", "of the fence crosses side"),
    ("[22.4736783, 114.2366575], ", "[22.4740228, 114.2365581], ", "a corner of the fence stands twice"),
    ("\"mission\": {", "\"mission\": {\"version\": 2,", "key 'version' stands here twice"),
  ]) func brokenPlans(_ from: String, _ to: String, _ reason: String) throws {
    let bytes = try swapped(text("ardupilot.plan"), from, to)
    if reason.isEmpty {
      // ArduPilot takes a zoom command (531): the same file is only wrong for PX4.
      #expect(throws: Never.self) {
        try QGCPlanReader.read(bytes, file: "a.plan", profile: .arduPilotCopter)
      }
      return
    }
    let error = #expect(throws: FileIssues.self) {
      try QGCPlanReader.read(bytes, file: "a.plan", profile: .arduPilotCopter)
    }
    #expect(error?.description.contains(reason) == true, "\(String(describing: error))")
    #expect(error?.issues.allSatisfy { $0.line > 0 } == true)
  }

  @Test func truncatedPlansAreRefused() throws {
    let bytes = Array(try text("px4.plan").utf8)
    for end in stride(from: 0, to: bytes.count - 2, by: 37) {
      #expect(throws: FileIssues.self) { try QGCPlanReader.read(Array(bytes[..<end]), file: "a.plan") }
    }
  }

  @Test func rulesOfTheOtherAutopilot() throws {
    let plan = Array(try text("ardupilot.plan").utf8)
    let error = #expect(throws: FileIssues.self) {
      try QGCPlanReader.read(plan, file: "a.plan", profile: .px4)
    }
    let said = error?.description ?? ""
    #expect(said.contains("$.mission.firmwareType: is 3, must be 12"))
    #expect(said.contains("PX4 refuses command 115"))
    #expect(said.contains("heading 0 turns PX4 to north"))
    #expect(said.contains("only after it was given to it (1001)"))
    #expect(said.contains("a.plan:14:7: $.mission.items[0]"), "\(said)")
    let other = #expect(throws: FileIssues.self) {
      try QGCPlanReader.read(Array(text("px4.plan").utf8), file: "a.plan", profile: .arduPilotCopter)
    }
    #expect(other?.description.contains("ArduPilot Copter refuses command 1001") == true)
    #expect(other?.description.contains("hold 20.5 s: ArduPilot stores whole seconds") == true)
  }

  @Test func olderItemsAndSurveysAreRead() throws {
    let simple = "{\"type\": \"SimpleItem\", \"command\": 22, \"frame\": 3, \"autoContinue\": true, "
    let old =
      "{\"type\": \"missionItem\", \"command\": 16, \"frame\": 3, \"autoContinue\": true, \"param1\": 5, "
      + "\"param2\": 0, \"param3\": 0, \"param4\": null, \"coordinate\": [22.5, 114.2, 40]}"
    let takeoff =
      simple + "\"AltitudeMode\": 1, \"Altitude\": 40, \"AMSLAltAboveTerrain\": null, "
      + "\"params\": [0, 0, 0, null, 22.5, 114.2, 40]}"
    let survey =
      "{\"type\": \"ComplexItem\", \"complexItemType\": \"survey\", \"version\": 5, "
      + "\"TransectStyleComplexItem\": {\"version\": 2, \"Items\": [\(old)]}}"
    func plan(_ items: String) -> [UInt8] {
      Array(
        ("{\"fileType\": \"Plan\", \"version\": 1, \"groundStation\": \"\", \"mission\": {\"version\": 2, "
          + "\"firmwareType\": 12, \"plannedHomePosition\": [22.5, 114.2, 3], \"items\": [\(items)]}, "
          + "\"geoFence\": {\"version\": 2, \"circles\": [], \"polygons\": []}, "
          + "\"rallyPoints\": {\"version\": 2, \"points\": []}}").utf8)
    }
    let read = try QGCPlanReader.read(plan([takeoff, old, survey].joined(separator: ",")), file: "old.plan")
    #expect(read.items.map(\.command) == [22, 16, 16])
    #expect(read.items[2].parameters == [5, 0, 0, nil, 22.5, 114.2, 40])
    let jump = "{\"type\": \"SimpleItem\", \"command\": 177, \"frame\": 2, \"autoContinue\": true, "
    let error = #expect(throws: FileIssues.self) {
      try QGCPlanReader.read(
        plan([takeoff, jump + "\"params\": [9, 1, 0, 0, 0, 0, 0]}"].joined(separator: ",")), file: "old.plan")
    }
    #expect(error?.description.contains("a doJumpId that no item has") == true)
    let bare = "{\"type\": \"SimpleItem\", \"command\": 16, \"frame\": 10, \"autoContinue\": true, "
    let danger = #expect(throws: FileIssues.self) {
      try QGCPlanReader.read(plan(bare + "\"params\": [0, 0, 0, null, 22.5, 114.2, 60]}"), file: "old.plan")
    }
    #expect(danger?.description.contains("would be read as AMSL") == true)
  }

  @Test(arguments: [
    ("QGC WPL 110", "QGC WPL 120", "a.waypoints:1:1: the first line must be"),
    ("QGC WPL 110", "\u{FEFF}QGC WPL 110", "a.waypoints:1:1: not ASCII"),
    ("\n1\t0\t3\t22", "\n1\t0\t3 22", "a.waypoints:3:1: 11 columns parted by tabs: must be 12"),
    ("\n1\t0\t3\t22", "\n\n1\t0\t3\t22", "a.waypoints:3:1: an empty line"),
    ("\n1\t0\t3\t22", "\n# x\n1\t0\t3\t22", "a.waypoints:3:1: a comment"),
    ("\n1\t0\t3\t22", "\r\n1\t0\t3\t22", "a carriage return"),
    ("\n1\t0\t3\t22", "\n1\t0\t3.0\t22", "a.waypoints:3:5: frame '3.0'"),
    ("\n1\t0\t3\t22", "\n1\t1\t3\t22", "a.waypoints:3:3: current '1'"),
    ("\n1\t0\t3\t22", "\n2\t0\t3\t22", "a.waypoints:3:1: index '2'"),
    ("0\t1\t0\t16", "0\t1\t3\t16", "row 0 must be home"),
    ("\n1\t0\t3\t22", "\n1\t0\t10\t22", "a.waypoints:3:1: frame 10 (above terrain)"),
    ("\n1\t0\t3\t22", "\n1\t0\t2\t22", "in frame 2 ArduPilot takes its height as AMSL"),
    ("\t7.5\t", "\tnan\t", "a.waypoints:6:13: param 2 'nan' is not a number"),
    ("\t7.5\t", "\t7,5\t", "param 2 '7,5' is not a number"),
    ("54.800", "0.000", "a.waypoints:8:1: altitude 0.0 m is stored as 0"),
    ("\t60.000\t1\n2", "\t-1.000\t1\n2", "a.waypoints:3:1: take-off to -1.0 m above home"),
    ("22.47200000\t114.23250000", "0\t0", "a.waypoints:5:1: latitude and longitude 0"),
    ("\t16\t21\t", "\t16\t20.5\t", "a.waypoints:11:1: hold 20.5 s"),
  ]) func brokenWaypointFiles(_ from: String, _ to: String, _ reason: String) throws {
    let bytes = try swapped(text("ardupilot.waypoints"), from, to)
    let error = #expect(throws: FileIssues.self) {
      try WaypointReader.read(bytes, file: "a.waypoints", profile: .arduPilotCopter)
    }
    #expect(error?.description.contains(reason) == true, "\(String(describing: error))")
  }

  @Test func truncatedWaypointFilesAreRefused() throws {
    let bytes = Array(try text("ardupilot.waypoints").utf8)
    for end in 0..<bytes.count {
      #expect(throws: FileIssues.self, "cut at \(end)") {
        try WaypointReader.read(Array(bytes[..<end]), file: "a.waypoints", profile: .arduPilotCopter)
      }
    }
  }

  @Test func headingsOfAWaypointFileForPX4() throws {
    let file = try WaypointReader.read(
      Array(text("px4.waypoints").utf8), file: "a.waypoints", profile: .px4)
    let headings = file.items.filter(\.hasPlace).compactMap { $0.parameters[3] }
    #expect(headings.count == 5)
    #expect(headings.allSatisfy { $0 > 0 && $0 <= 360 })
    let error = #expect(throws: FileIssues.self) {
      try WaypointReader.read(
        Array(text("ardupilot.waypoints").utf8), file: "a.waypoints", profile: .px4)
    }
    #expect(error?.description.contains("heading 0 turns PX4 to north") == true)
  }

  @Test func strictJSON() {
    for text in [
      "", "{", "{\"a\":1,}", "[1 2]", "01", "1.", ".5", "+1", "'a'", "\"\\x\"", "\"\\ud800\"", "nul", "{} {}",
      "{\"a\":1,\"a\":2}", "\"a\nb\"", "[1e999]", String(repeating: "[", count: 100),
    ] {
      #expect(throws: FileIssues.self, "\(text)") { try QGCPlanReader.read(Array(text.utf8), file: "x") }
    }
  }
}
