internal import CPROJ
internal import Synchronization
import Units

/// What a transformation is made from; the key under which it is kept.
enum ProjDefinition: Hashable {
  /// A PROJ pipeline string.
  case pipeline(String)
  /// The transverse Mercator of a local frame.
  case local(GeoPoint)
  /// From one system to another; with `traditional`, east or longitude comes first whatever the systems say.
  case between(String, String, traditional: Bool)
}

/// Owns one PROJ context and the transformations made in it. Not Sendable: the compiler keeps it inside one
/// task.
final class ProjEngine {
  /// The last words of PROJ's log; the error number alone often says "unknown error".
  final class Log {
    var lines: [String] = []
  }

  let context: OpaquePointer
  private let log: Log
  private var kept: [ProjDefinition: OpaquePointer] = [:]
  private var order: [ProjDefinition] = []
  /// A transformation takes some 100 KB and 2 ms to make; programs use a handful.
  private static let capacity = 16

  /// Fails only when memory is out.
  init?() {
    guard let context = proj_context_create() else { return nil }
    self.context = context
    log = Log()
    proj_context_set_enable_network(context, 0)
    proj_log_level(context, PJ_LOG_ERROR)
    // PROJ keeps the pointer as long as the context lives; this object outlives it, and so does its log.
    proj_log_func(context, Unmanaged.passUnretained(log).toOpaque()) { data, _, text in
      guard let data, let text else { return }
      Unmanaged<Log>.fromOpaque(data).takeUnretainedValue().lines.append(String(cString: text))
    }
  }

  deinit {
    for transformation in kept.values { proj_destroy(transformation) }
    proj_context_destroy(context)
  }

  /// The transformation, made at first use; owned by the engine and valid until the next call of this
  /// function.
  func transformation(_ definition: ProjDefinition) throws(GeodesyError) -> OpaquePointer {
    if let found = kept[definition] { return found }
    let made = try make(definition)
    if order.count >= ProjEngine.capacity {
      let oldest = order.removeFirst()
      if let old = kept.removeValue(forKey: oldest) { proj_destroy(old) }
    }
    kept[definition] = made
    order.append(definition)
    return made
  }

  private func make(_ definition: ProjDefinition) throws(GeodesyError) -> OpaquePointer {
    log.lines = []
    switch definition {
    case .pipeline(let text):
      // Null on failure.
      guard let made = proj_create(context, text) else {
        throw GeodesyError(.transformation, "PROJ cannot make '\(text)': \(reason())")
      }
      return made
    case .local(let origin):
      return try make(.pipeline(LocalFrame(origin: origin).projString))
    case .between(let from, let to, let traditional):
      guard let made = proj_create_crs_to_crs(context, from, to, nil) else {
        throw GeodesyError(.transformation, "no transformation from '\(from)' to '\(to)': \(reason())")
      }
      if !traditional { return made }
      // Gives a new object and leaves the old one ours.
      defer { proj_destroy(made) }
      guard let normal = proj_normalize_for_visualization(context, made) else {
        throw GeodesyError(.transformation, "cannot order the axes from '\(from)' to '\(to)': \(reason())")
      }
      return normal
    }
  }

  /// Why the last call failed, in PROJ's words.
  func reason() -> String {
    if let last = log.lines.last { return last }
    let number = proj_context_errno(context)
    // The text belongs to the context.
    if number != 0, let text = proj_context_errno_string(context, number) { return String(cString: text) }
    return "PROJ gives no reason"
  }

  func forgetLog() { log.lines = [] }
}

/// Lends engines, one caller each. `body` is not async and its result is Sendable, so no engine can be kept.
final class ProjPool: Sendable {
  static let shared = ProjPool()

  /// Crosses threads only through `idle`, which gives each engine to one caller at a time; PROJ allows a
  /// context and its objects to move between threads as long as only one uses them.
  private struct Parcel: @unchecked Sendable { let engine: ProjEngine }
  private let idle = Mutex<[Parcel]>([])

  func withEngine<R: Sendable>(
    _ body: (ProjEngine) throws(GeodesyError) -> R
  ) throws(GeodesyError) -> R {
    let parcel: Parcel
    if let waiting = idle.withLock({ $0.popLast() }) {
      parcel = waiting
    } else if let engine = ProjEngine() {
      parcel = Parcel(engine: engine)
    } else {
      throw GeodesyError(.installation, "PROJ cannot make a context; memory may be out")
    }
    defer { idle.withLock { $0.append(parcel) } }
    return try body(parcel.engine)
  }
}
