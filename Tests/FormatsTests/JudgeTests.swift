import Coverage
import Formats
import Foundation
import MissionModel
import TestSupport
import Testing
import Units

/// Hands exports to readers that other people wrote; `Tests/Judges/README.md` says how to set them up.
@Suite(.serialized) struct JudgeTests {
  /// The Python that has the judges' packages, or nil, said on standard output.
  static var python: String? {
    if let path = ProcessInfo.processInfo.environment["SKYBEAT_JUDGES"], !path.isEmpty { return path }
    print("skipped: SKYBEAT_JUDGES does not name a Python with the packages of Tests/Judges/requirements.txt")
    return nil
  }

  private func judge(_ plan: Plan, coverage: CoverageReport?, spoil: (String) throws -> Void = { _ in })
    throws
    -> (code: Int32, said: String)?
  {
    guard let python = JudgeTests.python else { return nil }
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "skybeat-judges-\(ProcessInfo.processInfo.globallyUniqueString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    var files = try ExportSet.flightFiles(plan)
    files.append(ExportedFile(path: "layers/routes.geojson", bytes: try GeoJSONLayers.routes(plan)))
    files.append(ExportedFile(path: "layers/waypoints.geojson", bytes: try GeoJSONLayers.waypoints(plan)))
    files.append(ExportedFile(path: "layers/sites.geojson", bytes: try GeoJSONLayers.sites(plan)))
    files.append(ExportedFile(path: "timetable.csv", bytes: try TimetableCSV.bytes(plan) { _ in nil }))
    if let coverage {
      files.append(ExportedFile(path: "layers/covered.geojson", bytes: try GeoJSONLayers.covered(coverage)))
      files.append(ExportedFile(path: "layers/gaps.geojson", bytes: try GeoJSONLayers.gaps(coverage)))
      files.append(ExportedFile(path: "coverage.json", bytes: try DocumentCodec.encode(coverage)))
    }
    files.append(ExportedFile(path: "plan.json", bytes: try DocumentCodec.encode(plan)))
    for file in files {
      let url = folder.appending(path: file.path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.bytes).write(to: url)
    }
    try spoil(folder.path)
    let process = Process()
    process.executableURL = URL(filePath: python)
    process.arguments = [
      "-B", Folders.package + "/Tests/Judges/check_exports.py", folder.path, folder.path + "/plan.json",
    ]
    if coverage != nil { process.arguments?.append(folder.path + "/coverage.json") }
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, said)
  }

  @Test func handMadePlan() throws {
    let recorded = Samples.route("shore.pier.2", recording: true)
    let plan = Samples.plan(routes: [Samples.route(), recorded])
    guard let result = try judge(plan, coverage: Samples.coverage) else { return }
    print("judges, hand-made plan: \(result.said)")
    #expect(result.code == 0, "\(result.said)")
    #expect(result.said.contains(" passed, 0 failed"))
  }

  @Test func randomPlans() throws {
    for seed: UInt64 in 100..<105 {
      var random = SplitMix64(seed: seed)
      guard let result = try judge(Samples.randomPlan(&random), coverage: nil) else { return }
      print("judges, seed \(seed): \(result.said)")
      #expect(result.code == 0, "seed \(seed): \(result.said)")
    }
  }

  /// The judges are worth something only if they find what is wrong.
  @Test(arguments: [
    ("S01-shore.px4.plan", "22.4720000, 114.2325000", "22.4720003, 114.2325000"),
    ("S01-shore.px4.plan", "[-2, -2, -1, -1", "[-3, -2, -1, -1"),
    ("S01-shore.ardupilot.plan", "\"firmwareType\": 3", "\"firmwareType\": 12"),
    ("S01-shore.ardupilot.plan", "[22.4695000, 114.2280000", "[22.4695000, 114.2290000"),
    ("S01-shore.ardupilot.waypoints", "54.800", "54.810"),
    ("S01-shore.ardupilot.waypoints", "\t16\t21\t", "\t16\t20\t"),
    ("S01-shore.px4.waypoints", "49.65", "0"),
  ]) func judgesFindWhatIsWrong(_ name: String, _ from: String, _ to: String) throws {
    let result = try judge(Samples.plan(), coverage: nil) { folder in
      let url = URL(filePath: folder + "/flights/\(name)")
      let text = try String(contentsOf: url, encoding: .utf8)
      try #require(text.contains(from))
      try Data(text.replacingOccurrences(of: from, with: to).utf8).write(to: url)
    }
    guard let result else { return }
    #expect(result.code == 1 && result.said.contains("FAILED "), "\(result.said)")
  }
}
