import Units

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// From a sketch's metres to tenths of a pixel within its room on the sheet.
struct SketchFrame: Sendable {
  let room: SheetBox
  private let box: SheetBox
  /// Tenths of a pixel for a unit across and up.
  let across, up: Double
  private let left, top: Double

  /// - Parameter box: what must be seen; x east, y south.
  init(_ box: SheetBox, room: SheetBox, chart: Bool) {
    self.room = room
    self.box = box
    // Charts keep room for the numbers at their axes, maps for the scale bar and for wide lines.
    let inner =
      chart
      ? SheetBox(left: room.left + 620, top: room.top + 60, right: room.right - 60, bottom: room.bottom - 420)
      : SheetBox(left: room.left + 80, top: room.top + 80, right: room.right - 80, bottom: room.bottom - 240)
    let x = inner.width / max(box.width, 1e-9)
    let y = inner.height / max(box.height, 1e-9)
    across = chart ? x : min(x, y)
    up = chart ? y : min(x, y)
    left = chart ? inner.left : inner.centre.x - box.width * across / 2
    top = chart ? inner.top : inner.centre.y - box.height * up / 2
  }

  func point(_ p: MapPoint) -> SheetPoint {
    SheetPoint(x: left + (p.east - box.left) * across, y: top + (-p.north - box.top) * up)
  }

  /// What lies within the frame, in the units of the sketch.
  var east: ClosedRange<Double> { box.left...max(box.left, box.right) }
  var north: ClosedRange<Double> { -box.bottom...max(-box.bottom, -box.top) }
}

/// Draws the shapes of one sketch.
struct SketchPen {
  let frame: SketchFrame
  private(set) var page = PageWriter()

  init(frame: SketchFrame) { self.frame = frame }

  mutating func draw(_ sketch: Sketch) {
    if let axes = sketch.axes { draw(axes) }
    for shape in sketch.shapes {
      switch shape {
      case .area(let rings, let kind, _):
        SketchPen.area(rings.map { $0.map(frame.point) }, SketchLook(kind), &page)
      case .line(let points, let kind, _): SketchPen.line(points.map(frame.point), SketchLook(kind), &page)
      case .look(let from, let to, _): SketchPen.line([from, to].map(frame.point), .look, &page)
      case .point(let place, let kind, _): SketchPen.mark(frame.point(place), kind, &page)
      case .label: break
      }
    }
    // Words lie over everything.
    for case .label(let text, let place, let anchor) in sketch.shapes {
      label(text, at: frame.point(place), anchor)
    }
    if sketch.axes == nil { scaleBar() }
  }

  // MARK: Shapes

  static func area(_ rings: [[SheetPoint]], _ look: SketchLook, _ page: inout PageWriter) {
    var path = PathText()
    for ring in rings { path.ring(ring) }
    guard !path.isEmpty else { return }
    var dash: PageWriter.Attributes = [
      "fill": look.fill, "fill-rule": "evenodd", "stroke": look.stroke, "stroke-width": "\(look.width)",
    ]
    if !look.dash.isEmpty {
      dash = [
        "fill": look.fill, "fill-rule": "evenodd", "stroke": look.stroke, "stroke-width": "\(look.width)",
        "stroke-dasharray": look.dash,
      ]
    }
    page.path(path.text, dash)
  }

  static func line(_ points: [SheetPoint], _ look: SketchLook, _ page: inout PageWriter) {
    var path = PathText()
    path.line(points)
    guard !path.isEmpty else { return }
    if look.dash.isEmpty {
      page.path(path.text, ["fill": "none", "stroke": look.stroke, "stroke-width": "\(look.width)"])
    } else {
      page.path(
        path.text,
        [
          "fill": "none", "stroke": look.stroke, "stroke-width": "\(look.width)",
          "stroke-dasharray": look.dash,
        ])
    }
    if look.arrows { arrows(points, look, &page) }
  }

  /// An arrow head every 110 pixels along the line and on any line of 30 pixels or more.
  private static func arrows(_ points: [SheetPoint], _ look: SketchLook, _ page: inout PageWriter) {
    var total = 0.0
    for (a, b) in zip(points, points.dropFirst()) { total += length(a, b) }
    guard total >= 300 else { return }
    let count = max(1, Int(total / 1100))
    var path = PathText()
    var walked = 0.0
    var next = 0
    for (a, b) in zip(points, points.dropFirst()) {
      let step = length(a, b)
      // Heads keep off the bends, where they would point aside.
      while step > 0, next < count {
        let mark = total * (Double(next) + 0.5) / Double(count)
        if mark > walked + step { break }
        let at = min(max(mark - walked, min(90, step / 2)), max(step - 90, step / 2))
        let (x, y) = (a.x + (b.x - a.x) * at / step, a.y + (b.y - a.y) * at / step)
        let (ux, uy) = ((b.x - a.x) / step, (b.y - a.y) / step)
        path.ring([
          SheetPoint(x: x + 70 * ux, y: y + 70 * uy),
          SheetPoint(x: x - 50 * ux + 45 * uy, y: y - 50 * uy - 45 * ux),
          SheetPoint(x: x - 50 * ux - 45 * uy, y: y - 50 * uy + 45 * ux),
        ])
        next += 1
      }
      walked += step
    }
    page.path(path.text, ["fill": look.stroke])
  }

  private static func length(_ a: SheetPoint, _ b: SheetPoint) -> Double {
    ((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y)).squareRoot()
  }

  static func mark(_ p: SheetPoint, _ kind: Sketch.Mark, _ page: inout PageWriter) {
    func text(_ value: Double) -> String { NumberText.plain(value, 0) }
    switch kind {
    case .site:
      page.shape(
        "rect",
        [
          "x": text(p.x - 65), "y": text(p.y - 65), "width": "130", "height": "130", "fill": "#009e73",
          "stroke": "#000000", "stroke-width": "14",
        ])
    case .target:
      page.shape(
        "circle",
        [
          "cx": text(p.x), "cy": text(p.y), "r": "50", "fill": "#e69f00", "stroke": "#000000",
          "stroke-width": "10",
        ])
    case .pose:
      page.shape(
        "circle",
        [
          "cx": text(p.x), "cy": text(p.y), "r": "32", "fill": "#ffffff", "stroke": "#0072b2",
          "stroke-width": "16",
        ])
    }
  }

  // MARK: Words

  private mutating func label(_ text: String, at p: SheetPoint, _ anchor: Sketch.Anchor) {
    let (dx, dy, side) =
      switch anchor {
      case .left: (-95.0, 45.0, "end")
      case .right: (95.0, 45.0, "start")
      case .middle: (0.0, 45.0, "middle")
      case .above: (0.0, -95.0, "middle")
      case .below: (0.0, 185.0, "middle")
      }
    let (x, y) = (NumberText.plain(p.x + dx, 0), NumberText.plain(p.y + dy, 0))
    // Twice: a white edge under the letters keeps them legible over lines in every viewer.
    page.element(
      "text",
      ["x": x, "y": y, "text-anchor": side, "stroke": "#ffffff", "stroke-width": "45"], text: text)
    page.element("text", ["x": x, "y": y, "text-anchor": side], text: text)
  }

  private mutating func scaleBar() {
    let length = SketchPen.round(frame.room.width / 5 / frame.across)
    let (x, y) = (frame.room.left + 80, frame.room.bottom - 60)
    let right = x + length * frame.across
    var path = PathText()
    path.line([
      SheetPoint(x: x, y: y - 50), SheetPoint(x: x, y: y), SheetPoint(x: right, y: y),
      SheetPoint(x: right, y: y - 50),
    ])
    page.path(path.text, ["fill": "none", "stroke": "#000000", "stroke-width": "14"])
    let text =
      length >= 1000 ? "\(NumberText.plain(length / 1000, 1)) km" : "\(NumberText.plain(length, 2)) m"
    page.element(
      "text", ["x": NumberText.plain(right + 70, 0), "y": NumberText.plain(y, 0)], text: text)
  }

  /// 1, 2 or 5 times a power of ten, at most `value`.
  static func round(_ value: Double) -> Double {
    guard value > 0, value.isFinite else { return 1 }
    var scale = 1.0
    while scale * 10 <= value { scale *= 10 }
    while scale > value { scale /= 10 }
    return value >= 5 * scale ? 5 * scale : value >= 2 * scale ? 2 * scale : scale
  }

  private mutating func draw(_ axes: Sketch.Axes) {
    let (west, east) = (frame.east.lowerBound, frame.east.upperBound)
    let (south, north) = (frame.north.lowerBound, frame.north.upperBound)
    let corner = frame.point(MapPoint(east: west, north: south))
    let far = frame.point(MapPoint(east: east, north: north))
    var grid = PathText()
    func number(_ value: Double, step: Double) -> String {
      var places = 0
      var size = step
      while size < 0.999, places < 6 {
        size *= 10
        places += 1
      }
      return NumberText.plain(value, places)
    }
    let acrossStep = SketchPen.round((east - west) / 3.9)
    for k in Int(
      (west / acrossStep).rounded(.up))...max(Int((west / acrossStep).rounded(.up)), Int(east / acrossStep))
    {
      let p = frame.point(MapPoint(east: Double(k) * acrossStep, north: south))
      grid.line([p, SheetPoint(x: p.x, y: far.y)])
      page.element(
        "text",
        ["x": NumberText.plain(p.x, 0), "y": NumberText.plain(p.y + 180, 0), "text-anchor": "middle"],
        text: number(Double(k) * acrossStep, step: acrossStep))
    }
    let upStep = SketchPen.round((north - south) / 3.9)
    for k in Int((south / upStep).rounded(.up))...max(Int((south / upStep).rounded(.up)), Int(north / upStep))
    {
      let p = frame.point(MapPoint(east: west, north: Double(k) * upStep))
      grid.line([p, SheetPoint(x: far.x, y: p.y)])
      page.element(
        "text",
        ["x": NumberText.plain(p.x - 60, 0), "y": NumberText.plain(p.y + 45, 0), "text-anchor": "end"],
        text: number(Double(k) * upStep, step: upStep))
    }
    page.path(grid.text, ["fill": "none", "stroke": "#cccccc", "stroke-width": "8"])
    var edge = PathText()
    edge.line([SheetPoint(x: corner.x, y: far.y), corner, SheetPoint(x: far.x, y: corner.y)])
    page.path(edge.text, ["fill": "none", "stroke": "#000000", "stroke-width": "12"])
    page.element(
      "text",
      [
        "x": NumberText.plain((corner.x + far.x) / 2, 0), "y": NumberText.plain(corner.y + 370, 0),
        "text-anchor": "middle",
      ], text: axes.across)
    let middle = NumberText.plain((corner.y + far.y) / 2, 0)
    let x = NumberText.plain(frame.room.left + 130, 0)
    page.element(
      "text", ["x": x, "y": middle, "text-anchor": "middle", "transform": "rotate(-90 \(x) \(middle))"],
      text: axes.up)
  }
}
