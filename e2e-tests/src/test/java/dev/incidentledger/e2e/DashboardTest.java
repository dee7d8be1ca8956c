package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSetMetaData;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The dashboard for Grafana asks what the role of analysts may ask, and shows what comes back. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DashboardTest {

    private static final Path FILE = Path.of("../docs/grafana/incident-ledger.json");
    private static final String A_YEAR = "now() - interval '1 year'";

    static Stream<Arguments> panels() throws IOException {
        return dashboard()
                .path("panels")
                .valueStream()
                .map(panel -> Arguments.of(panel.path("title").asString(), panel));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("panels")
    void a_panel_is_answered_with_just_the_columns_that_it_names(String title, JsonNode panel) {
        var columns = columnsOf(asked(panel));

        assertThat(columns.keySet()).containsExactlyElementsOf(named(panel));
        if (panel.path("options").has("xField")) {
            assertThat(columns).containsKey(panel.at("/options/xField").asString());
        }
        if (panel.at("/targets/0/format").asString().equals("time_series")) {
            assertThat(columns).containsEntry("time", Types.TIMESTAMP);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("panels")
    void a_panel_has_something_to_show_of_a_history(String title, JsonNode panel) {
        assertThat(AnalystsLedger.asAnalyst().sql(asked(panel)).query().listOfRows())
                .isNotEmpty();
    }

    @Test
    void panels_are_told_apart_and_do_not_overlap() throws IOException {
        var places = new ArrayList<String>();
        for (var panel : dashboard().path("panels").values()) {
            var place = panel.path("gridPos");
            assertThat(place.path("x").asInt() + place.path("w").asInt()).isLessThanOrEqualTo(24);
            for (int x = 0; x < place.path("w").asInt(); x++) {
                for (int y = 0; y < place.path("h").asInt(); y++) {
                    places.add((place.path("x").asInt() + x) + " "
                            + (place.path("y").asInt() + y));
                }
            }
        }

        assertThat(places).doesNotHaveDuplicates();
        assertThat(dashboard()
                        .path("panels")
                        .valueStream()
                        .map(panel -> panel.path("id").asInt()))
                .doesNotHaveDuplicates();
    }

    /** With the macros that Grafana fills in, for the last year. */
    private static String asked(JsonNode panel) {
        return panel.at("/targets/0/rawSql")
                .asString()
                .replaceAll("\\$__timeFilter\\(((?:[^()]|\\([^()]*\\))*)\\)", "$1 between " + A_YEAR + " and now()");
    }

    private static List<String> named(JsonNode panel) {
        return panel.at("/fieldConfig/overrides")
                .valueStream()
                .map(override -> override.at("/matcher/options").asString())
                .toList();
    }

    private static Map<String, Integer> columnsOf(String sql) {
        return AnalystsLedger.asAnalyst().sql(sql).query(rows -> {
            ResultSetMetaData shape = rows.getMetaData();
            var columns = new LinkedHashMap<String, Integer>();
            for (int column = 1; column <= shape.getColumnCount(); column++) {
                columns.put(shape.getColumnLabel(column), shape.getColumnType(column));
            }
            return columns;
        });
    }

    private static JsonNode dashboard() throws IOException {
        return Api.JSON.readTree(Files.readString(FILE));
    }
}
