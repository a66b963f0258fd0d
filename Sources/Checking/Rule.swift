import Geodesy
import MissionModel
import Units

/// One thing that a plan is measured against.
protocol Rule: SendableMetatype {
  /// The stable names that its findings carry.
  static var names: [String] { get }
  /// - Throws: `GeodesyError` when PROJ cannot answer; never because of the plan.
  static func judge(_ evidence: Evidence, into report: inout Report) throws(GeodesyError)
}

/// Collects findings.
struct Report {
  private(set) var findings: [Finding] = []

  mutating func add(
    _ severity: Finding.Severity, _ rule: String, _ subject: String, en: String, zh: String
  ) {
    findings.append(
      Finding(severity: severity, rule: rule, subject: subject, message: BilingualText(en: en, zh: zh)))
  }

  mutating func violation(_ rule: String, _ subject: String, en: String, zh: String) {
    add(.violation, rule, subject, en: en, zh: zh)
  }

  /// Turns what is found about `history` into notes: nobody can fly it again.
  mutating func settle(history: Set<String>) {
    for index in findings.indices
    where findings[index].severity != .note && history.contains(findings[index].subject) {
      findings[index].severity = .note
      findings[index].message.en += " (flown already)"
      findings[index].message.zh += "（已飛行）"
    }
  }

  /// Violations first, then by rule, subject and words; the same finding twice counts once.
  var sorted: [Finding] {
    let inOrder = findings.sorted { Report.key($0).lexicographicallyPrecedes(Report.key($1)) }
    var result: [Finding] = []
    for finding in inOrder where result.last != finding { result.append(finding) }
    return result
  }

  private static func key(_ finding: Finding) -> [String] {
    let rank =
      switch finding.severity {
      case .violation: "0"
      case .warning: "1"
      case .note: "2"
      }
    return [rank, finding.rule, finding.subject, finding.message.en, finding.message.zh]
  }
}
