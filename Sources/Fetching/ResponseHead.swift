/// Status and fields of an HTTP response, as its header lines arrive.
struct ResponseHead: Hashable {
  private(set) var status = 0
  /// Whether the empty line after the last field has come.
  private(set) var isComplete = false
  private var fields: [String: String] = [:]

  /// Takes one line. A status line begins a new head: redirects and interim answers come before the last one.
  mutating func add(_ line: String) {
    let line = line.trimmed
    if line.hasPrefix("HTTP/") {
      self = ResponseHead()
      status = line.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
      return
    }
    if line.isEmpty { isComplete = true }
    guard let colon = line.firstIndex(of: ":") else { return }
    fields[line[..<colon].lowercased()] = String(line[line.index(after: colon)...]).trimmed
  }

  var isRedirect: Bool { (300..<400).contains(status) && fields["location"] != nil }

  /// Octets of the body, when the server says so.
  var contentLength: Int? { fields["content-length"].flatMap { Int($0) }.flatMap { $0 >= 0 ? $0 : nil } }

  /// Which octets of how many a partial answer holds, `bytes 100-199/500`; nil when that is not stated.
  var range: (from: Int, total: Int?)? {
    guard let text = fields["content-range"], text.lowercased().hasPrefix("bytes ") else { return nil }
    let parts = text.dropFirst(6).split(separator: "/")
    guard parts.count == 2, let from = parts[0].split(separator: "-").first.flatMap({ Int($0) }) else {
      return nil
    }
    return (from, Int(parts[1]))
  }

  /// What tells this content from another of the same address: a strong entity tag, else the time of the last
  /// change. A weak tag says no more than that two contents mean the same, so that parts of both do not fit.
  var validator: String? {
    if let tag = fields["etag"], !tag.hasPrefix("W/") { return tag }
    return fields["last-modified"]
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
