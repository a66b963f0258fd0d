import ArgumentParser
import Foundation

/// Runs the seeds in other processes, so that one that crashes costs no other.
struct Workers {
  let options: TrialCommand

  /// Every seed's verdict, in order.
  func verdicts() throws -> [Verdict] {
    let end = options.firstSeed + UInt64(options.count)
    var next = options.firstSeed
    var verdicts: [Verdict] = []
    var record: FileHandle?
    if let out = options.out {
      guard FileManager.default.createFile(atPath: out, contents: nil) else {
        throw ValidationError("--out \(out): this file cannot be written")
      }
      record = FileHandle(forWritingAtPath: out)
    }
    while next < end {
      let found = try run(from: next, count: end - next) { line in record?.write(Data((line + "\n").utf8)) }
      verdicts += found
      guard let last = found.last else { break }
      next = last.seed + 1
    }
    return verdicts
  }

  /// The verdicts until all seeds are done or one ends the process.
  private func run(from seed: UInt64, count: UInt64, each: (String) -> Void) throws -> [Verdict] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Workers.program)
    process.arguments = ["--worker", "--first-seed", "\(seed)", "--count", "\(count)"]
    process.arguments? += ["--missions", options.missions]
    if let kind = options.kind { process.arguments? += ["--kind", kind] }
    if options.faults { process.arguments? += ["--faults"] }
    for path in options.day { process.arguments? += ["--day", path] }
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    var rest = Data()
    var begun = seed
    var answered = true
    var verdicts: [Verdict] = []
    while true {
      let chunk = pipe.fileHandleForReading.availableData
      if chunk.isEmpty { break }
      rest += chunk
      while let newline = rest.firstIndex(of: 0x0A) {
        let line = String(decoding: rest[rest.startIndex..<newline], as: UTF8.self)
        rest = Data(rest[(newline + 1)...])
        if line.hasPrefix("begin "), let number = UInt64(line.dropFirst(6)) {
          begun = number
          answered = false
        } else {
          verdicts.append(try JSONDecoder().decode(Verdict.self, from: Data(line.utf8)))
          answered = true
          each(line)
        }
      }
    }
    process.waitUntilExit()
    if !answered || verdicts.isEmpty {
      let signal = process.terminationReason == .uncaughtSignal ? "signal" : "status"
      let crash = Verdict(
        seed: begun, kind: options.kind ?? "", look: "", outcome: .crash,
        reasons: ["\(signal) \(process.terminationStatus)"], violations: [], sorties: 0, cpuSeconds: 0)
      verdicts.append(crash)
      each(String(decoding: try JSONEncoder().encode(crash), as: UTF8.self))
    }
    return verdicts
  }

  private static var program: String {
    Bundle.main.executablePath ?? CommandLine.arguments[0]
  }
}
