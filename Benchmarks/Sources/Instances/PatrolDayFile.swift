import FoundationEssentials
import PatrolDays

/// An instance of the patrol day in the format `patrol-day/1`.
struct PatrolDayFile: Decodable {
  struct Dock: Decodable {
    var id: String
    var x, y: Double
    var drones, batteries, enduranceMin, chargeMin, turnaroundMin: Int
  }

  struct Task: Decodable {
    var id: String
    var x, y: Double
    var serviceMin, revisitMin, weight: Int
    var active: [[Int]]
  }

  var format: String
  var horizonMin, startGridMin, tickMin: Int
  var speedMps: Double
  var energyCostPerMin: Double
  var docks: [Dock]
  var tasks: [Task]

  enum Mode: String, CaseIterable {
    case block, sliding
  }

  /// Objective in whole numbers: so many of them are one of the file's.
  ///
  /// The least number that makes the cost of a minute whole.
  let scale: Int

  struct Flaw: Error, CustomStringConvertible {
    var description: String
  }

  private enum CodingKeys: CodingKey {
    case format, horizonMin, startGridMin, tickMin, speedMps, energyCostPerMin, docks, tasks
  }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    format = try values.decode(String.self, forKey: .format)
    horizonMin = try values.decode(Int.self, forKey: .horizonMin)
    startGridMin = try values.decode(Int.self, forKey: .startGridMin)
    tickMin = try values.decode(Int.self, forKey: .tickMin)
    speedMps = try values.decode(Double.self, forKey: .speedMps)
    energyCostPerMin = try values.decode(Double.self, forKey: .energyCostPerMin)
    docks = try values.decode([Dock].self, forKey: .docks)
    tasks = try values.decode([Task].self, forKey: .tasks)
    let cost = energyCostPerMin
    guard
      let scale = (1...1000).first(where: {
        (cost * Double($0) - (cost * Double($0)).rounded()).magnitude < 1e-9
      })
    else {
      throw Flaw(description: "energy_cost_per_min \(cost) is no fraction with a denominator up to 1000")
    }
    self.scale = scale
  }

  /// - Throws: ``Flaw`` or the decoder's error, each with the file's name.
  static func read(_ path: String) throws -> PatrolDayFile {
    do {
      let decoder = JSONDecoder()
      decoder.keyDecodingStrategy = .convertFromSnakeCase
      let file = try decoder.decode(PatrolDayFile.self, from: Data(InstanceText.read(path).utf8))
      guard file.format == "patrol-day/1" else { throw Flaw(description: "format \(file.format) is unknown") }
      for task in file.tasks where task.active.contains(where: { $0.count != 2 }) {
        throw Flaw(description: "task \(task.id): a stretch of `active` has not two ends")
      }
      for ids in [file.docks.map(\.id), file.tasks.map(\.id)] where Set(ids).count < ids.count {
        throw Flaw(description: "an id is there twice")
      }
      return file
    } catch let error as InstanceText.Failure {
      throw error
    } catch {
      throw InstanceText.Failure(description: "\(path): \(error)")
    }
  }

  func day(_ mode: Mode) -> PatrolDay {
    PatrolDay(
      docks: docks.map { dock in
        PatrolDock(
          x: dock.x, y: dock.y, endurance: dock.enduranceMin,
          swap: SwapDock(
            aircraft: dock.drones, packs: dock.batteries, turnaround: dock.turnaroundMin,
            charge: dock.chargeMin))
      },
      tasks: tasks.map { task in
        let step = mode == .block ? task.revisitMin : tickMin
        return PatrolTask(
          x: task.x, y: task.y, service: task.serviceMin,
          windows: task.active.map {
            RevisitWindow(
              from: $0[0], to: $0[1], revisit: task.revisitMin, step: step,
              loss: DayCost(energy: Int64(scale * task.weight * step)))
          })
      },
      horizon: horizonMin, startGrid: startGridMin, speed: speedMps,
      minuteCost: DayCost(energy: Int64((energyCostPerMin * Double(scale)).rounded())))
  }
}
