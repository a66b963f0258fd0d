/// One number of a data file with where it comes from; printed with every plan that used it.
public struct Fact: Hashable, Sendable, Codable {
  /// The key in the data file, with its unit, such as `hover_w`.
  public var key: String
  public var value: String
  /// False: an editable default that nobody has confirmed.
  public var verified: Bool
  public var source: String

  public init(key: String, value: String, verified: Bool, source: String) {
    self.key = key
    self.value = value
    self.verified = verified
    self.source = source
  }
}
