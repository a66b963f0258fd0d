import AircraftModel
import TestSupport
import Testing

@testable import Instances

/// Tracks that a simulated ArduCopter flew, against the prediction; the table is in `docs/flight-model.md`.
@Suite struct FlownTracksTests {
  static let greatestShare = 0.03
  static let greatestTrackM = 5.0

  private func compare(_ folder: String, atLeast count: Int) throws {
    let lines = try FlownTracks(folder: folder).lines()
    #expect(lines.count >= count)
    for line in lines {
      let name = "\(line.mission) \(line.wind)"
      print("flown \(name): \(line.flownS) s, predicted \(line.predictedS) s, track \(line.trackM) m")
      #expect(abs(line.share) <= FlownTracksTests.greatestShare, "\(name): \(line.share)")
      #expect(line.trackM <= FlownTracksTests.greatestTrackM, "\(name): \(line.trackM) m")
      // Every place is reached within 3 % of the time, or 2 s, of the flown one.
      #expect(line.itemS <= max(2, 0.03 * line.flownS), "\(name): \(line.itemS) s")
    }
  }

  @Test("three flights kept here") func kept() throws {
    try compare(Folders.package + "/Tests/AircraftModelTests/flights", atLeast: 3)
  }

  @Test("every flight of the reference material") func all() throws {
    guard let summary = Folders.shared("facts/flights/summary.csv") else { return }
    try compare(String(summary.dropLast("/summary.csv".count)), atLeast: 18)
  }
}
