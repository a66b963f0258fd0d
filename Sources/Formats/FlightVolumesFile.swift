public import MissionModel
import Units

/// `volumes.json`: for each sortie the details of an operational intent as ASTM F3548-21 has them.
public enum FlightVolumesFile {
  public static let schemaName = "skybeat/volumes/1"

  /// In the order of the plan; read back by the strict reader before it is handed out.
  ///
  /// - Throws: `FileIssues` with all sorties that cannot be laid out; `NumberError`.
  public static func bytes(_ plan: Plan, mission: Mission, rule: FlightVolumeRule) throws -> [UInt8] {
    var flights: [FlightVolumes] = []
    var issues: [FileIssue] = []
    for sortie in plan.sorties {
      do {
        flights.append(try FlightVolumes(sortie, plan: plan, mission: mission, rule: rule))
      } catch let error as FileIssues { issues += error.issues }
    }
    guard issues.isEmpty else { throw FileIssues(issues) }
    let bytes = try bytes(flights, missionId: plan.mission.id)
    guard try FlightVolumesReader.read(bytes, file: "volumes.json") == flights else {
      throw FileIssues([
        FileIssue(file: "volumes.json", line: 0, column: 0, reason: "read back, it is not what was meant")
      ])
    }
    return bytes
  }

  static func bytes(_ flights: [FlightVolumes], missionId: String) throws -> [UInt8] {
    let intents = flights.map { flight in
      JSONText.object([
        .init("sortie", .string(flight.sortie)),
        .init(
          "details",
          .object([
            .init("volumes", .array(flight.volumes.map(text))), .init("off_nominal_volumes", .array([])),
            .init("priority", .int(flight.priority)),
          ])),
      ])
    }
    return try JSONText.object([
      .init("schema", .string(schemaName)), .init("mission", .string(missionId)),
      .init("operational_intents", .array(intents)),
    ]).bytes(breakingTo: 5)
  }

  private static func text(_ volume: FlightVolumes.Volume) -> JSONText {
    let vertices = volume.outline.map { vertex in
      JSONText.object([
        .init("lat", .degrees(vertex.latitudeDeg)), .init("lng", .degrees(vertex.longitudeDeg)),
      ])
    }
    func height(_ value: Double) -> JSONText {
      .object([
        .init("value", .fixed(value, places: 1)), .init("reference", .string("W84")),
        .init("units", .string("M")),
      ])
    }
    func time(_ moment: Moment) -> JSONText {
      .object([.init("value", .string(utc(moment))), .init("format", .string("RFC3339"))])
    }
    return .object([
      .init(
        "volume",
        .object([
          .init("outline_polygon", .object([.init("vertices", .array(vertices))])),
          .init("altitude_lower", height(volume.lowerM)), .init("altitude_upper", height(volume.upperM)),
        ])),
      .init("time_start", time(volume.start)), .init("time_end", time(volume.end)),
    ])
  }

  /// RFC 3339 in UTC with the letter Z, as in `2026-11-27T22:00:00Z`.
  static func utc(_ moment: Moment) -> String {
    String((moment + -Moment.hongKongOffsetSeconds).description.prefix(19)) + "Z"
  }
}
