import Skybeat

/// Findings for the terminal: violations first, one line each.
enum FindingsText {
  static func lines(_ findings: [Finding], notes: Bool) -> [String] {
    let order: [Finding.Severity] = notes ? [.violation, .warning, .note] : [.violation, .warning]
    return order.flatMap { severity in
      findings.filter { $0.severity == severity }.map { finding in
        let subject = finding.subject.isEmpty ? "plan" : finding.subject
        return "\(mark(severity)) \(finding.rule) [\(subject)] \(finding.message.en)"
      }
    }
  }

  private static func mark(_ severity: Finding.Severity) -> String {
    switch severity {
    case .violation: Terminal.red("violation")
    case .warning: Terminal.yellow("warning  ")
    case .note: "note     "
    }
  }

  static func violations(_ findings: [Finding]) -> Int {
    findings.filter { $0.severity == .violation }.count
  }
}
