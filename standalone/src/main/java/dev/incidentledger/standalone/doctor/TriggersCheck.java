package dev.incidentledger.standalone.doctor;

import java.sql.SQLException;
import java.util.List;

/** Whether the database still refuses a change of what is in the log, to its owner too. */
record TriggersCheck() implements Check {

    @Override
    public String name() {
        return "triggers";
    }

    @Override
    public List<Finding> look(Database database) throws SQLException {
        var failing = database.rows("""
                select needed.name, needed.relation,
                    case when pg_trigger.oid is null then 'is missing'
                        when tgenabled <> 'A' then 'is switched off'
                        else 'does not refuse anything' end as state
                from (values ('append_only', 'event_store.event_log'), ('never_removed', 'event_store.event_log_head'),
                        ('only_forward', 'event_store.event_log_head')) as needed (name, relation)
                    left join pg_catalog.pg_trigger on tgname = needed.name and tgrelid = to_regclass(needed.relation)
                    left join pg_catalog.pg_proc on pg_proc.oid = tgfoid
                where pg_trigger.oid is null or tgenabled <> 'A' or prosrc !~* 'raise\\s+exception'
                order by 1
                """);
        return failing.isEmpty()
                ? List.of(Finding.ok(name(), "The triggers that keep the log from being rewritten are on"))
                : failing.stream().map(this::finding).toList();
    }

    private Finding finding(Row trigger) {
        return Finding.problem(
                name(),
                "The trigger %s on %s %s: the log could be rewritten"
                        .formatted(trigger.text("name"), trigger.text("relation"), trigger.text("state")),
                "Ask who did it and verify an export of the log; then, as its owner: alter table %s enable always trigger %s, or restore what is gone"
                        .formatted(trigger.text("relation"), trigger.text("name")));
    }
}
