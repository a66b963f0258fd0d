/// A text in English and in Traditional Chinese.
public struct BilingualText: Hashable, Sendable, Codable {
  public var en: String
  public var zh: String
  public init(en: String, zh: String) {
    self.en = en
    self.zh = zh
  }
}
