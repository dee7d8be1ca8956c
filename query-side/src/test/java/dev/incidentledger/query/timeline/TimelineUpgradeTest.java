package dev.incidentledger.query.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.query.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TimelineUpgradeTest {

    private final DriverManagerDataSource database = new DriverManagerDataSource(TestDatabase.fresh());
    private final JdbcClient db = JdbcClient.create(database);

    @Test
    void a_timeline_of_an_earlier_release_knows_when_its_incidents_were_spoken_of() {
        migrate("12");
        record(7, "inc_1", 0);
        record(8, "inc_2", 0);
        record(9, "inc_1", 1);

        migrate("latest");

        assertThat(db.sql(
                                "select incident_id, first_position, last_position from query.timeline_incident_v1 order by 1")
                        .query((row, _) ->
                                "%s from %d to %d".formatted(row.getString(1), row.getLong(2), row.getLong(3)))
                        .list())
                .containsExactly("inc_1 from 7 to 9", "inc_2 from 8 to 8");
    }

    /** The scripts up to a version; those that are run again with every release only with the latest. */
    private void migrate(String target) {
        Flyway.configure()
                .repeatableSqlMigrationPrefix(target.equals("latest") ? "R" : "none")
                .dataSource(database)
                .schemas("query")
                .locations("classpath:db/query")
                .target(target)
                .load()
                .migrate();
    }

    private void record(long position, String incident, long sequence) {
        db.sql("""
                        insert into query.timeline_v1
                        values (?, ?, ?, 'event', now(), 'incident.update-posted', '1', '', '')
                        """).params(position, incident, sequence).update();
    }
}
