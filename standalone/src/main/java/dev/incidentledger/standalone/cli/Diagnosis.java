package dev.incidentledger.standalone.cli;

import dev.incidentledger.standalone.doctor.Finding;
import dev.incidentledger.standalone.doctor.Severity;
import java.util.List;
import picocli.CommandLine.ExitCode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** All that a doctor has found. */
record Diagnosis(List<Finding> findings) {

    int exitCode() {
        return count(Severity.PROBLEM) == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    void print(Shell shell) {
        var table = new Table();
        for (var finding : findings) {
            table.row(finding.severity().toString(), finding.check(), finding.found());
            if (!finding.cure().isEmpty()) {
                table.row("", "", "-> " + finding.cure());
            }
        }
        table.print(shell);
        shell.print("Problems: %d, warnings: %d".formatted(count(Severity.PROBLEM), count(Severity.WARNING)));
    }

    ObjectNode json() {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("problems", count(Severity.PROBLEM))
                .put("warnings", count(Severity.WARNING));
        var array = json.putArray("findings");
        findings.forEach(finding -> array.addObject()
                .put("check", finding.check())
                .put("severity", finding.severity().toString())
                .put("found", finding.found())
                .put("cure", finding.cure()));
        return json;
    }

    private long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }
}
