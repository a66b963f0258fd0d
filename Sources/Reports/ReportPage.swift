public import Coverage
public import MissionModel
import Units

/// The documents that a report was asked to show together do not belong together.
public struct ReportError: Error, Hashable, Sendable, CustomStringConvertible {
  /// One line for each mistake.
  public var reasons: [String]
  public var description: String { reasons.joined(separator: "\n") }
}

/// The day's report as one HTML file for a duty officer: map, timetable, coverage, findings and sources, in
/// English and Traditional Chinese. It loads nothing from anywhere; its content policy forbids it.
public enum ReportPage {
  /// - Parameters:
  ///   - findings: what the checker says; the plan's own notices are shown with them, each once.
  ///   - maps, profiles: of the same plan; without them the page has no heat maps, and no ground under its flights but
  ///     at waypoints.
  /// - Returns: UTF-8. The same documents give the same bytes.
  /// - Throws: `ReportError` when the plan or the coverage is another mission's, names what neither it nor the
  ///   mission has, or holds a number that is none.
  public static func html(
    mission: Mission, plan: Plan, coverage: CoverageReport, findings: [Finding], maps: [SightMap] = [],
    profiles: [RouteProfile] = []
  ) throws -> [UInt8] {
    let content = ReportContent(
      mission: mission, plan: plan, coverage: coverage, findings: findings, maps: maps, profiles: profiles)
    let reasons = content.mistakes()
    if !reasons.isEmpty { throw ReportError(reasons: reasons) }
    let map = MapSheet(content)
    let data = try PageData(content, map).json()

    var page = PageWriter()
    page.markup("<!DOCTYPE html>\n")
    page.open("html", ["lang": "en"])
    page.markup("\n<head>\n<meta charset=\"utf-8\">\n")
    page.markup(
      """
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
      script-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="generator" content="Skybeat">

      """)
    page.element("title", text: PageWriter.both(plan.mission.name) + " – Skybeat")
    page.markup("\n<style>\n")
    page.asset(PageAsset([ReportStyle.page, ReportStyle.map, ReportStyle.narrowAndPrint]))
    page.markup("\n</style>\n<script>\n")
    page.asset(ReportScript.language)
    page.markup("\n</script>\n</head>\n<body>\n")
    page.header(content)
    page.open("main", ["id": "main"])
    page.summary(content)
    page.map(content, map)
    page.timetable(content)
    page.coverage(content)
    page.judgement(content)
    page.airspace(content)
    page.privacy(content)
    page.sources(content)
    page.close("main")
    page.footer(content)
    page.markup("\n<script type=\"application/json\" id=\"data\">")
    page.json(data)
    page.markup("</script>\n<script>\n")
    page.asset(
      PageAsset([
        ReportScript.opening, ReportScript.map, ReportScript.heat, ReportScript.mapInput, ReportScript.sortie,
        ReportScript.profile, ReportScript.closing,
      ]))
    page.markup("\n</script>\n</body>\n</html>\n")
    return page.bytes
  }
}
