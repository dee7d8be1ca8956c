package dev.incidentledger.query.publicapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.query.platform.StatusPage;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a source said of components in a way of its own. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class V2UpdateTest {

    private static final ComponentId MAIL = new ComponentId(ComponentId.PREFIX + "%026d".formatted(1));
    private static final AffectedComponent SAID =
            new AffectedComponent(MAIL, ComponentStatus.MAJOR_OUTAGE, "Mail", ComponentStatus.OPERATIONAL);
    private static final Instant TEN = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void is_told_in_its_words() {
        assertThat(affected(List.of(SAID), "{\"code\":\"mail\",\"name\":\"Mail\",\"more\":1}")
                        .at("/0/more")
                        .asInt())
                .isEqualTo(1);
        assertThat(affected(List.of(), "{\"name\":\"Told by name alone\"}")).hasSize(1);
    }

    @Test
    void is_told_in_ours_where_it_names_what_became_internal() {
        var told = "{\"code\":\"mail\",\"name\":\"Mail\",\"more\":1},{\"code\":\"lab\",\"name\":\"Hush\",\"more\":1}";

        assertThat(affected(List.of(SAID), told).toString())
                .contains("\"mail\"")
                .doesNotContain("Hush", "lab");
        assertThat(affected(List.of(), told).isNull()).isTrue();
    }

    private static JsonNode affected(List<AffectedComponent> ours, String told) {
        var source = SourceRest.ofNullable("{\"fields\":{\"affected_components\":[" + told + "]}}");
        var page = V2Page.of(new StatusPage("Exchange", null, ZoneOffset.UTC));
        return new V2Update("upd_1", "resolved", "Over", TEN, ours, false, 1, TEN, TEN, false)
                .json("inc_1", Map.of("upd_1", "update", MAIL.value(), "mail"), source, page, new V2Affected())
                .path("affected_components");
    }
}
