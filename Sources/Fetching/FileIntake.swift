/// Writes what a GET brings into a part file, and judges whether it goes on where that ends.
final class FileIntake: Intake {
  private let request: FetchRequest
  private let part: PartFile
  private let progress: (Int, Int?) -> Void
  private var origin: PartFile.Origin?
  /// From which byte on the file is asked for.
  private(set) var place = 0
  /// The whole length as far as it is known.
  private(set) var total: Int?
  private(set) var failure: FetchError?
  private(set) var startedAgain: String?

  init(_ request: FetchRequest, _ part: PartFile, _ progress: @escaping (Int, Int?) -> Void) {
    self.request = request
    self.part = part
    self.progress = progress
    total = request.bytes
  }

  /// Decides what the bytes of an earlier run are good for.
  func choosePlace() {
    place = 0
    guard part.size > 0 else { return }
    guard let known = part.origin else { return startAgain("nothing says of what the part is") }
    guard known.url == request.url else { return startAgain("the part is from another address") }
    // Without either, two contents could be put together and nobody would notice.
    guard known.validator != nil || request.sha256 != nil else {
      return startAgain("the server does not mark its versions and the list does not pin the content")
    }
    if let bytes = request.bytes, let before = known.bytes, before != bytes {
      return startAgain("the part is of a file of another length")
    }
    if let length = request.bytes ?? known.bytes, part.size > length {
      return startAgain("the part is longer than the file")
    }
    origin = known
    total = request.bytes ?? known.bytes
    place = part.size
  }

  /// Whether an earlier run brought everything.
  var isWhole: Bool { place > 0 && place == total }

  private func startAgain(_ reason: String) {
    startedAgain = reason
    origin = nil
    total = request.bytes
    place = 0
  }

  /// The request fields.
  var lines: [String] {
    var lines = ["Accept: */*", "Accept-Encoding: identity"]
    guard place > 0 else { return lines }
    lines.append("Range: bytes=\(place)-")
    if let validator = origin?.validator { lines.append("If-Range: \(validator)") }
    return lines
  }

  func take(head: ResponseHead) -> Bool {
    switch head.status {
    case 200: return takeWhole(head)
    case 206 where place > 0: return takeRest(head)
    case 416 where place > 0:
      startAgain("the server has no bytes from \(place) on")
      return false
    default: return fail(.status(head.status))
    }
  }

  private func takeWhole(_ head: ResponseHead) -> Bool {
    if place > 0 {
      startAgain("the server sent all anew: another version, or it does not go on in the middle")
    }
    let length = head.contentLength
    if let length, let wanted = request.bytes, length != wanted {
      return fail(.wrongLength(expected: wanted, got: length))
    }
    total = request.bytes ?? length
    if let total, total > Fetcher.greatestBytes { return fail(.tooLong(limit: Fetcher.greatestBytes)) }
    let origin = PartFile.Origin(url: request.url, validator: head.validator, bytes: length)
    self.origin = origin
    do throws(FetchError) {
      try part.begin(origin)
      return true
    } catch {
      return fail(error)
    }
  }

  private func takeRest(_ head: ResponseHead) -> Bool {
    guard let range = head.range, range.from == place else {
      startAgain("the server sent other bytes than those from \(place) on")
      return false
    }
    if let length = range.total, let known = total, length != known {
      startAgain("the file on the server has \(length) bytes and no longer \(known)")
      return false
    }
    guard origin?.validator == nil || head.validator == origin?.validator else {
      startAgain("the file on the server is another version")
      return false
    }
    total = total ?? range.total
    return true
  }

  func take(body: UnsafeRawBufferPointer) -> Bool {
    let limit = total ?? Fetcher.greatestBytes
    guard part.size + body.count <= limit else { return fail(.tooLong(limit: limit)) }
    do throws(FetchError) {
      try part.append(body)
    } catch {
      return fail(error)
    }
    progress(part.size, total)
    return true
  }

  /// An answer without a stated length ends where the connection does, so that its end proves nothing.
  func checkLength() throws(FetchError) {
    if part.size == 0 { throw .broken(arrived: 0, of: total, reason: "the server sent nothing") }
    if let total, part.size < total {
      throw .broken(arrived: part.size, of: total, reason: "the server ended early")
    }
  }

  private func fail(_ error: FetchError) -> Bool {
    failure = error
    return false
  }
}
