/// How shapes of sketches look; lengths in tenths of a pixel.
struct SketchLook {
  var fill = "none"
  var stroke = "none"
  var width = 0
  var dash = ""
  var arrows = false

  init(_ area: Sketch.Area) {
    switch area {
    case .ground: (fill, stroke, width) = ("#f3e6c4", "#8a7640", 10)
    case .seen: (fill, stroke, width) = ("#bfe0f2", "#56b4e9", 8)
    case .missed: (fill, stroke, width) = ("#cc79a7", "#8c3f6b", 10)
    case .land: (fill, stroke, width) = ("#d8d8d2", "#55554f", 12)
    case .zone: (fill, stroke, width, dash) = ("#f6cdb0", "#d55e00", 16, "70 35")
    case .limit: (stroke, width, dash) = ("#777777", 10, "25 30")
    }
  }

  init(_ line: Sketch.Line) {
    switch line {
    case .work: (stroke, width, arrows) = ("#0072b2", 22, true)
    case .transit: (stroke, width, dash, arrows) = ("#222222", 12, "50 40", true)
    case .other: (stroke, width, dash, arrows) = ("#d55e00", 18, "110 35", true)
    case .ground: (stroke, width) = ("#000000", 32)
    case .aid: (stroke, width, dash) = ("#888888", 9, "12 24")
    case .first: (stroke, width) = ("#0072b2", 20)
    case .second: (stroke, width, dash) = ("#d55e00", 20, "90 40")
    case .third: (stroke, width, dash) = ("#009e73", 20, "20 35")
    }
  }

  /// A line of sight.
  static let look: SketchLook = {
    var look = SketchLook(.aid)
    (look.stroke, look.width, look.dash, look.arrows) = ("#009e73", 12, "", true)
    return look
  }()
}
