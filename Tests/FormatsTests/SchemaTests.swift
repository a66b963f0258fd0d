import FoundationEssentials
import MissionModel
import TestSupport
import Testing

@testable import Formats

/// Any JSON, for walking along.
private enum Tree: Decodable {
  case object([String: Tree])
  case array([Tree])
  case text(String)
  case other

  init(from decoder: any Decoder) throws {
    let one = try decoder.singleValueContainer()
    if let value = try? one.decode([String: Tree].self) {
      self = .object(value)
    } else if let value = try? one.decode([Tree].self) {
      self = .array(value)
    } else if let value = try? one.decode(String.self) {
      self = .text(value)
    } else {
      self = .other
    }
  }

  subscript(key: String) -> Tree? { if case .object(let members) = self { members[key] } else { nil } }
  var members: [String: Tree] { if case .object(let members) = self { members } else { [:] } }
  var texts: [String] {
    guard case .array(let values) = self else { return [] }
    return values.compactMap { if case .text(let text) = $0 { text } else { nil } }
  }
}

/// Every key that the documents write is in the published schema, and every required key is written.
@Suite struct SchemaTests {
  private func schema(_ name: String) throws -> Tree {
    let path = Folders.package + "/docs/schemas/\(name).schema.json"
    return try JSONDecoder().decode(Tree.self, from: Data(contentsOf: URL(filePath: path)))
  }

  private func resolve(_ rule: Tree, _ root: Tree) -> Tree {
    guard case .text(let reference)? = rule["$ref"] else { return rule }
    let name = String(reference.split(separator: "/").last ?? "")
    return root["$defs"]?[name] ?? .other
  }

  private func walk(_ value: Tree, _ rule: Tree, _ root: Tree, _ path: String, _ used: inout Set<String>) {
    let rule = resolve(rule, root)
    switch value {
    case .object(let members):
      let properties = rule["properties"]?.members ?? [:]
      for (key, part) in members {
        guard let inner = properties[key] else {
          Issue.record("\(path).\(key) is not in the schema")
          continue
        }
        used.insert("\(path).\(key)")
        walk(part, inner, root, "\(path).\(key)", &used)
      }
      for key in rule["required"]?.texts ?? [] where members[key] == nil {
        Issue.record("\(path).\(key) is required and not written")
      }
    case .array(let values):
      guard let items = rule["items"] else {
        Issue.record("\(path): the schema does not know a list here")
        return
      }
      for part in values { walk(part, items, root, path + "[]", &used) }
    case .text, .other: break
    }
  }

  /// Paths of all properties that the schema describes, leaving out what is inside texts in two languages.
  private func described(_ rule: Tree, _ root: Tree, _ path: String, _ found: inout Set<String>) {
    let rule = resolve(rule, root)
    for (key, inner) in rule["properties"]?.members ?? [:] {
      found.insert("\(path).\(key)")
      described(inner, root, "\(path).\(key)", &found)
    }
    if let items = rule["items"] { described(items, root, path + "[]", &found) }
  }

  private func check(_ bytes: [UInt8], _ name: String) throws {
    let root = try schema(name)
    let document = try JSONDecoder().decode(Tree.self, from: Data(bytes))
    var used: Set<String> = []
    walk(document, root, root, "$", &used)
    var known: Set<String> = []
    described(root, root, "$", &known)
    #expect(!known.isEmpty)
    // The sample has one of everything, so a key that only the schema has is a stale one.
    #expect(known.subtracting(used).sorted() == optionalAbsent(name))
  }

  private func optionalAbsent(_ name: String) -> [String] {
    switch name {
    case "plan":
      ["$.routes[].waypoints[].above_ground_high_m", "$.routes[].waypoints[].above_ground_low_m"]
    case "coverage": ["$.illustrative_relief"]
    default: []
    }
  }

  @Test func plan() throws { try check(DocumentCodec.encode(Samples.planOfTheRest()), "plan") }
  @Test func coverage() throws { try check(DocumentCodec.encode(Samples.coverage), "coverage") }

  @Test func volumes() throws {
    let bytes = try FlightVolumesFile.bytes(
      FlightVolumesTests.sample, mission: FlightVolumesTests.mission(), rule: FlightVolumesTests.rule)
    try check(bytes, "volumes")
  }

  @Test(arguments: ["plan", "coverage", "volumes"]) func everyKeyIsDescribed(_ name: String) throws {
    let root = try schema(name)
    let objects = [root] + (root["$defs"]?.members.values.map { $0 } ?? [])
    for object in objects {
      for (key, rule) in object["properties"]?.members ?? [:] {
        #expect(rule["description"] != nil, "\(key)")
      }
    }
  }

  @Test func documentsReadBack() throws {
    let bytes = try DocumentCodec.encode(Samples.plan())
    #expect(try DocumentCodec.decode(Plan.self, from: bytes, file: "plan.json") == Samples.plan())
    let rest = try DocumentCodec.encode(Samples.planOfTheRest())
    #expect(try DocumentCodec.decode(Plan.self, from: rest, file: "plan.json") == Samples.planOfTheRest())
  }
}
