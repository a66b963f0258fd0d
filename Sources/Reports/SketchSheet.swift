import Units

/// Sketches side by side over one legend, as an SVG file for the documents.
///
/// The bytes depend on the shapes alone: places are rounded to a tenth of a pixel.
package struct SketchSheet: Sendable {
  /// What the picture shows, for readers who do not see it.
  package var description: String
  package var sketches: [Sketch]
  /// Pixels.
  package var width: Double
  /// Height of a sketch as a share of its width; nil: what its shapes need, at most 1.2.
  package var shape: Double?
  /// Sketches in a row.
  package var columns: Int

  package init(
    _ description: String, _ sketches: [Sketch], columns: Int? = nil, width: Double = 760,
    shape: Double? = nil
  ) {
    self.description = description
    self.sketches = sketches
    self.width = width
    self.shape = shape
    self.columns = max(1, columns ?? sketches.count)
  }

  // Tenths of a pixel.
  private static let margin = 120.0
  private static let titleHeight = 260.0
  private static let fontSize = 130.0
  private static let legendRow = 230.0
  /// Widest usual letter of the font, for how much room a text takes.
  private static let letter = 70.0

  /// The file.
  package func svg() -> [UInt8] {
    let boxes = sketches.map { SketchSheet.bounds($0) }
    let across = min(columns, max(1, sketches.count))
    let cell = (width * 10 - SketchSheet.margin * Double(across + 1)) / Double(across)
    var places: [(frame: SketchFrame, top: Double)] = []
    var y = SketchSheet.margin
    for start in stride(from: 0, to: sketches.count, by: across) {
      let row = start..<min(start + across, sketches.count)
      let share =
        row.map { shape ?? SketchSheet.share(boxes[$0], chart: sketches[$0].axes != nil) }.max() ?? 1
      let titled = row.contains { !sketches[$0].title.isEmpty }
      let top = y + (titled ? SketchSheet.titleHeight : 0)
      for index in row {
        let left = SketchSheet.margin + Double(index - start) * (cell + SketchSheet.margin)
        let room = SheetBox(left: left, top: top, right: left + cell, bottom: top + cell * share)
        places.append((SketchFrame(boxes[index], room: room, chart: sketches[index].axes != nil), y))
      }
      y = top + cell * share + SketchSheet.margin
    }
    let rows = legendRows()
    let height = y + Double(rows.count) * SketchSheet.legendRow + (rows.isEmpty ? 0 : SketchSheet.margin / 2)
    var page = PageWriter()
    page.open(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "width": whole(width),
        "height": whole((height / 10).rounded(.up)),
        "viewBox": "0 0 \(whole(width * 10)) \(whole((height / 10).rounded(.up) * 10))", "role": "img",
        "font-family": "Helvetica, Arial, sans-serif", "font-size": whole(SketchSheet.fontSize),
        "stroke-linejoin": "round", "stroke-linecap": "butt",
      ])
    page.element("title", text: description)
    page.shape("rect", ["width": "100%", "height": "100%", "fill": "#ffffff"])
    for (index, sketch) in sketches.enumerated() {
      page.markup("\n")
      let (frame, top) = places[index]
      if !sketch.title.isEmpty {
        page.element(
          "text", ["x": whole(frame.room.left), "y": whole(top + 150), "font-weight": "bold"],
          text: sketch.title)
      }
      var pen = SketchPen(frame: frame)
      pen.draw(sketch)
      page.append(pen.page)
    }
    page.markup("\n")
    legend(rows, top: y, &page)
    page.close("svg")
    page.markup("\n")
    return page.bytes
  }

  // MARK: Legend

  private enum Sample {
    case area(Sketch.Area)
    case line(Sketch.Line)
    case point(Sketch.Mark)
    case look
  }

  private func legendRows() -> [[(sample: Sample, text: String, at: Double)]] {
    var entries: [(Sample, String)] = []
    func add(_ sample: Sample, _ text: String?) {
      if let text, !entries.contains(where: { $0.1 == text }) { entries.append((sample, text)) }
    }
    for shape in sketches.flatMap(\.shapes) {
      switch shape {
      case .area(_, let kind, let text): add(.area(kind), text)
      case .line(_, let kind, let text): add(.line(kind), text)
      case .point(_, let kind, let text): add(.point(kind), text)
      case .look(_, _, let text): add(.look, text)
      case .label: break
      }
    }
    var rows: [[(sample: Sample, text: String, at: Double)]] = []
    var x = Double.infinity
    for (sample, text) in entries {
      let room = 330 + Double(text.count) * SketchSheet.letter + 200
      if x + room - 200 > width * 10 - SketchSheet.margin {
        rows.append([])
        x = SketchSheet.margin
      }
      rows[rows.count - 1].append((sample, text, x))
      x += room
    }
    return rows
  }

  private func legend(
    _ rows: [[(sample: Sample, text: String, at: Double)]], top: Double, _ page: inout PageWriter
  ) {
    for (number, row) in rows.enumerated() {
      let y = top + (Double(number) + 0.5) * SketchSheet.legendRow
      for (sample, text, x) in row {
        let ends = [SheetPoint(x: x, y: y), SheetPoint(x: x + 270, y: y)]
        switch sample {
        case .area(let kind):
          let box = [(0.0, -65.0), (270, -65), (270, 65), (0, 65)].map {
            SheetPoint(x: x + $0.0, y: y + $0.1)
          }
          SketchPen.area([box], SketchLook(kind), &page)
        case .line(let kind): SketchPen.line(ends, SketchLook(kind), &page)
        case .look: SketchPen.line(ends, .look, &page)
        case .point(let kind): SketchPen.mark(SheetPoint(x: x + 135, y: y), kind, &page)
        }
        page.element("text", ["x": whole(x + 330), "y": whole(y + 45)], text: text)
      }
    }
  }

  // MARK: Layout

  private static func bounds(_ sketch: Sketch) -> SheetBox {
    SheetBox(around: sketch.places.map { SheetPoint(x: $0.east, y: -$0.north) })
      ?? SheetBox(left: 0, top: 0, right: 1, bottom: 1)
  }

  private static func share(_ box: SheetBox, chart: Bool) -> Double {
    // Room for the scale bar below a map.
    chart ? 0.6 : min(1.2, max(0.2, box.height / max(box.width, 1e-9)) + 0.06)
  }

  private func whole(_ value: Double) -> String { NumberText.plain(value, 0) }
}
