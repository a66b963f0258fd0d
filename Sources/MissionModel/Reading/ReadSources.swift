import TerrainModel
import Units

/// Reads an address list, `sources/1`, in YAML or JSON; `Maps/README.md` describes it.
public enum MapSourceReader {
  /// The entries of the list at `path`, in its order.
  ///
  /// - Throws: `FileIssues` with every mistake found.
  public static func read(path: String, files: any FileSource) throws -> [MapSource] {
    let reading = Reading(files: files, missionPath: path)
    let sources = reading.document(path, from: .whole(path)).flatMap(reading.sources)
    let issues = reading.log.sorted(first: path)
    guard issues.isEmpty, let sources else { throw FileIssues(issues) }
    return sources
  }
}

extension Reading {
  fileprivate func sources(_ root: Cursor) -> [MapSource]? {
    guard let fields = root.fields(SourcesKey.self) else { return nil }
    checkHead(fields.need(.skybeat), "\(SourcesKey.title)/1")
    let items = fields.items(.sources)
    let sources = items.compactMap(source)
    guard sources.count == items.count else { return nil }
    unique(items, sources.map(\.id), "source")
    // Some file systems do not tell capitals from small letters.
    for (index, source) in sources.enumerated() where !source.file.isEmpty {
      let name = source.file.lowercased()
      if sources[..<index].contains(where: { $0.file.lowercased() == name }) {
        items[index].report("file '\(source.file)' is there twice")
      }
    }
    return sources
  }

  private func source(_ cursor: Cursor) -> MapSource? {
    guard let fields = cursor.fields(SourceKey.self) else { return nil }
    return MapSource(
      id: fields.identifier(.id), name: fields.bilingual(.name),
      url: fields.need(.url)?.unlessNull { $0.address() }, file: fields.need(.file)?.fileName() ?? "",
      bytes: fields[.bytes]?.unlessNull { $0.whole(in: 1...SourceRules.greatestBytes, "bytes") },
      sha256: fields.need(.sha256)?.unlessNull { $0.sha256() }, licence: fields.text(.licence),
      attribution: fields.text(.attribution), official: fields.need(.official)?.flag() ?? false,
      crs: fields[.crs]?.unlessNull { $0.choice(HeightGrid.CRS.self) },
      datum: fields[.datum]?.unlessNull { $0.choice(HeightGrid.Datum.self) },
      verified: fields.need(.verified)?.flag() ?? false, line: cursor.spot.line, column: cursor.spot.column)
  }
}

private enum SourceRules {
  static let greatestBytes = 1 << 32

  /// Printable bytes that no address may hold as they are (RFC 3986).
  static let unsafe = Set("\"<>\\^`{|}".utf8)

  static func isHexadecimal(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...70).contains(byte) || (97...102).contains(byte)
  }

  /// Endings of files that loading makes beside the target.
  static let ownEndings = [".part", ".part.json", ".source.json"]
}

extension Cursor {
  /// What `read` makes of a value that is there; nil for `null`.
  fileprivate func unlessNull<T>(_ read: (Cursor) -> T?) -> T? { isEmpty ? nil : read(self) }

  /// An address whose every byte may stand in a request as it is.
  fileprivate func address() -> String? {
    guard let text = text("an address or null") else { return nil }
    let small = text.lowercased()
    guard let scheme = ["https://", "http://"].first(where: { small.hasPrefix($0) }) else {
      report("'\(text.prefix(80))'; expected an address that begins with https:// or http://")
      return nil
    }
    let host = text.dropFirst(scheme.count).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    if host.isEmpty {
      report("'\(text.prefix(80))' names no server")
    } else if host.contains("@") {
      report("'\(text.prefix(80))' holds a user name; lists are passed on, so that none may stand here")
    } else if text.contains("#") {
      report("'\(text.prefix(80))' has a part after '#', which servers never see")
    } else if let byte = text.utf8.first(where: { $0 <= 32 || $0 >= 127 || SourceRules.unsafe.contains($0) })
    {
      report("'\(text.prefix(80))' holds byte \(byte), which must be written as % and two digits")
    } else {
      return text
    }
    return nil
  }

  /// A name that can only mean a file of the folder it is stored in.
  fileprivate func fileName() -> String? {
    let expected = "a bare file name of letters, digits, '.', '-' and '_'"
    guard let text = text(expected) else { return nil }
    let fits = text.utf8.allSatisfy { byte in
      (97...122).contains(byte) || (65...90).contains(byte) || (48...57).contains(byte)
        || byte == 45 || byte == 46 || byte == 95
    }
    guard fits, text.utf8.count <= 100, text.utf8.first != 46 else {
      report("'\(text.prefix(80))'; expected \(expected), at most 100, not beginning with '.'")
      return nil
    }
    if let ending = SourceRules.ownEndings.first(where: { text.lowercased().hasSuffix($0) }) {
      report("'\(text)' ends in \(ending), which is kept for unfinished files and notes")
      return nil
    }
    return text
  }

  fileprivate func sha256() -> String? {
    guard let text = text("64 hexadecimal digits or null") else { return nil }
    guard text.utf8.count == 64, text.utf8.allSatisfy(SourceRules.isHexadecimal) else {
      report("'\(text.prefix(80))' has \(text.count) characters; expected 64 hexadecimal digits or null")
      return nil
    }
    return text.lowercased()
  }
}
