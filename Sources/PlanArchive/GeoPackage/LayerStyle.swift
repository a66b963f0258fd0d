/// How a layer looks in QGIS: rules tried in order, each with one simple symbol; written as QML.
///
/// Rules and not classes, since a rule's filter may compare with other rows, such as the latest look of all.
struct LayerStyle {
  enum Symbol {
    /// Colours as `#rrggbb`, sizes in millimetres, opacity from 0 to 1.
    case marker(_ shape: String, fill: String, sizeMm: Double)
    case line(_ colour: String, widthMm: Double, dashed: Bool = false)
    case fill(_ colour: String, opacity: Double, edge: String)

    var type: String {
      switch self {
      case .marker: "marker"
      case .line: "line"
      case .fill: "fill"
      }
    }
  }

  struct Rule {
    var label: String
    /// A QGIS expression; nil: all that no rule before took.
    var filter: String?
    var symbol: Symbol
  }

  var rules: [Rule]
  /// A QGIS expression whose value is written beside each feature.
  var label: String?

  var qml: String {
    var lines = [
      "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>",
      "<qgis version=\"3.22.0\" styleCategories=\"Symbology|Labeling\" labelsEnabled=\"\(label == nil ? 0 : 1)\">",
      " <renderer-v2 type=\"RuleRenderer\" symbollevels=\"0\" enableorderby=\"0\" forceraster=\"0\">",
      "  <rules key=\"skybeat\">",
    ]
    for (number, rule) in rules.enumerated() {
      lines.append(
        "   <rule key=\"skybeat-\(number)\" symbol=\"\(number)\" label=\"\(escaped(rule.label))\""
          + " filter=\"\(escaped(rule.filter ?? "ELSE"))\"/>")
    }
    lines += ["  </rules>", "  <symbols>"]
    for (number, rule) in rules.enumerated() { lines += symbol(rule.symbol, number) }
    lines += ["  </symbols>", " </renderer-v2>"]
    if let label {
      lines += [
        " <labeling type=\"simple\">", "  <settings calloutType=\"simple\">",
        "   <text-style fieldName=\"\(escaped(label))\" isExpression=\"1\" fontSize=\"8\" fontSizeUnit=\"Point\""
          + " textColor=\"30,30,30,255\" textOpacity=\"1\">",
        "    <text-buffer bufferDraw=\"1\" bufferSize=\"0.8\" bufferSizeUnits=\"MM\""
          + " bufferColor=\"255,255,255,255\" bufferOpacity=\"1\"/>",
        "   </text-style>", "  </settings>", " </labeling>",
      ]
    }
    return (lines + ["</qgis>"]).joined(separator: "\n") + "\n"
  }

  private func symbol(_ symbol: Symbol, _ number: Int) -> [String] {
    let (kind, options): (String, [(String, String)]) =
      switch symbol {
      case .marker(let shape, let fill, let size):
        (
          "SimpleMarker",
          [
            ("name", shape), ("color", rgba(fill)), ("outline_color", "255,255,255,255"),
            ("outline_width", "0.4"), ("size", "\(size)"), ("size_unit", "MM"),
          ]
        )
      case .line(let colour, let width, let dashed):
        (
          "SimpleLine",
          [
            ("line_color", rgba(colour)), ("line_style", dashed ? "dash" : "solid"),
            ("line_width", "\(width)"), ("line_width_unit", "MM"), ("joinstyle", "round"),
            ("capstyle", "round"),
          ]
        )
      case .fill(let colour, let opacity, let edge):
        (
          "SimpleFill",
          [
            ("color", rgba(colour, opacity)), ("style", "solid"), ("outline_color", rgba(edge)),
            ("outline_style", "solid"), ("outline_width", "0.1"), ("outline_width_unit", "MM"),
          ]
        )
      }
    return [
      "   <symbol name=\"\(number)\" type=\"\(symbol.type)\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">",
      "    <layer class=\"\(kind)\" enabled=\"1\" locked=\"0\" pass=\"0\">", "     <Option type=\"Map\">",
    ]
      + options.map { "      <Option name=\"\($0)\" type=\"QString\" value=\"\($1)\"/>" }
      + ["     </Option>", "    </layer>", "   </symbol>"]
  }

  private func rgba(_ colour: String, _ opacity: Double = 1) -> String {
    let value = Int(colour.dropFirst(), radix: 16) ?? 0
    let alpha = Int((opacity * 255).rounded())
    return "\(value >> 16 & 255),\(value >> 8 & 255),\(value & 255),\(alpha)"
  }

  private func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
    return result
  }
}
