package dev.incidentledger.query.promises;

import static dev.incidentledger.query.promises.Sayings.incident;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentEvent.IncidentIdentified;
import dev.incidentledger.events.incident.IncidentEvent.UpdatePosted;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.query.QueryServer;
import dev.incidentledger.query.platform.Announcement;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks by the real clock, at promises that are made in relation to it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PromiseWatchTest {

    private final List<String> announced = new ArrayList<>();

    private QueryServer server;
    private Instant now;

    @BeforeEach
    void start(@TempDir Path folder) {
        server = QueryServer.start(folder);
        server.listen(Announcement.class, announcement -> announced.add(announcement.name()));
        now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void reminds_counts_and_forgets_what_is_answered() throws InterruptedException {
        identify(1, promising(Duration.ZERO, Duration.ofMinutes(4)));
        identify(2, promising(Duration.ofMinutes(-30), Duration.ofMinutes(-2)));
        identify(3, promising(Duration.ofDays(-30), Duration.ofDays(-29)));
        identify(4, promising(Duration.ofMinutes(-1), Duration.ofHours(1)));

        look();
        look();

        assertThat(announced).containsExactly("promise.overdue", "promise.due-soon");
        assertThat(gauge("ledger.promises.due.soon")).isEqualTo(1);
        assertThat(gauge("ledger.promises.overdue")).isEqualTo(2);

        for (int number = 1; number <= 3; number++) {
            record(new UpdatePosted(incident(number), update(Duration.ZERO, null)));
        }
        look();

        assertThat(announced).hasSize(2);
        assertThat(gauge("ledger.promises.due.soon")).isZero();
        assertThat(gauge("ledger.promises.overdue")).isZero();
    }

    private void look() throws InterruptedException {
        server.settle();
        server.get(PromiseWatch.class).look();
    }

    private double gauge(String name) {
        return server.get(MeterRegistry.class).get(name).gauge().value();
    }

    private void identify(int number, Update opening) {
        record(new IncidentIdentified(
                incident(number), "Any", opening.occurredAt(), opening, Audience.PUBLIC, null, null, null));
    }

    private void record(IncidentEvent event) {
        server.record(event.incidentId().value(), event);
    }

    private Update promising(Duration made, Duration due) {
        return update(made, now.plus(due));
    }

    private Update update(Duration made, @Nullable Instant nextUpdateBy) {
        return new Update(
                UpdateId.next(),
                UpdateStatus.IDENTIFIED,
                "Told",
                List.of(),
                now.plus(made),
                nextUpdateBy,
                Audience.PUBLIC);
    }
}
