package dev.incidentledger.command.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.access.Role;
import dev.incidentledger.events.access.TokenId;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.maintenance.MaintenanceId;
import dev.incidentledger.eventstore.RecordedKeys;
import dev.incidentledger.http.Caller;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FreshIdsTest {

    private final Caller caller = new Caller(TokenId.next(), Set.of(Role.OPERATOR));
    private final Caller other = new Caller(TokenId.next(), Set.of(Role.OPERATOR));

    @Test
    void where_keys_are_kept_apart_in_each_aggregate_alone_a_request_sent_again_names_the_same() {
        assertThat(withinAggregates("one").next(IncidentId.PREFIX, caller))
                .isEqualTo(withinAggregates("\"one\"").next(IncidentId.PREFIX, caller))
                .isNotEqualTo(withinAggregates("two").next(IncidentId.PREFIX, caller))
                .isNotEqualTo(withinAggregates("one").next(IncidentId.PREFIX, other))
                .isNotEqualTo(withinAggregates().next(IncidentId.PREFIX, caller))
                .satisfies(id -> assertThat(new IncidentId(id)).isNotNull());
        assertThat(withinAggregates("one").next(MaintenanceId.PREFIX, caller)).startsWith(MaintenanceId.PREFIX);
    }

    @Test
    void where_keys_are_kept_apart_in_the_log_ids_follow_the_time() {
        var ids = new FreshIds((_, _) -> Optional.empty(), request("one"));

        var first = ids.next(IncidentId.PREFIX, caller);

        assertThat(IncidentId.next().value().substring(0, 12)).isGreaterThanOrEqualTo(first.substring(0, 12));
        assertThat(ids.next(IncidentId.PREFIX, caller)).isNotEqualTo(first);
    }

    private static FreshIds withinAggregates(String... keys) {
        return new FreshIds(
                new RecordedKeys() {
                    @Override
                    public Optional<RecordedKey> find(String commandKey, String aggregateId) {
                        return Optional.empty();
                    }

                    @Override
                    public boolean areUniqueInLog() {
                        return false;
                    }
                },
                request(keys));
    }

    private static MockHttpServletRequest request(String... keys) {
        var request = new MockHttpServletRequest();
        for (var key : keys) {
            request.addHeader("Idempotency-Key", key);
        }
        return request;
    }
}
