import ArgumentParser
import Fetching
import Skybeat

extension MapsCommand {
  struct Fetch: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Load official files that an address list names.",
      discussion: """
        The only command that uses a network, and only when it is called. What
        breaks off goes on where it ended at the next call; what does not have the
        length and SHA-256 of the list is thrown away. Beside each file comes
        FILE.source.json: from where, whose, under which licence.

        Examples:
          skybeat maps fetch landsd-dtm-5m
          skybeat maps fetch --list my-sources.yaml --to grids
        """)

    @Option(help: "Address list.", completion: .file(extensions: ["yaml", "yml", "json"]))
    var list = "Maps/sources.yaml"

    @Option(help: "Folder to load into.", completion: .directory)
    var to = "Maps/fetched"

    @Option(help: "Seconds without a byte after which a transfer counts as broken.")
    var patienceS = 60

    @Argument(help: "Ids of the list; all of it when none is given.")
    var ids: [String] = []

    func validate() throws {
      guard (1...3600).contains(patienceS) else {
        throw ValidationError("--patience-s is \(patienceS); expected 1 to 3600 s.")
      }
    }

    func run() throws {
      let sources = try chosen(from: try MapSourceReader.read(path: list, files: DiskFiles()))
      var failures = FetchFailures()
      for source in sources {
        do {
          try RawFile.makeFolder(to)
          let loading = SourceLoading(source: source, folder: to, patienceS: patienceS)
          Terminal.say(try loading.run().lines(source).joined(separator: "\n"))
        } catch let error as FetchError {
          failures.add("\(source.id): \(source.url ?? list): \(error)", ExitStatus(error.kind))
        } catch let issue as FileIssue {
          failures.add("\(list):\(source.line):\(source.column): \(source.id): \(issue.reason)", .wrongInput)
        } catch let failure as WriteFailure {
          failures.add("\(source.id): \(failure)", .cannotWrite)
        }
      }
      if !failures.lines.isEmpty { throw failures }
    }

    private func chosen(from sources: [MapSource]) throws -> [MapSource] {
      if ids.isEmpty { return sources }
      let known = sources.map(\.id)
      let unknown = ids.filter { !known.contains($0) }
      if !unknown.isEmpty {
        let names = unknown.map { "'\($0)'" }.joined(separator: ", ")
        throw ValidationError("not in \(list): \(names); known: \(known.joined(separator: ", "))")
      }
      return sources.filter { ids.contains($0.id) }
    }
  }
}

/// All that did not come in one run, with the greatest of the exit codes: while it is 69, the next run may bring more.
struct FetchFailures: Error, CustomStringConvertible {
  private(set) var lines: [String] = []
  private(set) var status = ExitStatus.wrongInput

  mutating func add(_ line: String, _ status: ExitStatus) {
    lines.append(line)
    if status.rawValue > self.status.rawValue { self.status = status }
  }

  var description: String { lines.joined(separator: "\n") }
}

extension ExitStatus {
  init(_ kind: FetchError.Kind) {
    switch kind {
    case .unavailable: self = .unavailable
    case .wrong: self = .wrongInput
    case .cannotWrite: self = .cannotWrite
    }
  }
}
