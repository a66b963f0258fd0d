import Planar
import Units

/// Which of many polygons have their whole outline inside the others and so add no edge to the union of all.
///
/// All lengths in metres, in the frame of the polygons. Only convex polygons without holes are counted as
/// buried or as covers, and a point of an outline as covered only where it lies `margin` deep inside one
/// other polygon. So rounding decides nothing: what is in doubt is not buried, and stays for the exact union.
///
/// How: the parts of each edge that others cover are taken off it until nothing is left. Takes a few steps
/// for each pair of polygons that lie near each other.
struct BuriedPolygons {
  /// Of more neighbours only so many are looked at, evenly: stacks of hundreds of shapes must not cost their
  /// square.
  static let mostNeighbours = 256

  private let covers: ConvexCovers
  private(set) var isBuried: [Bool]

  init(_ covers: ConvexCovers) {
    self.covers = covers
    isBuried = [Bool](repeating: false, count: covers.count)
    var near: [Int32] = []
    var open: [ConvexCovers.Stretch] = []
    for number in isBuried.indices where covers.isConvex(number) {
      covers.grid.findBoxes(meeting: covers.grid.boxes[number], into: &near)
      BuriedPolygons.thin(&near)
      isBuried[number] = covers.sides(of: number).allSatisfy { side in
        open.removeAll(keepingCapacity: true)
        open.append(ConvexCovers.Stretch())
        for item in near where Int(item) != number {
          guard let part = covers.part(of: side, within: Int(item), depth: covers.margin) else { continue }
          open.take(off: part)
          if open.isEmpty { return true }
        }
        return false
      }
    }
  }

  private static func thin(_ near: inout [Int32]) {
    let count = near.count
    guard count > mostNeighbours else { return }
    for index in 0..<mostNeighbours { near[index] = near[index * count / mostNeighbours] }
    near.removeSubrange(mostNeighbours...)
  }

  /// Whether the point lies more than half the margin inside a buried polygon.
  func buries(_ point: MapPoint) -> Bool {
    covers.grid.boxes(at: point).contains { item in
      isBuried[Int(item)] && covers.holds(point, in: Int(item), depth: covers.margin / 2)
    }
  }
}
