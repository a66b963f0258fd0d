import Geodesy
import Planar
import Units
import Yams

/// One reading of one mission: the files, the mistakes found so far and the layers read so far.
final class Reading {
  let files: any FileSource
  /// The mission file; layers are named in the notes as it writes them.
  let missionPath: String
  let log = IssueLog()
  /// Midnight of the mission's date in Hong Kong, and the planned stretch, once the document has told them.
  var midnight: Moment?
  var day: MomentRange?
  private(set) var notes: [LayerNote] = []
  private var layers: [String: Layer?] = [:]
  private var documents: [String: Cursor?] = [:]
  /// All places of sites, beats and bands, to centre the local frame on.
  var places: [GeoPoint] = []
  /// Areas to be checked for crossings once there is a frame.
  private var pendingAreas: [(polygon: GeoPolygon, spot: Spot, label: String)] = []

  init(files: any FileSource, missionPath: String) {
    self.files = files
    self.missionPath = missionPath
  }

  /// The root of a YAML file; nil, with issues, when it cannot be read. A file is read once.
  func document(_ path: String, from spot: Spot) -> Cursor? {
    if let known = documents[path] { return known }
    let root = readDocument(path, from: spot)
    documents[path] = .some(root)
    return root
  }

  private func readDocument(_ path: String, from spot: Spot) -> Cursor? {
    guard let bytes = content(path, from: spot) else { return nil }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let line = bytes.prefix(UTF8Check.firstBadByte(bytes)).count { $0 == 10 } + 1
      log.add(Spot(file: path, line: line, column: 1), "the text is not UTF-8")
      return nil
    }
    do {
      guard let node = try Yams.compose(yaml: text) else {
        log.add(.whole(path), "the file is empty")
        return nil
      }
      return Cursor(node: node, file: path, log: log, name: "the file")
    } catch let error as YamlError {
      log.add(YamlWords.issue(error, file: path, text: text))
    } catch {
      log.add(.whole(path), "\(error)")
    }
    return nil
  }

  /// The bytes of a file that `spot` names; nil, with an issue, when it cannot be read.
  func content(_ path: String, from spot: Spot) -> [UInt8]? {
    do {
      return try files.bytes(path)
    } catch let issue as FileIssue {
      log.add(
        spot.line > 0
          ? FileIssue(file: spot.file, line: spot.line, column: spot.column, reason: "\(issue)") : issue)
    } catch {
      log.add(spot, "\(path): \(error)")
    }
    return nil
  }

  /// The GeoJSON layer that a key names. A file is read once.
  func layer(_ cursor: Cursor, use: String, official: Bool? = nil) -> Layer? {
    guard let reference = cursor.path(files) else { return nil }
    if layers[reference.path] == nil {
      let bytes = content(reference.path, from: reference.spot)
      layers[reference.path] = .some(bytes.flatMap { LayerFile.read($0, path: reference.path, log: log) })
    }
    guard let layer = layers[reference.path] ?? nil else { return nil }
    note(
      LayerNote(
        path: reference.written, use: use, licence: layer.licence ?? "not stated",
        attribution: layer.attribution ?? "not stated", official: official ?? layer.official ?? false))
    return layer
  }

  func note(_ note: LayerNote) {
    if !notes.contains(note) { notes.append(note) }
  }

  /// Remembers an area to be checked by `checkAreas`.
  func willCheck(_ polygon: GeoPolygon, _ spot: Spot, _ label: String) {
    pendingAreas.append((polygon, spot, label))
  }

  /// Reports every remembered area that crosses itself or has another fault that makes it no area.
  func checkAreas(in frame: LocalFrame) {
    for (polygon, spot, label) in pendingAreas {
      do {
        guard let shape = try frame.toMap([polygon]).first else { continue }
        let problems = shape.problems()
        for problem in problems { log.add(spot, "\(label): \(problem)") }
        // Official exports hold slivers of a few square decimetres, which are read; what somebody draws in the mission
        // must be at least two decimetres wide.
        let least = spot.line > 0 ? 0.1 * shape.perimeter : 0.01
        if problems.isEmpty, shape.area < least {
          log.add(spot, "\(label): its points lie in one line; an area is needed")
        }
      } catch {
        log.add(spot, "\(label): \(error)")
      }
    }
  }
}

/// YAML's own errors in our words.
private enum YamlWords {
  static func issue(_ error: YamlError, file: String, text: String) -> FileIssue {
    func at(_ mark: Mark, _ reason: String) -> FileIssue {
      FileIssue(file: file, line: mark.line, column: mark.column, reason: reason)
    }
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      return at(
        mark, "not YAML: \(problem)" + (context.map { " (\($0.text) from line \($0.mark.line))" } ?? ""))
    case .duplicatedKeysInMapping(let keys, let context):
      let names = keys.map { "'\($0)'" }.joined(separator: ", ")
      return at(context.mark, "the key \(names) is there twice in this mapping")
    case .reader(let problem, let offset, _, _):
      let line = offset.map { offset in text.utf8.prefix(offset).count { $0 == 10 } + 1 } ?? 0
      return FileIssue(file: file, line: line, column: line > 0 ? 1 : 0, reason: "not YAML: \(problem)")
    default:
      return FileIssue(file: file, line: 0, column: 0, reason: "not YAML: \(error)")
    }
  }
}

private enum UTF8Check {
  /// The number of bytes before the first that is not UTF-8; found by halving, as prefixes of UTF-8 cut at a
  /// character's start are UTF-8.
  static func firstBadByte(_ bytes: [UInt8]) -> Int {
    var (good, bad) = (0, bytes.count)
    while bad - good > 1 {
      var middle = (good + bad) / 2
      while middle > good, bytes[middle] & 0xC0 == 0x80 { middle -= 1 }
      if middle == good { break }
      if String(validating: bytes[..<middle], as: UTF8.self) != nil { good = middle } else { bad = middle }
    }
    return good
  }
}
