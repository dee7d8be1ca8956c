package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.incidentledger.e2e.SideProcess.Side;
import dev.incidentledger.standalone.database.EmbeddedPostgresServer;
import java.io.IOException;
import java.io.StringReader;
import java.lang.module.ModuleDescriptor.Version;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.yaml.snakeyaml.Yaml;

/** What is written for Docker fits the applications, and the files that it names are there. No image is built here. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeploymentFilesTest {

    private static final Path ROOT = Path.of("..");
    private static final Path READY = ROOT.resolve("deploy/ready.sh");
    private static final List<String> OURS =
            List.of("command-side-1", "command-side-2", "query-side-1", "query-side-2");
    private static final String MIGRATION = "migrate";
    private static final Pattern SETTING = Pattern.compile("(?:\\$\\{|\")((?:ledger|spring)\\.[a-z.-]+)");
    private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|TOKEN|SECRET)");

    /** Named, and left open: `${NAME:?why}`, `${NAME}` or `${NAME:-}`. */
    private static final Pattern LEFT_OPEN = Pattern.compile("\\$\\{[A-Z_]+(?::\\?[^}]+|:-)?}");

    private final Map<String, Map<String, Object>> services = services();

    @Test
    void every_setting_is_one_that_its_process_knows() throws IOException {
        for (var name : OURS) {
            assertThat(settings(name).keySet()).as(name).isSubsetOf(known(sideOf(name)));
        }
    }

    @Test
    void processes_of_one_side_differ_in_their_names_alone() {
        for (var side : List.of("command-side", "query-side")) {
            var one = settings(side + "-1");
            var other = settings(side + "-2");
            assertThat(one.remove("LEDGER_NODE_ID")).isNotEqualTo(other.remove("LEDGER_NODE_ID"));
            assertThat(one).isEqualTo(other);
        }
    }

    @Test
    void what_migrates_alone_has_the_login_of_the_owner_of_the_log_and_all_others_wait_for_it() {
        assertThat(services.keySet().stream().filter(name -> settings(name).containsKey("SPRING_FLYWAY_PASSWORD")))
                .containsExactly(MIGRATION);
        assertThat(OURS)
                .allSatisfy(name -> assertThat(dependencies(name)).containsExactlyInAnyOrder("postgres", MIGRATION));
        assertThat(service(MIGRATION)).containsEntry("restart", "no");
    }

    /** As it is told there. */
    @Test
    void what_migrates_ends_by_itself_before_it_does_anything_else(@TempDir Path folder) throws IOException {
        try (var database = EmbeddedPostgresServer.startTemporary()) {
            var data = folder.resolve("data");
            var migration = new SideProcess(
                    Side.COMMAND,
                    folder.resolve("log"),
                    List.of(
                            "--ledger.data-dir=" + data,
                            "--spring.datasource.url=" + database.jdbcUrl(),
                            "--spring.datasource.username=" + database.user(),
                            "--spring.datasource.password=" + database.password(),
                            "--spring.flyway.user=" + database.owner(),
                            "--spring.flyway.password=" + database.ownerPassword()));
            migration.start(
                    Map.of("JAVA_TOOL_OPTIONS", (String) settings(MIGRATION).get("JAVA_TOOL_OPTIONS")));

            assertThat(migration.awaitEnd()).as(migration.said()).isZero();
            var db = JdbcClient.create(
                    new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password()));
            assertThat(db.sql("select count(*) from event_store.event_log")
                            .query(Long.class)
                            .single())
                    .isZero();
            assertThat(data.resolve("admin-token")).doesNotExist();
        }
    }

    @Test
    void what_the_documents_tell_to_do_names_what_is_there() throws IOException {
        var commands = Files.readString(ROOT.resolve("docs/operations.md"))
                .lines()
                .filter(line -> line.matches(".*docker compose (exec|run|up .*--no-deps) .*"))
                .toList();

        assertThat(commands)
                .hasSizeGreaterThan(2)
                .allSatisfy(command -> assertThat(command.split("[ `]+", -1))
                        .containsAnyElementsOf(Stream.concat(services.keySet().stream(), Stream.of("$process"))
                                .toList()));
    }

    /** Docker starts nobody again by itself who was sent a signal from outside. */
    @Test
    void signals_are_sent_from_within_where_the_first_process_is_java() throws IOException {
        assertThat(Files.readString(ROOT.resolve("docs/operations.md")))
                .doesNotContain("docker compose kill")
                .contains("docker compose exec query-side-1 bash -c 'kill -QUIT 1'");
        assertThat(Files.readString(ROOT.resolve("deploy/Dockerfile"))).contains("\nENTRYPOINT [\"java\", ");
        assertThat(OURS)
                .allSatisfy(name -> assertThat(service(name)).doesNotContainKeys("init", "entrypoint", "command"));
    }

    /** docs/operations.md has the sum, under "Connections to the database". */
    @Test
    void the_database_has_connections_for_all_of_them_and_some_more() throws IOException {
        var defaults = properties("event-store/src/main/resources/event-store.properties");
        int pool = Integer.parseInt(defaults.getProperty("spring.datasource.hikari.maximum-pool-size"));
        int grafana = 4;

        int all = OURS.stream()
                        .mapToInt(name -> pool + (sideOf(name).equals("query-side") ? 5 : 2))
                        .sum()
                + grafana;

        assertThat(list("postgres", "command")).hasSize(3).startsWith("postgres", "-c");
        assertThat(Integer.parseInt(list("postgres", "command").getLast().replace("max_connections=", "")))
                .isGreaterThanOrEqualTo(all + 20);
        assertThat(Files.readString(ROOT.resolve("docs/operations.md"))).contains("2 × 22 + 2 × 25 + 4 = " + all);
        assertThat(Files.readString(ROOT.resolve("deploy/grafana/provisioning/datasources/sources.yml")))
                .contains("maxOpenConns: " + grafana);
    }

    /** Else the heap of each might be that part of the whole machine. */
    @Test
    void what_each_may_have_of_the_memory_is_limited() throws IOException {
        assertThat(Files.readString(ROOT.resolve("deploy/Dockerfile"))).contains("-XX:MaxRAMPercentage=");
        assertThat(OURS)
                .allSatisfy(name ->
                        assertThat((String) service(name).get("mem_limit")).matches("\\$\\{LEDGER_MEMORY:-\\d+m}"));
    }

    /** No process runs here that is asked for nothing, and both see the files of the product as their owner. */
    @Test
    void tools_run_when_they_are_asked_for_on_the_data_of_the_product() {
        for (var name : List.of("tools", "doctor")) {
            assertThat(service(name))
                    .containsEntry("profiles", List.of("tools"))
                    .containsEntry("restart", "no");
            assertThat(service(name).get("user"))
                    .isEqualTo(service("query-side-1").get("user"));
            assertThat(list(name, "networks")).isEqualTo(list("query-side-1", "networks"));
            assertThat(list(name, "volumes")).containsAll(list("query-side-1", "volumes"));
        }
        assertThat(list("doctor", "entrypoint")).endsWith("application.jar", "doctor");
        assertThat(settings("tools").keySet())
                .containsExactlyInAnyOrder("PGHOST", "PGDATABASE", "PGUSER", "PGPASSWORD", "LEDGER_DATA_DIR");
        assertThat(service("tools").get("image")).isEqualTo(service("postgres").get("image"));
    }

    @Test
    void ports_are_those_that_the_applications_listen_on() throws IOException {
        for (var name : OURS) {
            assertThat(arguments(name)).containsEntry("SIDE", sideOf(name)).containsEntry("PORT", portOf(sideOf(name)));
        }
        Map<String, List<Map<String, List<Map<String, List<String>>>>>> prometheus =
                yaml(ROOT.resolve("deploy/prometheus/prometheus.yml"));
        assertThat(prometheus.get("scrape_configs").getFirst().get("static_configs").stream()
                        .flatMap(target -> target.get("targets").stream()))
                .containsExactlyElementsOf(targets());
    }

    @Test
    void the_proxy_is_published_where_it_listens() throws IOException {
        var nginx = Files.readString(ROOT.resolve("deploy/nginx.conf"));
        var inside = list("proxy", "ports").getFirst().replaceFirst(".*:", "");

        assertThat(nginx).containsPattern("(?m)^\\s*listen\\s+" + inside + "\\b");
        assertThat(nginx).contains(targets());
    }

    /** Else one that is not there keeps the proxy from starting, and one that has come back is looked for where it was. */
    @Test
    void the_proxy_asks_again_and_again_where_everybody_is() throws IOException {
        var nginx = Files.readString(ROOT.resolve("deploy/nginx.conf"));
        var version = ((String) service("proxy").get("image")).replaceFirst(".*:([\\d.]+)-.*", "$1");

        assertThat(nginx).containsPattern("(?m)^    resolver 127\\.0\\.0\\.11 valid=\\d+s;$");
        assertThat(nginx).containsPattern("(?m)^ +zone commands ").containsPattern("(?m)^ +zone queries ");
        assertThat(nginx.lines().filter(line -> line.strip().startsWith("server ") && !line.endsWith("{")))
                .hasSameSizeAs(OURS)
                .allSatisfy(line -> assertThat(line).endsWith(" resolve;"));
        assertThat(Version.parse(version)).as("knows resolve").isGreaterThanOrEqualTo(Version.parse("1.27.3"));
    }

    /** But not again for the database; a machine that is gone is noticed sooner. */
    @Test
    void the_proxy_asks_another_query_side_as_long_as_that_may_know_better() throws IOException {
        var nginx = Files.readString(ROOT.resolve("deploy/nginx.conf"));
        var waits = properties("event-store/src/main/resources/event-store.properties")
                .getProperty("spring.datasource.hikari.connection-timeout");

        assertThat(time(nginx, "proxy_next_upstream_timeout"))
                .isGreaterThan(time(nginx, "proxy_connect_timeout"))
                .isLessThan(Duration.ofMillis(Long.parseLong(waits)));
    }

    @Test
    void files_that_are_mounted_are_there() {
        assertThat(services.keySet().stream()
                        .flatMap(name -> list(name, "volumes").stream())
                        .filter(volume -> volume.startsWith("./")))
                .isNotEmpty()
                .allSatisfy(volume -> assertThat(ROOT.resolve(volume.substring(0, volume.indexOf(':'))))
                        .exists());
    }

    @Test
    void whoever_needs_another_waits_until_that_is_well() throws IOException {
        var dockerfile = Files.readString(ROOT.resolve("deploy/Dockerfile"));
        assertThat(dockerfile).contains("HEALTHCHECK ", "CMD [\"ready\"]");

        for (var name : services.keySet()) {
            for (var needed : dependencies(name)) {
                assertThat(map(name, "depends_on").get(needed))
                        .as("%s needs %s", name, needed)
                        .isEqualTo(Map.of(
                                "condition",
                                needed.equals(MIGRATION) ? "service_completed_successfully" : "service_healthy"));
                assertThat(OURS.contains(needed) || service(needed).containsKey("healthcheck"))
                        .as("%s tells whether it is well", needed)
                        .isTrue();
            }
        }
    }

    @Test
    void every_image_is_pinned() throws IOException {
        assertThat(services.keySet())
                .allSatisfy(
                        name -> assertThat((String) service(name).get("image")).matches("[\\w./-]+:v?\\d+\\.\\d+.*"));
        var dockerfile = Files.readString(ROOT.resolve("deploy/Dockerfile"));
        assertThat(dockerfile.lines().filter(line -> line.startsWith("FROM ")))
                .allSatisfy(line -> assertThat(line)
                        .matches(base -> dockerfile.contains(" AS " + base.split(" ", -1)[1] + "\n")
                                || base.matches("FROM [\\w./-]+:\\d+\\.\\d+\\S*( AS \\w+)?")));
    }

    @Test
    void no_secret_is_in_the_file() {
        for (var name : services.keySet()) {
            map(name, "environment").forEach((setting, value) -> {
                if (SECRET.matcher(setting).matches()) {
                    assertThat((String) value).as(setting).matches(LEFT_OPEN);
                }
            });
        }
    }

    @Test
    void nobody_runs_as_root_and_nobody_of_ours_writes_beside_their_folders() throws IOException {
        for (var name : services.keySet()) {
            assertThat((String) service(name).get("user"))
                    .as(name)
                    .doesNotStartWith("0")
                    .isNotEqualTo("root");
            assertThat(service(name).get("read_only")).as(name).isEqualTo(name.equals("axonserver") ? null : true);
        }
        assertThat(Files.readString(ROOT.resolve("deploy/Dockerfile")))
                .contains("groupadd --gid 10001 ledger ", "useradd --uid 10001 --gid ledger ", "\nUSER 10001:10001\n");
    }

    /** Each command has a line, and Docker would keep them for ever. */
    @Test
    void what_is_logged_does_not_fill_the_disk() {
        assertThat(services.keySet())
                .allSatisfy(
                        name -> assertThat(String.valueOf(map(name, "logging").get("options")))
                                .as(name)
                                .contains("max-size=", "max-file="));
    }

    @Test
    void the_image_runs_what_the_build_makes() throws IOException {
        var dockerfile = Files.readString(ROOT.resolve("deploy/Dockerfile"));
        var ignored = Files.readAllLines(ROOT.resolve(".dockerignore"));

        assertThat(dockerfile)
                .contains(
                        "COPY ${SIDE}/target/${SIDE}-*-exec.jar ",
                        "COPY standalone/target/standalone-*-exec.jar ",
                        "\"--enable-native-access=ALL-UNNAMED\"");
        for (var module : List.of("command-side", "query-side", "standalone")) {
            assertThat(Files.readString(ROOT.resolve(module + "/pom.xml"))).contains("<classifier>exec</classifier>");
            assertThat(ignored).contains("!%1$s/target/%1$s-*-exec.jar".formatted(module));
        }
        assertThat(ignored).contains("!deploy/ready.sh", "!deploy/train.sh");
    }

    /** What Java is told beside its cache is what it was told when that was made. */
    @Test
    void the_image_starts_with_the_cache_that_was_made_in_it() throws IOException {
        var dockerfile = Files.readString(ROOT.resolve("deploy/Dockerfile"));
        var training = Files.readString(ROOT.resolve("deploy/train.sh"));

        assertThat(dockerfile)
                .contains(
                        "COPY --from=training --chown=0:0 /application/application.aot ",
                        "-XX:AOTCache=application.aot");
        for (var option : List.of(
                "-XX:+UseG1GC",
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow")) {
            assertThat(dockerfile).contains(option);
            assertThat(training).contains(option);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/actuator/health/readiness, 0",
        "/actuator/health/liveness,  0",
        "/actuator/health,           1",
        "/actuator/nothing,          1"
    })
    void the_check_of_health_believes_200_alone(String path, int exit) throws IOException, InterruptedException {
        var port = URI.create(RunningLedger.shared().admin().url()).getPort();

        assertThat(ready(Integer.toString(port), path)).isEqualTo(exit);
    }

    @Test
    void the_check_of_health_notices_that_nobody_listens() throws IOException, InterruptedException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }

        assertThat(ready(Integer.toString(port))).isNotZero();
    }

    private static int ready(String... arguments) throws IOException, InterruptedException {
        assumeTrue(Programs.isOnPath("bash"), "Needs bash");
        var command = new ArrayList<>(List.of("bash", READY.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** As environment variables: of Spring Boot, and of our own in that side and what both share. */
    private static Set<String> known(String side) throws IOException {
        var known = new HashSet<String>();
        var packages = side.equals("command-side") ? "command" : "query";
        for (var shared : List.of("eventstore", "http", packages)) {
            ofClasses("dev.incidentledger." + shared).forEach(known::add);
        }
        for (var module : List.of("event-store", "http-edge", side)) {
            ofPlaceholders(ROOT.resolve(module).resolve("src/main/java")).forEach(known::add);
        }
        ofSpringBoot().forEach(known::add);
        return known;
    }

    private static Stream<String> ofClasses(String packageName) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scanner.findCandidateComponents(packageName).stream().flatMap(found -> {
            var type = type(String.valueOf(found.getBeanClassName()));
            var annotation = type.getAnnotation(ConfigurationProperties.class);
            var prefix = annotation.prefix().isEmpty() ? annotation.value() : annotation.prefix();
            return Arrays.stream(type.getRecordComponents())
                    .map(component -> variable(prefix + "." + component.getName()));
        });
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException gone) {
            throw new IllegalStateException(gone);
        }
    }

    private static Stream<String> ofPlaceholders(Path sources) throws IOException {
        var names = new ArrayList<String>();
        try (var files = Files.walk(sources)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                SETTING.matcher(Files.readString(file)).results().forEach(found -> names.add(variable(found.group(1))));
            }
        }
        return names.stream();
    }

    private static Stream<String> ofSpringBoot() throws IOException {
        var names = new ArrayList<String>();
        for (var file : Collections.list(DeploymentFilesTest.class
                .getClassLoader()
                .getResources("META-INF/spring-configuration-metadata.json"))) {
            try (var json = file.openStream()) {
                Api.JSON
                        .readTree(json)
                        .path("properties")
                        .values()
                        .forEach(property ->
                                names.add(variable(property.path("name").asString())));
            }
        }
        return names.stream();
    }

    /** @param property as Spring Boot writes it, or with capitals in place of dashes */
    private static String variable(String property) {
        return property.replaceAll("([a-z])([A-Z])", "$1-$2")
                .replaceAll("[.-]", "_")
                .toUpperCase(Locale.ROOT);
    }

    private static List<String> targets() throws IOException {
        var targets = new ArrayList<String>();
        for (var name : OURS) {
            targets.add(name + ":" + portOf(sideOf(name)));
        }
        return targets;
    }

    private static Duration time(String nginx, String directive) {
        return Pattern.compile("\\b%s (\\w+);".formatted(directive))
                .matcher(nginx)
                .results()
                .map(found -> DurationStyle.detectAndParse(found.group(1)))
                .findFirst()
                .orElseThrow();
    }

    private static String sideOf(String service) {
        return service.substring(0, service.lastIndexOf('-'));
    }

    private static String portOf(String side) throws IOException {
        return properties("%1$s/src/main/resources/%1$s.properties".formatted(side))
                .getProperty("server.port");
    }

    private static Properties properties(String file) throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(Files.readString(ROOT.resolve(file))));
        return properties;
    }

    private Map<String, Object> settings(String service) {
        return new TreeMap<>(map(service, "environment"));
    }

    private Set<String> dependencies(String service) {
        return map(service, "depends_on").keySet();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> arguments(String service) {
        return (Map<String, Object>) map(service, "build").get("args");
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> map(String service, String key) {
        return (Map<String, Object>) service(service).getOrDefault(key, Map.of());
    }

    @SuppressWarnings("unchecked")
    private List<String> list(String service, String key) {
        return (List<String>) service(service).getOrDefault(key, List.of());
    }

    private Map<String, Object> service(String name) {
        return services.getOrDefault(name, Map.of());
    }

    private static Map<String, Map<String, Object>> services() {
        try {
            Map<String, Map<String, Map<String, Object>>> compose = yaml(ROOT.resolve("docker-compose.yml"));
            return compose.get("services");
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static <T> T yaml(Path file) throws IOException {
        return new Yaml().load(Files.readString(file));
    }
}
