import Orienteering
import Testing

@Suite("Orienteering problem")
struct ProblemTests {
  @Test("A problem counts its places")
  func counts() {
    #expect(
      OrienteeringProblem(prizes: [0, 3, 0], costs: [Double](repeating: 1, count: 9), paths: 1, limit: 2)
        .count == 3)
  }
}
