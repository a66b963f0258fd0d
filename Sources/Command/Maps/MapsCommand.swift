import ArgumentParser
import Skybeat

struct MapsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "maps", abstract: "Look at map layers, check them, load official files.",
    subcommands: [List.self, Check.self, Show.self, Fetch.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "The layers of a folder, or of a mission.",
      discussion: """
        Examples:
          skybeat maps list
          skybeat maps list Missions/border.yaml
        """)

    @Argument(help: "Folder of layers, or mission file.", completion: .file())
    var source = "Maps"

    func run() throws {
      let isMission = source.hasSuffix(".yaml") || source.hasSuffix(".yml")
      Terminal.say(try isMission ? ofMission() : ofFolder())
    }

    private func ofFolder() throws -> String {
      let names = try Files.names(in: source, ending: ".geojson")
      if names.isEmpty {
        throw FileIssue(file: source, line: 0, column: 0, reason: "no file ends in .geojson")
      }
      var table = TextTable([
        ("layer", .left), ("features", .right), ("licence", .left), ("official", .left),
        ("accuracy m", .left),
        ("attribution", .left),
      ])
      for name in names {
        let sheet = try LayerSheet(source + "/" + name)
        table.add([
          name, "\(sheet.features.count)", sheet.licences, sheet.officialWords, sheet.accuracy,
          sheet.attribution ?? "not stated",
        ])
      }
      return table.text()
    }

    private func ofMission() throws -> String {
      var table = TextTable([
        ("layer", .left), ("used for", .left), ("features", .right), ("licence", .left), ("official", .left),
        ("accuracy m", .left), ("attribution", .left),
      ])
      let folder = Files.folder(of: source)
      for layer in try Files.mission(source).layers {
        let path = folder.isEmpty || layer.path.hasPrefix("/") ? layer.path : folder + "/" + layer.path
        // Height grids are layers too, without features.
        let sheet = layer.path.hasSuffix(".geojson") ? try LayerSheet(path) : nil
        table.add([
          layer.path, layer.use, sheet.map { "\($0.features.count)" } ?? "-", layer.licence,
          layer.official ? "yes" : "no", sheet?.accuracy ?? "-", layer.attribution,
        ])
      }
      return table.text()
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check layers; all mistakes in one run.",
      discussion: """
        Rings must be closed and may not cross themselves; every feature needs id,
        name_en, name_zh, licence, official and accuracy_m; features with a
        'restriction' are checked as zones. Exits with 65 when there is a mistake.

        Example: skybeat maps check Maps/*.geojson
        """)

    @Argument(help: "GeoJSON files.", completion: .file(extensions: ["geojson", "json"]))
    var files: [String]

    func run() throws {
      var issues: [FileIssue] = []
      var features = 0
      for file in files {
        do {
          let sheet = try LayerSheet(file)
          features += sheet.features.count
          issues += try LayerCheck.mistakes(sheet)
        } catch let issue as FileIssue {
          issues.append(issue)
        }
      }
      if !issues.isEmpty { throw FileIssues(issues) }
      Terminal.say("\(files.count) layers, \(features) features, 0 mistakes")
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "The features of one layer.", discussion: "Example: skybeat maps show Maps/shelters.geojson")

    @Argument(help: "GeoJSON file.", completion: .file(extensions: ["geojson", "json"]))
    var file: String

    func run() throws {
      let sheet = try LayerSheet(file)
      Terminal.say(Terminal.bold(sheet.name ?? file))
      let attribution = sheet.attribution ?? "attribution not stated"
      Terminal.say("\(sheet.licences); \(attribution); official: \(sheet.officialWords)")
      var table = TextTable([
        ("id", .left), ("name", .left), ("kind", .left), ("shape", .left), ("size", .right), ("unit", .left),
        ("accuracy m", .right), ("official", .left),
      ])
      for feature in sheet.features {
        let name = [feature.nameEn, feature.nameZh].compactMap { $0 }.joined(separator: " ")
        let (size, unit) = Show.size(feature.shape)
        let official = feature.official ?? sheet.official ?? false
        table.add([
          feature.id ?? "-", name, feature.kind ?? "-", feature.geometry, size, unit,
          feature.accuracyM.map(NumberText.short) ?? "-", official ? "yes" : "no",
        ])
      }
      Terminal.say(table.text())
    }

    /// Areas and lengths on the ellipsoid.
    private static func size(_ shape: LayerSheet.Shape?) -> (String, String) {
      switch shape {
      case .polygons(let polygons):
        let squareMetres = polygons.reduce(0) { $0 + area($1) }
        return (NumberText.short(squareMetres / 10_000), "ha")
      case .lines(let lines):
        return (NumberText.short(lines.reduce(0) { $0 + Geodesics.length($1).metres } / 1000), "km")
      case .points(let points): return ("\(points.count)", points.count == 1 ? "point" : "points")
      case nil: return ("-", "")
      }
    }

    private static func area(_ rings: [[GeoPoint]]) -> Double {
      let areas = rings.map { Geodesics.ringArea(Array($0.dropLast())) }
      return (areas.first ?? 0) - areas.dropFirst().reduce(0, +)
    }
  }
}
