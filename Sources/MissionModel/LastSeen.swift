public import Units

/// When the ground of beats was last really seen, as an archive knows it; what `last-seen.json` holds (keys in snake case).
public struct LastSeenReport: Hashable, Sendable, Codable {
  public static let schemaName = "skybeat/last-seen/1"

  public var schema = LastSeenReport.schemaName
  public var unit: BilingualText
  /// Looks from then on do not count; nil: all do.
  public var before: Moment?
  public var beats: [BeatLastSeen]

  public init(unit: BilingualText, before: Moment?, beats: [BeatLastSeen]) {
    self.unit = unit
    self.before = before
    self.beats = beats
  }
}

public struct BeatLastSeen: Hashable, Sendable, Codable {
  public var beat: String
  public var name: BilingualText
  /// Start of the first day of which the archive has a plan with this beat.
  public var recordedFrom: Moment
  /// Share of the ground that a complete look sees: what the beat requires, or what its newest plan sees if that is less.
  public var completeShare: Double
  /// Since then that much of the ground has been seen; nil: it never has.
  public var completeLook: Moment?
  /// Share of the ground that has been seen at any time.
  public var everSeenShare: Double
  /// The latest look at any place.
  public var newestLook: Moment?
  /// Edge of a square.
  public var squareM: Double
  public var squares: [SquareLastSeen]

  public init(
    beat: String, name: BilingualText, recordedFrom: Moment, completeShare: Double, completeLook: Moment?,
    everSeenShare: Double, newestLook: Moment?, squareM: Double, squares: [SquareLastSeen]
  ) {
    self.beat = beat
    self.name = name
    self.recordedFrom = recordedFrom
    self.completeShare = completeShare
    self.completeLook = completeLook
    self.everSeenShare = everSeenShare
    self.newestLook = newestLook
    self.squareM = squareM
    self.squares = squares
  }

  /// From when on a revisit counts: the last complete look or, without one, when the records begin, since it has not been
  /// seen completely at least from then on.
  public var countsFrom: Moment { completeLook ?? recordedFrom }
}

extension Mission {
  /// The same mission, with the first visits of its beats counted from what was really seen; beats that the report does not
  /// name stay as they are.
  ///
  /// - Throws: `FileIssue` when the report names none of the beats, or a look after the day has begun.
  public func counting(from report: LastSeenReport, file: String) throws(FileIssue) -> Mission {
    var mission = self
    var isKnown = false
    for (index, beat) in beats.enumerated() {
      guard let seen = report.beats.first(where: { $0.beat == beat.id }) else { continue }
      isKnown = true
      guard seen.countsFrom <= day.from else {
        throw FileIssue(
          file: file, line: 0, column: 0,
          reason:
            "beat '\(beat.id)': the last complete look, \(seen.countsFrom), is after the day's start, \(day.from)"
        )
      }
      mission.beats[index].lastSeen = seen.countsFrom
    }
    guard isKnown else {
      throw FileIssue(
        file: file, line: 0, column: 0, reason: "it names no beat of the mission '\(id)'")
    }
    return mission
  }
}

public struct SquareLastSeen: Hashable, Sendable, Codable {
  /// Of its centre.
  public var longitudeDeg, latitudeDeg: Double
  /// nil: never.
  public var lastSeen: Moment?
  public var sortie: String?

  public init(longitudeDeg: Double, latitudeDeg: Double, lastSeen: Moment?, sortie: String?) {
    self.longitudeDeg = longitudeDeg
    self.latitudeDeg = latitudeDeg
    self.lastSeen = lastSeen
    self.sortie = sortie
  }
}
