import Foundation
import Geodesy
import TestSupport
import Testing
import Units

@testable import Unions

/// What the benchmark of unions times is also right: shapely makes the same from the same shapes.
@Suite("Unions beside shapely", .serialized) struct ShapelyTests {
  /// The judges' Python, or nil, said on standard output.
  private static var python: String? {
    if let path = ProcessInfo.processInfo.environment["SKYBEAT_JUDGES"], !path.isEmpty { return path }
    print("skipped: SKYBEAT_JUDGES does not name a Python with shapely (.ci/judges makes one)")
    return nil
  }

  private struct Verdict: Decodable {
    var theirAreaM2, ourAreaM2, symmetricDifferenceM2: Double

    enum CodingKeys: String, CodingKey {
      case theirAreaM2 = "their_area_m2"
      case ourAreaM2 = "our_area_m2"
      case symmetricDifferenceM2 = "symmetric_difference_m2"
    }
  }

  /// nil when there is no shapely.
  private func verdict(_ shapes: [MapPolygon], _ result: [MapPolygon]) throws -> Verdict? {
    guard let python = ShapelyTests.python else { return nil }
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "skybeat-unions-\(ProcessInfo.processInfo.globallyUniqueString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (given, made) = (folder.path + "/shapes.wkt", folder.path + "/union.wkt")
    try WellKnownText.write(shapes, to: given)
    try WellKnownText.write(result, to: made)
    let process = Process()
    process.executableURL = URL(filePath: python)
    process.arguments = ["-B", Folders.package + "/Benchmarks/union-ratio", "--judge", given, made]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let said = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return try JSONDecoder().decode(Verdict.self, from: said)
  }

  private func agree(_ verdict: Verdict) -> Bool {
    abs(verdict.ourAreaM2 / verdict.theirAreaM2 - 1) < 1e-6
      && verdict.symmetricDifferenceM2 < 1e-6 * verdict.theirAreaM2
  }

  @Test("footprints", arguments: FootprintTrack.Kind.allCases) func footprints(_ kind: FootprintTrack.Kind)
    throws
  {
    for (count, seed) in [(20, UInt64(3)), (300, 4)] {
      let shapes = FootprintTrack(kind: kind, count: count, seed: seed).shapes()
      #expect(shapes.count == count)
      guard let verdict = try verdict(shapes, Regions.union(shapes)) else { return }
      #expect(agree(verdict), "\(kind), \(count): \(verdict)")
    }
  }

  @Test("gaps") func gaps() throws {
    let scene = GapScene(track: FootprintTrack(kind: .wander, count: 200, seed: 5), cellM: 5)
    let outlines = scene.outlines()
    #expect(outlines.count > 1)
    guard let verdict = try verdict(scene.boxes(), outlines) else { return }
    #expect(agree(verdict), "\(verdict)")
  }
}
