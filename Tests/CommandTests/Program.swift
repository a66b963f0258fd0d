import Foundation
import TestSupport

/// The built `skybeat` beside this test bundle, run as a user runs it.
enum Program {
  struct Outcome {
    var exit: Int32
    var stdout, stderr: String
  }

  struct Missing: Error, CustomStringConvertible {
    var description: String
  }

  static func path() throws -> String {
    let bundles = Bundle.allBundles.map(\.bundleURL) + [URL(filePath: CommandLine.arguments[0])]
    for bundle in bundles {
      var folder = bundle
      // The bundle is a file beside the program, or a folder with the test inside.
      for _ in 0..<5 {
        let candidate = folder.appending(path: "skybeat").path(percentEncoded: false)
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: candidate, isDirectory: &isFolder), !isFolder.boolValue {
          return candidate
        }
        folder.deleteLastPathComponent()
      }
    }
    throw Missing(description: "no program 'skybeat' beside the tests; build the whole package first")
  }

  /// Runs the program in the package's top folder; both outputs go to files, so that nothing can block.
  static func run(
    _ arguments: [String], stdin: String = "", environment: [String: String] = [:], stdout sink: String? = nil
  ) throws -> Outcome {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for name in ["in", "out", "err"] {
      let content = name == "in" ? Data(stdin.utf8) : Data()
      try content.write(to: URL(filePath: folder + "/" + name))
    }
    let process = Process()
    process.executableURL = URL(filePath: try path())
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: Folders.package)
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: URL(filePath: folder + "/in"))
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: sink ?? folder + "/out"))
    process.standardError = try FileHandle(forWritingTo: URL(filePath: folder + "/err"))
    try process.run()
    process.waitUntilExit()
    func text(_ name: String) throws -> String {
      String(decoding: try Data(contentsOf: URL(filePath: folder + "/" + name)), as: UTF8.self)
    }
    let exit =
      process.terminationReason == .uncaughtSignal ? -process.terminationStatus : process.terminationStatus
    return Outcome(exit: exit, stdout: try text("out"), stderr: try text("err"))
  }

  static func temporaryFolder() throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "skybeat-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder.path(percentEncoded: false)
  }

  /// Every file below a folder, by its path from there.
  static func files(below folder: String) throws -> [String: Data] {
    var found: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      var isFolder: ObjCBool = false
      let full = folder + "/" + path
      if FileManager.default.fileExists(atPath: full, isDirectory: &isFolder), !isFolder.boolValue {
        found[path] = try Data(contentsOf: URL(filePath: full))
      }
    }
    return found
  }
}
