package dev.incidentledger.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CommandLineInterfaceTest {

    private final TypedShell shell = new TypedShell();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--server.port=0",
                "--debug --server.port=0",
                "--spring.profiles.active=demo --ledger.data-dir=/tmp/x",
                "--ledger.intake.a.rules[0].impact=minor",
                "serve",
                "serve --server.port=0"
            })
    void a_server_is_started_as_ever(String line) {
        assertThat(CommandLineInterface.isCommand(words(line))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "stauts",
                "--help",
                "-h",
                "--version",
                "-V",
                "--verison",
                "--",
                "--port=9090",
                "--server.port=0 --verison",
                "serve --help",
                "serve -h",
                "serve --verison",
                "serve everything",
                "--json status",
                "identify T M"
            })
    void no_server_is_started_by_a_command_and_none_by_a_slip(String line) {
        assertThat(CommandLineInterface.isCommand(words(line))).isTrue();
    }

    @Test
    void a_server_sees_nothing_of_the_word_that_started_it() {
        assertThat(CommandLineInterface.serverArguments("serve", "--server.port=0"))
                .containsExactly("--server.port=0");
        assertThat(CommandLineInterface.serverArguments("--server.port=0")).containsExactly("--server.port=0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stauts",
                "identify T",
                "identify T M X",
                "identify T M -c Sign-in",
                "identify T M -c Sign-in=broken",
                "identify T M -s broken",
                "identify T M --at yesterday",
                "update M -n soon",
                "status --jsn",
                "incidents --jsn",
                "incidents shwo inc_1",
                "incidents list --limit many",
                "--verison",
                "--",
                "tokens issue",
                "tokens issue -r",
                "tokens issue -r root",
                "report inc_1 -f pdf"
            })
    void a_wrong_call_is_told_how_it_goes(String line) {
        assertThat(shell.run(words(line))).isEqualTo(2);
        assertThat(shell.out()).isEmpty();
        assertThat(shell.err()).startsWith("ledger: ").contains("--help' tells how to call it");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            stauts                       | There is no command 'stauts'; there are identify, update, resolve, status, incidents, report, maintenance, components, import, export, verify, rebuild, doctor, tokens, completion, serve
            --verison                    | There is no option '--verison'; did you mean --version?
            --server.port=0 --verison    | There is no option '--verison'
            status --jsn                 | There is no option '--jsn'; did you mean --json?
            identify T                   | MESSAGE is missing
            identify                     | TITLE is missing
            identify T M X               | 'X' is one argument too many; put a text of several words in quotes
            identify T M -c Sign-in      | --component: 'Sign-in' is not COMPONENT=STATUS
            identify T M -s broken       | --status: 'broken' is none of investigating, identified, monitoring, resolved
            identify T M -s MONITORING   | --status: 'MONITORING' is none of investigating, identified, monitoring, resolved
            identify T M --at yesterday  | --at: 'yesterday' is no time with an offset, such as 2026-01-31T09:43:00+01:00
            identify T M --at            | --at=TIME is missing
            identify T M --internal --internal | --internal is said twice
            update M -n soon             | --next-update-in: 'soon' is no whole number
            tokens issue                 | --role=ROLE is missing
            tokens issue -r root         | --role: 'root' is none of operator, auditor, analyst, admin
            report inc_1 -f pdf          | --format: 'pdf' is none of text, markdown, html
            --                           | Say which command
            """)
    void a_wrong_call_is_answered_in_a_sentence_that_says_each_word_once(String line, String sentence) {
        shell.run(words(line));

        assertThat(shell.err()).startsWith("ledger: " + sentence + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--server.port=0 --verison", "--verison", "everything"})
    void a_server_is_not_started_with_what_is_no_property(String given) {
        var line = "serve " + given;

        assertThat(CommandLineInterface.isCommand(words(line))).isTrue();
        assertThat(shell.run(words(line))).isEqualTo(2);
        assertThat(shell.err()).contains("is no property of the product").doesNotContain("'--server.port=0'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V"})
    void the_version_is_that_of_the_build(String option) {
        assertThat(shell.run(option)).isZero();
        assertThat(shell.out()).matches("Incident Ledger \\d+\\.\\d+\\.\\d+\\S*\\R");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"identify T --json", "--json stauts", "status --json --jsn", "identify St\uFFFDrung M --json"})
    void a_wrong_call_is_a_problem_for_programs(String line) {
        assertThat(shell.run(words(line))).isEqualTo(2);
        assertThat(shell.out()).isEmpty();
        var problem = JsonMapper.shared().readTree(shell.err());
        assertThat(problem.path("code").asString()).isEqualTo("WRONG_USAGE");
        assertThat(problem.path("detail").asString()).isNotBlank();
        assertThat(problem.path("errors").isArray()).isTrue();
    }

    @Test
    void an_option_for_programs_behind_two_dashes_is_a_text() {
        assertThat(shell.run("identify", "T", "M", "--", "--json")).isEqualTo(2);
        assertThat(shell.err()).startsWith("ledger: ");
    }

    @Test
    void a_status_that_there_is_not_is_answered_with_those_that_there_are() {
        shell.run("identify", "T", "M", "-c", "Sign-in=broken");

        assertThat(shell.err())
                .contains("operational, under_maintenance, degraded_performance, partial_outage, major_outage");
    }

    @Test
    void broken_characters_are_never_published() {
        assertThat(shell.run("identify", "St\uFFFDrung", "M")).isEqualTo(2);
        assertThat(shell.err()).contains("set LC_ALL to a UTF-8 locale");
    }

    @Test
    void the_help_names_every_command() {
        assertThat(shell.run("--help")).isZero();
        assertThat(shell.out()).isEqualToNormalizingNewlines("""
                Usage: ledger [-hV] COMMAND
                Tells Incident Ledger what goes on, and asks it what went on.

                  -h, --help      Tell how to call it.
                  -V, --version   Tell which version this is.

                Commands:
                  identify     Open an incident.
                  update       Post an update of an open incident.
                  resolve      Resolve an incident. Its components are operational again unless -c says otherwise.
                  status       Tell how things stand now. Without a token only what is public.
                  incidents    List incidents, or show one; list unless said.
                  report       Print an incident's report. A public incident's needs no token.
                  maintenance  Plan work and tell how it goes; list unless said.
                  components   List components, or register one; list unless said.
                  import       Import a history from Statuspage, and wait until it is in. What is in already is
                                 left as it is.
                  export       Write the whole record into one file, as far as it is signed. Anybody can check it:
                                 see verify.
                  verify       Check an export by nothing but the keys that you trust. It needs no network and no
                                 product.
                  rebuild      Make projections anew from the log, or compare them with the log. Readers notice
                                 nothing.
                  doctor       Look at the product, its database and its data folder, and say what is wrong and
                                 what to do.
                  tokens       List, issue and revoke access tokens; list unless said.
                  completion   Print a completion script for bash and zsh: source <(ledger completion)
                  serve        Start the product. Options are its properties, for example --server.port=9090.

                Environment:
                  LEDGER_URL         where the product answers (http://localhost:8080)
                  LEDGER_TOKEN       the access token
                  LEDGER_TOKEN_FILE  the file that holds it; without both, ./data/admin-token
                  NO_COLOR           no color in this help

                Exit codes: 0 done, 1 refused or failed, 2 called wrongly.

                An incident in two lines:
                  ledger identify "Sign-in fails" "We are looking into it." -c Sign-in=partial_outage
                  ledger resolve "Everybody can sign in again."
                """);
    }

    @Test
    void everything_that_can_be_typed_is_described() {
        assertThat(commands(CommandLineInterface.commandLine(shell.shell())))
                .hasSizeGreaterThan(15)
                .allSatisfy(command -> {
                    var spec = command.getCommandSpec();
                    assertThat(spec.usageMessage().description()).isNotEmpty();
                    assertThat(spec.args()).allSatisfy(arg -> {
                        assertThat(arg.description()).isNotEmpty();
                        assertThat(String.join("", arg.description())).endsWith(".");
                        assertThat(arg.paramLabel()).doesNotContain("<<");
                    });
                });
    }

    @Test
    void completion_knows_commands_options_and_words() {
        assertThat(shell.run("completion")).isZero();
        assertThat(shell.out())
                .startsWith("#!/usr/bin/env bash")
                .contains("identify", "--next-update-in", "monitoring");
    }

    private static Stream<CommandLine> commands(CommandLine command) {
        return Stream.concat(
                Stream.of(command),
                command.getSubcommands().values().stream().flatMap(CommandLineInterfaceTest::commands));
    }

    private static String[] words(String line) {
        return line.isEmpty() ? new String[0] : line.split(" ");
    }
}
