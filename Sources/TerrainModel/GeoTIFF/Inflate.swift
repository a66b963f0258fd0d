internal import CZLIB

/// Deflate with a zlib header, by zlib.
enum Inflate {
  /// At most `limit` bytes. Nil when the data are broken; fewer bytes when the stream is short.
  static func unpacked(_ data: ArraySlice<UInt8>, limit: Int) -> [UInt8]? {
    guard limit > 0, !data.isEmpty else { return nil }
    var isFine = false
    let result = [UInt8](unsafeUninitializedCapacity: limit) { target, count in
      data.withUnsafeBufferPointer { source in
        // The length is the room before the call, and what was written after it.
        var length = uLongf(limit)
        let code = uncompress(target.baseAddress, &length, source.baseAddress, uLong(source.count))
        // Room that runs out (a stream that holds more than the picture) has filled all of it.
        isFine = code == Z_OK
        count = isFine ? Int(length) : 0
      }
    }
    return isFine ? result : nil
  }
}
