import Units

/// Head of one column of a table.
struct TableColumn {
  var title: PageWord
  /// Numbers stand to the right.
  var number: Bool
  init(_ title: PageWord, number: Bool = false) {
    self.title = title
    self.number = number
  }
}

extension PageWriter {
  /// A table that scrolls inside itself where the page is too narrow. `row` writes the cells.
  mutating func table<Row>(
    _ caption: PageWord, _ columns: [TableColumn], _ rows: [Row], style: String = "",
    row: (inout PageWriter, Row) -> Void
  ) {
    markup("\n")
    element(
      "div",
      [
        "class": "table-scroll " + style, "tabindex": "0", "role": "region",
        "aria-label": PageWriter.both(caption.text),
      ]
    ) { page in
      page.element("table") { page in
        page.element("caption", word: caption)
        page.element("thead") { page in
          page.element("tr") { page in
            for column in columns {
              page.element("th", ["scope": "col", "class": column.number ? "n" : ""], word: column.title)
            }
          }
        }
        page.element("tbody") { page in
          for item in rows {
            page.element("tr") { row(&$0, item) }
            page.markup("\n")
          }
        }
      }
    }
  }

  mutating func number(_ text: String, style: String = "") {
    element("td", ["class": style.isEmpty ? "n" : "n " + style]) { page in
      if style == "below" { page.sign("!") }
      page.text(text)
    }
  }

  /// A list of texts with commas between them, `—` when there are none.
  mutating func list(_ texts: [BilingualText]) {
    if texts.isEmpty { text("—") }
    for (at, item) in texts.enumerated() {
      if at > 0 { word(.comma) }
      text(item)
    }
  }
}
