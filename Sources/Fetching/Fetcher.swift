/// A file to be loaded.
public struct FetchRequest: Sendable {
  /// `http` or `https`.
  public var url: String
  /// Where it belongs; the folder must be there.
  public var target: String
  /// The length that it must have, bytes; nil when unknown.
  public var bytes: Int?
  /// 64 small hexadecimal digits; nil when the content is not pinned.
  public var sha256: String?
  /// Seconds without a byte after which a transfer counts as broken.
  public var patienceS: Int

  public init(url: String, target: String, bytes: Int?, sha256: String?, patienceS: Int) {
    self.url = url
    self.target = target
    self.bytes = bytes
    self.sha256 = sha256
    self.patienceS = patienceS
  }
}

/// A file that has arrived and is what it should be, still beside its place.
public struct Arrived {
  public let sha256: String
  public let bytes: Int
  /// Bytes that an earlier run had brought; 0 when all came now.
  public let from: Int
  /// Why an earlier part was of no use; nil when there was none or it was used.
  public let startedAgain: String?
  fileprivate let part: PartFile
  fileprivate let target: String

  /// Puts it in its place, over what is there.
  public func moveIn() throws(FetchError) { try part.move(to: target) }
}

/// Loads one file: into `NAME.part`, from where that ends, and checked before anybody sees it under its name.
public enum Fetcher {
  /// Longer files are not taken, in bytes, whatever a server sends.
  public static let greatestBytes = 1 << 32

  /// - Parameter progress: bytes there and bytes in all, when known; called after every piece.
  /// - Throws: why it did not come. After `broken` the part stays and the next call goes on from it; after a wrong
  ///   length or hash nothing stays.
  public static func load(
    _ request: FetchRequest, progress: @escaping (Int, Int?) -> Void = { _, _ in }
  ) throws(FetchError) -> Arrived {
    let part = try PartFile(beside: request.target)
    let intake = FileIntake(request, part, progress)
    let from: Int
    do throws(FetchError) {
      from = try transfer(request, part, intake)
      try intake.checkLength()
      try part.settle()
    } catch {
      // An empty part says nothing to the next run.
      if part.size == 0 || error.kind == .wrong { part.remove() }
      throw error
    }
    let digest = try part.digest()
    if let wanted = request.sha256, wanted != digest {
      part.remove()
      throw .wrongHash(expected: wanted, got: digest)
    }
    return Arrived(
      sha256: digest, bytes: part.size, from: from, startedAgain: intake.startedAgain, part: part,
      target: request.target)
  }

  /// Brings the missing bytes; returns how many an earlier run had brought.
  private static func transfer(
    _ request: FetchRequest, _ part: PartFile, _ intake: FileIntake
  ) throws(FetchError) -> Int {
    intake.choosePlace()
    if intake.isWhole { return part.size }
    for _ in 0..<2 {
      let from = intake.place
      let end = try HTTPGet(url: request.url, lines: intake.lines, patienceS: request.patienceS).run(
        into: intake)
      if let failure = intake.failure { throw failure }
      switch end {
      case .complete: return min(from, intake.place)
      // The intake stops without a failure only when the part does not fit, and then it begins again.
      case .stopped: continue
      case .noAnswer(let reason): throw .noAnswer(reason: reason)
      case .broken(let reason):
        throw .broken(arrived: part.size, of: intake.total, reason: reason)
      }
    }
    throw .broken(arrived: part.size, of: intake.total, reason: "the server's parts do not fit together")
  }
}
