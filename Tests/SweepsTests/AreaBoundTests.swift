import Sweeps
import Testing

@Suite("Area bound")
struct AreaBoundTests {
  @Test("A path of length L sees L·w + πw²/4, so that the bound of that area is L")
  func inverts() {
    let (length, width) = (731.0, 12.5)
    let area = length * width + Double.pi * width * width / 4
    #expect(abs(AreaBound.metres(areaM2: area, widthM: width) - length) < 1e-9)
    #expect(AreaBound.metres(areaM2: 1, widthM: width) == 0)
  }
}
