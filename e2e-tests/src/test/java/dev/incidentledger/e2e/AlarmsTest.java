package dev.incidentledger.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/** Alarms and the dashboard of operations ask for what the product measures, and each alarm says what to do. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AlarmsTest {

    private static final Path DEPLOY = Path.of("../deploy");
    private static final Path RULES = DEPLOY.resolve("prometheus/rules.yml");
    private static final Path DASHBOARD = DEPLOY.resolve("grafana/dashboards/operations.json");
    private static final Path OPERATIONS = Path.of("../docs/operations.md");

    /** Of Prometheus itself. */
    private static final Set<String> NOT_OURS = Set.of("up", "ALERTS");

    private static final Pattern PARTS_WITHOUT_METRICS =
            Pattern.compile("\"[^\"]*\"|\\{[^}]*}|\\[[^]]*]|\\b(?:by|without|on|ignoring)\\s*\\([^)]*\\)");
    private static final Pattern METRIC = Pattern.compile("\\b[A-Za-z_:][\\w:]*+(?!\\s*\\()");
    private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "bool", "offset");
    /** Of the database. */
    private static final Set<String> ROLES = Set.of("ledger_owner", "ledger_analyst");

    private static final Pattern OUR_METRIC = Pattern.compile("`(ledger_\\w+)`");

    /** Measured where events live there, which {@link AxonServerJourneyTest} holds against what is described. */
    private static final String ON_AXON_SERVER = "ledger_axonserver_";

    @Test
    void each_has_a_paragraph_of_its_own() throws IOException {
        var alarms = Files.readString(OPERATIONS);
        var paragraphs = Pattern.compile("(?ms)^### (Ledger\\w+)\\n\\n(.{100,}?)(?=\\n\\n###|\\n\\n##|\\z)")
                .matcher(alarms.substring(alarms.indexOf("\n## Alarms")))
                .results()
                .map(paragraph -> paragraph.group(1));

        assertThat(paragraphs).containsExactlyElementsOf(rules().keySet());
    }

    @Test
    void what_they_ask_for_is_measured() throws IOException {
        var asked = askedFor(rules().values());
        asked.removeIf(name -> name.startsWith(ON_AXON_SERVER));

        assertThat(measured()).containsAll(asked);
    }

    @Test
    void what_the_dashboard_asks_for_is_measured() throws IOException {
        var asked = askedFor(expressions());

        assertThat(asked).hasSizeGreaterThan(15);
        assertThat(measured()).containsAll(asked);
    }

    @Test
    void all_that_is_measured_of_ours_is_described_and_nothing_else() throws IOException {
        var described = new TreeSet<String>();
        OUR_METRIC.matcher(Files.readString(OPERATIONS)).results().forEach(metric -> described.add(metric.group(1)));
        described.removeAll(ROLES);
        described.removeIf(name -> name.startsWith(ON_AXON_SERVER));

        assertThat(measured().stream().filter(name -> name.startsWith("ledger_")))
                .containsExactlyInAnyOrderElementsOf(described);
    }

    @Test
    void panels_of_the_dashboard_do_not_overlap() throws IOException {
        var places = new ArrayList<String>();
        for (var panel : dashboard().path("panels").values()) {
            var place = panel.path("gridPos");
            for (int x = 0; x < place.path("w").asInt(); x++) {
                for (int y = 0; y < place.path("h").asInt(); y++) {
                    places.add((place.path("x").asInt() + x) + " "
                            + (place.path("y").asInt() + y));
                }
            }
        }

        assertThat(places).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"check rules rules.yml", "check config --syntax-only prometheus.yml", "test rules rules_test.yml"
            })
    void prometheus_finds_them_in_order(String check) throws IOException, InterruptedException {
        assumeTrue(Programs.isOnPath("promtool"), "Needs promtool, of the Debian package prometheus");
        var command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(check.split(" ")));

        var promtool = new ProcessBuilder(command)
                .directory(DEPLOY.resolve("prometheus").toFile())
                .redirectErrorStream(true)
                .start();

        var said = new String(promtool.getInputStream().readAllBytes(), UTF_8);
        assertThat(promtool.waitFor()).as(said).isZero();
    }

    /** It scrapes a healthy product for a while. */
    @Test
    void prometheus_answers_every_panel_and_raises_no_alarm(@TempDir Path folder) throws IOException {
        assumeTrue(Programs.isOnPath("prometheus"), "Needs prometheus, of the Debian package of that name");
        var ledger = RunningLedger.start();

        try (var prometheus = PrometheusProcess.start(folder, ledger.admin(), RULES)) {
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                assertThat(prometheus.ask("up{job=\"ledger\"}")).isEqualTo(List.of("1"));
                for (var expression : expressions()) {
                    assertThat(prometheus.ask(expression.replace("[1m]", "[5s]").replace("[5m]", "[5s]")))
                            .as(expression)
                            .isNotEmpty();
                }
            });
            assertThat(prometheus.rules().values()).containsOnly("ok");
            assertThat(prometheus.rules().keySet()).containsExactlyElementsOf(rules().keySet());
            assertThat(prometheus.ask("ALERTS{alertstate=\"firing\"}")).isEmpty();
        }
    }

    /** Names and expressions, in order. */
    private static Map<String, String> rules() throws IOException {
        Map<String, List<Map<String, List<Map<String, Object>>>>> file = new Yaml().load(Files.readString(RULES));
        var rules = new LinkedHashMap<String, String>();
        for (var rule : file.get("groups").getFirst().get("rules")) {
            rules.put((String) rule.get("alert"), (String) rule.get("expr"));
        }
        return rules;
    }

    private static List<String> expressions() throws IOException {
        return dashboard()
                .path("panels")
                .valueStream()
                .flatMap(panel -> panel.path("targets").valueStream())
                .map(target -> target.path("expr").asString())
                .toList();
    }

    private static JsonNode dashboard() throws IOException {
        return Api.JSON.readTree(Files.readString(DASHBOARD));
    }

    private static Set<String> askedFor(Iterable<String> expressions) {
        var names = new TreeSet<String>();
        for (var expression : expressions) {
            METRIC.matcher(PARTS_WITHOUT_METRICS.matcher(expression).replaceAll(" "))
                    .results()
                    .map(MatchResult::group)
                    .filter(name -> !OPERATORS.contains(name) && !NOT_OURS.contains(name))
                    .forEach(names::add);
        }
        return names;
    }

    private static Set<String> measured() {
        var admin = RunningLedger.shared().admin();
        var names = new TreeSet<String>();
        Stream.of(admin.probe(admin.request("/actuator/prometheus").GET())
                        .expect(200)
                        .body()
                        .split("\n"))
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> names.add(line.replaceFirst("[ {].*", "")));
        return names;
    }
}
