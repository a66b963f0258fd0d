/// Why a grid of heights could not be read.
public struct TerrainError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The name of the grid or file.
  public let file: String
  /// Counted from 1; nil when the fault is in no single line.
  public let line: Int?
  public let message: String
  /// `crs` or `datum` when that must be told besides the file.
  public let missingKey: String?

  public init(file: String, line: Int?, message: String, missingKey: String? = nil) {
    self.missingKey = missingKey
    self.file = file
    self.line = line
    self.message = message
  }

  public var description: String {
    line.map { "\(file):\($0): \(message)" } ?? "\(file): \(message)"
  }
}
