import Skybeat

/// The page `index.html` of a folder of results: one line a mission with a link to its report.
///
/// It needs no network and no script, and has the same bytes for the same missions.
enum IndexPage {
  struct Entry {
    var folder: String
    var name, unit: BilingualText
    var day: MomentRange
    var row: RunCommand.Row
  }

  static func html(_ entries: [Entry]) -> [UInt8] {
    let rows = entries.map { entry in
      let row = entry.row
      let from = "\(entry.day.from.hongKongDate) \(entry.day.from.hongKongClock)"
      let cells = [
        "<td><a href=\"\(text(entry.folder))/report.html\">\(both(entry.name))</a></td>",
        "<td>\(both(entry.unit))</td>", "<td>\(from)–\(entry.day.to.hongKongClock)</td>",
        number("\(row.sorties)"), number("\(row.flownKm)"), number("\(row.coveragePercent)"),
        number("\(Int(row.worstGapMin))"), number("\(row.refusals)"), number("\(row.warnings)"),
        number("\(row.violations)", bad: row.violations > 0),
      ]
      return "<tr>" + cells.joined() + "</tr>"
    }
    let heads: [(String, String)] = [
      ("Mission", "任務"), ("Unit", "單位"), ("Day", "日子"), ("Sorties", "架次"), ("km", "公里"),
      ("Seen %", "已覆蓋 %"), ("Longest unseen, min", "最長未覆蓋（分鐘）"), ("Refusals", "未能安排"),
      ("Warnings", "提示"), ("Violations", "違規"),
    ]
    let head = heads.map { "<th>\($0.0)<br><span lang=\"zh-Hant\">\($0.1)</span></th>" }.joined()
    let page = """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>Skybeat 飛咇</title>
      <style>
      body { font: 15px/1.4 system-ui, sans-serif; margin: 2em; color: #1c2733; background: #fff }
      table { border-collapse: collapse } th, td { padding: .4em .8em; border-bottom: 1px solid #ccd; text-align: left }
      th { font-weight: 600; vertical-align: bottom } .n { text-align: right } .bad { color: #b00020; font-weight: 600 }
      </style>
      <h1>Skybeat 飛咇</h1>
      <table>
      <tr>\(head)</tr>
      \(rows.joined(separator: "\n"))
      </table>
      <p>Planning aid, not for flight without the official zones, the unit's permission and a qualified pilot.<br>
      <span lang="zh-Hant">規劃輔助工具：未經載入官方空域、取得單位許可及由合資格操作員負責，不得據此飛行。</span></p>
      </html>

      """
    return Array(page.utf8)
  }

  private static func both(_ name: BilingualText) -> String {
    "\(text(name.en))<br><span lang=\"zh-Hant\">\(text(name.zh))</span>"
  }

  private static func number(_ value: String, bad: Bool = false) -> String {
    "<td class=\"n\(bad ? " bad" : "")\">\(value)</td>"
  }

  /// Text that HTML takes for nothing else.
  private static func text(_ raw: String) -> String {
    var result = ""
    for character in raw {
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
