import FoundationEssentials
public import Units

/// Where the package and, beside it, the optional reference material lie.
public enum Folders {
  /// The package's top folder, found from this source file.
  public static var package: String {
    var parts = #filePath.split(separator: "/").map(String.init)
    parts.removeLast(3)
    return "/" + parts.joined(separator: "/")
  }

  /// A file of the optional reference material `../shared`, or nil (said on standard output) when absent.
  public static func shared(_ path: String) -> String? {
    let full = package + "/../shared/" + path
    if FileManager.default.fileExists(atPath: full) { return full }
    print("skipped: ../shared/\(path) is not here")
    return nil
  }
}

/// Makes `count` inputs from printed seeds and hands each to `property`.
public func forAll<T>(
  _ count: Int = 100, make: (inout SplitMix64) -> T, property: (T, UInt64) throws -> Void
) rethrows {
  for seed: UInt64 in 0..<UInt64(count) {
    var random = SplitMix64(seed: seed)
    try property(make(&random), seed)
  }
}
