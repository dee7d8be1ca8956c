package dev.incidentledger.standalone.doctor;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether what is acknowledged has reached the disk. */
record DurabilityCheck() implements Check {

    private static final Set<String> REACHES_THE_DISK = Set.of("on", "local", "remote_write", "remote_apply");

    @Override
    public String name() {
        return "durability";
    }

    @Override
    public List<Finding> look(Database database) throws SQLException {
        var findings = new ArrayList<Finding>();
        for (var setting : database.rows("""
                select name, setting, source = 'client' as by_url from pg_catalog.pg_settings
                where name in ('fsync', 'full_page_writes', 'synchronous_commit') order by name
                """)) {
            var found = "%s is %s".formatted(setting.text("name"), setting.text("setting"));
            if (setting.text("name").equals("synchronous_commit")) {
                if (!REACHES_THE_DISK.contains(setting.text("setting"))) {
                    findings.add(unsynchronized(found, setting.isTrue("by_url")));
                }
            } else if (!setting.text("setting").equals("on")) {
                findings.add(Finding.problem(
                        name(),
                        "%s: a crash of the machine may lose or destroy what was acknowledged".formatted(found),
                        "Set %s = on in postgresql.conf and reload the server".formatted(setting.text("name"))));
            }
        }
        if (findings.isEmpty()) {
            findings.add(Finding.ok(name(), "Commits wait for the disk: fsync, full_page_writes, synchronous_commit"));
        }
        return findings;
    }

    private Finding unsynchronized(String found, boolean byUrl) {
        return byUrl
                ? Finding.problem(
                        name(),
                        "%s, said by the URL of the database: commands are acknowledged before they are on the disk"
                                .formatted(found),
                        "Take synchronous_commit out of the options in SPRING_DATASOURCE_URL")
                : Finding.warning(
                        name(),
                        "%s: the log waits for the disk all the same, but imports, alerts and schedules may lose their last moments"
                                .formatted(found),
                        "alter role ledger set synchronous_commit = on");
    }
}
