/// When a search ends: after so many rounds, or earlier when the caller says so.
///
/// Rounds give the same result on every machine; `mayGoOn` lets a caller's clock end a search sooner, and is the only
/// way in which time reaches a library function.
public struct StopRule: Sendable {
  /// Most rounds of improvement; what a round is, each search says.
  public var rounds: Int
  /// Asked now and then during the search; false ends it with the best result so far.
  public var mayGoOn: @Sendable () -> Bool

  public init(rounds: Int, mayGoOn: @escaping @Sendable () -> Bool = { true }) {
    self.rounds = rounds
    self.mayGoOn = mayGoOn
  }
}
