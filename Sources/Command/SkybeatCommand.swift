import ArgumentParser
import PlanArchive
import Skybeat

@main
struct SkybeatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "skybeat",
    abstract: "飛咇: drone patrol days for Hong Kong, planned and checked.",
    discussion: """
      A usual day:
        skybeat run Missions/border.yaml --out out
        skybeat check Missions/border.yaml out/border/plan.json
        skybeat export Missions/border.yaml out/border/plan.json --out cards

      Exit codes: 0 fine; 1 a rule is broken (findings are printed);
      64 wrong arguments; 65 wrong input; 69 a server does not give
      what it should (maps fetch); 70 a fault of this program;
      73 a file cannot be written.

      Not for flight without the official zones, the unit's permission and
      a qualified pilot.
      """,
    version: "0.1.0",
    subcommands: [
      RunCommand.self, PlanCommand.self, ScheduleCommand.self, StateCommand.self, DiffCommand.self,
      FallbackCommand.self, CoverageCommand.self, CheckCommand.self, ExportCommand.self, ReportCommand.self,
      ArchiveCommand.self, ConvertCommand.self, MapsCommand.self, AircraftCommand.self,
    ])

  /// Runs the command line; turns what was thrown into a message and an exit code.
  static func main() {
    var command: any ParsableCommand
    do {
      command = try parseAsRoot()
    } catch {
      exit(withError: error)
    }
    do {
      try command.run()
    } catch let issues as FileIssues {
      stop(issues.description, .wrongInput)
    } catch let issue as FileIssue {
      stop(issue.description, .wrongInput)
    } catch let failure as WriteFailure {
      stop(failure.description, .cannotWrite)
    } catch let failures as FetchFailures {
      stop(failures.description, failures.status)
    } catch let error as ArchiveError {
      switch error {
      case .refused: stop(error.description, .wrongInput)
      case .cannotWrite: stop(error.description, .cannotWrite)
      }
    } catch let error as CoverageError {
      stop(error.description, .wrongInput)
    } catch let error as ReportError {
      stop(error.description, .wrongInput)
    } catch let error as GeodesyError {
      stop(error.description, .wrongInput)
    } catch let error as ExitCode {
      exit(withError: error)
    } catch {
      // Help that was asked for and arguments that are refused are the parser's; it calls all others a failure.
      if exitCode(for: error) != .failure { exit(withError: error) }
      stop("a fault of this program, please report it: \(error)", .ownFault)
    }
  }

  private static func stop(_ message: String, _ code: ExitStatus) -> Never {
    Terminal.complain(message)
    exit(withError: ExitCode(code.rawValue))
  }
}

/// What the program's exit codes mean; also in `--help` and README.md. 64, wrong arguments, is the parser's own.
enum ExitStatus: Int32 {
  case violations = 1
  case wrongInput = 65
  case unavailable = 69
  case ownFault = 70
  case cannotWrite = 73
}
