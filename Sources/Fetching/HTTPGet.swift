internal import CCURL

/// Takes what a GET brings. `false` ends the transfer.
protocol Intake: AnyObject {
  /// Once, before the first bytes of the body; redirects are followed before.
  func take(head: ResponseHead) -> Bool
  func take(body: UnsafeRawBufferPointer) -> Bool
}

/// One GET by libcurl. Certificates are checked; proxies are those of the environment, as for any other program.
struct HTTPGet {
  enum End: Equatable {
    case complete
    /// The intake wanted no more.
    case stopped
    /// The server was never reached, or said nothing.
    case noAnswer(String)
    /// The answer ended before its end.
    case broken(String)
  }

  var url: String
  /// Request fields as lines, `Range: bytes=100-`.
  var lines: [String] = []
  /// Seconds without a connection, and then without a byte, after which the transfer counts as broken.
  var patienceS: Int

  func run(into intake: any Intake) throws(FetchError) -> End {
    guard HTTPGet.isReady, let handle = curl_easy_init() else {
      throw .library("libcurl does not start")
    }
    defer { curl_easy_cleanup(handle) }
    let conversation = Conversation(intake)
    var list: UnsafeMutablePointer<curl_slist>?
    for line in lines { list = curl_slist_append(list, line) }
    defer { curl_slist_free_all(list) }
    let context = Unmanaged.passUnretained(conversation).toOpaque()
    let codes = [
      skybeat_curl_text(handle, CURLOPT_URL, url),
      // A secure address must not lead to an open one.
      skybeat_curl_web_only(handle, url.lowercased().hasPrefix("https://") ? 1 : 0),
      skybeat_curl_number(handle, CURLOPT_FOLLOWLOCATION, 1),
      skybeat_curl_number(handle, CURLOPT_MAXREDIRS, 5),
      skybeat_curl_number(handle, CURLOPT_CONNECTTIMEOUT, patienceS),
      skybeat_curl_number(handle, CURLOPT_LOW_SPEED_LIMIT, 1),
      skybeat_curl_number(handle, CURLOPT_LOW_SPEED_TIME, patienceS),
      // The answer of a proxy that opens a tunnel is not that of the server.
      skybeat_curl_number(handle, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1),
      skybeat_curl_text(handle, CURLOPT_USERAGENT, "skybeat"),
      skybeat_curl_lines(handle, CURLOPT_HTTPHEADER, list),
      skybeat_curl_taker_is(
        handle, CURLOPT_HEADERFUNCTION, { Conversation.at($3)?.header($0, $1 * $2) ?? 0 }, CURLOPT_HEADERDATA,
        context),
      skybeat_curl_taker_is(
        handle, CURLOPT_WRITEFUNCTION, { Conversation.at($3)?.body($0, $1 * $2) ?? 0 }, CURLOPT_WRITEDATA,
        context),
    ]
    guard codes.allSatisfy({ $0 == CURLE_OK }) else {
      throw .library("this libcurl lacks an option that loading needs")
    }
    let code = withExtendedLifetime(conversation) { curl_easy_perform(handle) }
    let answered = conversation.head.isComplete && (200..<300).contains(conversation.head.status)
    if code == CURLE_OK || answered, !conversation.begin() { return .stopped }
    if conversation.isStopped { return .stopped }
    if code == CURLE_OK { return .complete }
    let reason = curl_easy_strerror(code).map { String(cString: $0) } ?? "libcurl's error \(code.rawValue)"
    return answered ? .broken(reason) : .noAnswer(reason)
  }

  /// Once in a process, as libcurl wants it.
  private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  /// What libcurl hands back to its callers.
  private final class Conversation {
    let intake: any Intake
    private(set) var head = ResponseHead()
    private var hasBegun = false
    private(set) var isStopped = false

    init(_ intake: any Intake) { self.intake = intake }

    /// Shows the head to the intake, once; false when it wants no more.
    func begin() -> Bool {
      if !hasBegun {
        hasBegun = true
        isStopped = !intake.take(head: head)
      }
      return !isStopped
    }

    static func at(_ context: UnsafeMutableRawPointer?) -> Conversation? {
      context.map { Unmanaged<Conversation>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Returns how many bytes were taken; any other number than `count` ends the transfer.
    func header(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
      head.add(String(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self))
      return count
    }

    func body(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
      guard begin() else { return count &+ 1 }
      isStopped = !intake.take(body: UnsafeRawBufferPointer(start: bytes, count: count))
      return isStopped ? count &+ 1 : count
    }
  }
}
