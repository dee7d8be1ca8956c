package dev.incidentledger.log.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incidentledger.log.Hash;
import dev.incidentledger.log.SignedNote;
import dev.incidentledger.log.SignerKey;
import dev.incidentledger.log.VerifierKey;
import dev.incidentledger.log.export.Verdict.Broken;
import dev.incidentledger.log.export.Verdict.Sound;
import dev.incidentledger.log.export.Verdict.Unchecked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An export of 700 events, signed at 1, 300, 512 and 700. */
class ExportVerifierTest {

    private static final int MUTATIONS = 1_000;

    static SampleLog log;

    @TempDir
    Path folder;

    Path file;

    @BeforeAll
    static void make() {
        log = SampleLog.of(1, 300, 512, 700);
    }

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("export.zip");
        log.write(file);
    }

    @Test
    void finds_a_whole_export_sound() throws IOException {
        var verdict = verify();

        assertThat(verdict).isInstanceOf(Sound.class);
        assertThat(((Sound) verdict).checkpoint().size()).isEqualTo(700);
    }

    @Test
    void finds_an_export_of_nothing_sound() throws IOException {
        var empty = SampleLog.of(0);
        empty.write(file);

        assertThat(new ExportVerifier(List.of(empty.key.verifier()), List.of(), List.of(), _ -> {}).verify(file))
                .isInstanceOf(Sound.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void finds_it_to_begin_with_every_checkpoint_that_somebody_kept(int kept) throws IOException {
        log.write(file, List.of(log.checkpoints.getLast()), log.events);

        assertThat(verify(List.of(log.checkpoints.get(kept)))).isInstanceOf(Sound.class);
    }

    @Test
    void finds_an_edited_word() throws IOException {
        tell(replaced(
                400,
                SampleLog.with(
                        log.events.get(399),
                        StoredBytes.of("{}".getBytes(UTF_8)),
                        log.events.get(399).leaf())));

        assertThat(verify()).isEqualTo(broken(400, "It is not what was sealed"));
    }

    @Test
    void finds_an_edited_word_though_its_leaf_was_made_anew() throws IOException {
        tell(replaced(699, log.forged(log.events.get(698), "{\"message\":\"Nothing happened\"}")));

        assertThat(verify())
                .isEqualTo(broken(
                        513,
                        "The first 512 events are those that were signed, and of the next 188 at least one is not"));
    }

    @Test
    void finds_a_dropped_line() throws IOException {
        var fewer = new ArrayList<>(log.events);
        fewer.remove(399);
        tell(fewer);

        assertThat(verify()).isEqualTo(broken(400, "Here stands event 401, not 400"));
    }

    @Test
    void finds_swapped_lines() throws IOException {
        var swapped = new ArrayList<>(log.events);
        Collections.swap(swapped, 399, 400);
        tell(swapped);

        assertThat(verify()).isEqualTo(broken(400, "Here stands event 401, not 400"));
    }

    @Test
    void finds_a_line_too_many_and_one_too_few_at_the_end() throws IOException {
        var more = new ArrayList<>(log.events);
        more.add(SampleLog.of(701).events.getLast());
        tell(more);
        assertThat(verify()).isEqualTo(broken(701, "Only 700 events were signed"));

        tell(log.events.subList(0, 699));
        assertThat(verify()).isEqualTo(broken(700, "The events end here, but 700 were signed"));
    }

    @Test
    void finds_an_aggregate_that_lacks_an_event() throws IOException {
        var event = log.events.get(399);
        tell(replaced(400, renumbered(event, event.sequence() + 1)));

        assertThat(verify())
                .isEqualTo(broken(
                        400,
                        "It is event %d of its aggregate, not %d".formatted(event.sequence() + 1, event.sequence())));
    }

    @Test
    void finds_a_checkpoint_by_another_key_or_of_another_log() throws IOException {
        var stranger = SignerKey.generate(SampleLog.ORIGIN);
        log.write(file, List.of(log.signed(stranger, 700, Hash.of(new byte[0]))), log.events);

        assertThat(verify()).isEqualTo(broken("The checkpoint of 700 events is not signed with a key that you trust"));

        var other = SignedNote.sign("another/log\n300\n" + Hash.of(new byte[0]).toBase64() + "\n", List.of(log.key));
        log.write(file);
        assertThat(verify(List.of(other)))
                .isEqualTo(broken("The older checkpoint is of another/log, the export of status.example.com/log"));
    }

    @Test
    void finds_a_history_that_is_not_the_one_that_somebody_kept_a_checkpoint_of() throws IOException {
        var kept = log.signed(log.key, 300, Hash.of(new byte[0]));

        assertThat(verify(List.of(kept)))
                .isEqualTo(broken(
                        2, "The first 1 events are those that were signed, and of the next 299 at least one is not"));
    }

    @Test
    void says_which_checkpoint_is_foreign() throws IOException {
        var foreign = log.signed(SignerKey.generate(SampleLog.ORIGIN), 300, Hash.of(new byte[0]));

        assertThat(verify(List.of(log.checkpoints.getFirst(), foreign)))
                .isEqualTo(broken("The older checkpoint of 300 events is not signed with a key that you trust"));
    }

    @Test
    void finds_an_export_that_is_older_than_the_checkpoint_that_somebody_kept() throws IOException {
        log.write(file, log.checkpoints.subList(0, 2), log.events.subList(0, 300));

        assertThat(verify()).isInstanceOf(Sound.class);
        assertThat(verify(List.of(log.checkpoints.getLast())))
                .isEqualTo(broken("The older checkpoint tells 700 events, the export only 300"));
    }

    @Test
    void trusts_no_key_that_the_file_names() throws IOException {
        var verifier = new ExportVerifier(
                List.of(SignerKey.generate(SampleLog.ORIGIN).verifier()), List.of(), List.of(), _ -> {});

        assertThat(verifier.verify(file)).isInstanceOf(Broken.class);
        assertThat(new ExportVerifier(List.of(), List.of(), List.of(), _ -> {}).verify(file))
                .isInstanceOf(Broken.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.txt", "keys.txt", "checkpoint.txt", "checkpoints.ndjson", "events.ndjson"})
    void finds_a_part_that_is_missing_changed_empty_or_endless(String part) throws IOException {
        var parts = parts();
        var content = parts.remove(part);
        assertBroken(parts);
        parts.put(part, new byte[0]);
        assertBroken(parts);
        parts.put(part, "\n".getBytes(UTF_8));
        assertBroken(parts);
        parts.put(part, (new String(content, UTF_8) + "x").getBytes(UTF_8));
        assertBroken(parts);
        parts.put(part, "\u20ac".repeat(20_000_000).getBytes(UTF_8));
        assertBroken(parts);
    }

    @Test
    void needs_all_read_models_and_no_other_and_leaves_it_to_others_to_check_what_they_tell() throws IOException {
        var verifier =
                new ExportVerifier(List.of(log.key.verifier()), List.of(), List.of("incidents", "components"), _ -> {});
        assertThat(verifier.verify(file)).isEqualTo(broken("It lacks models/incidents.ndjson"));
        try (var out = Files.newOutputStream(file)) {
            var export = new ExportWriter(
                    out, log.checkpoints, List.of(log.key.verifier().toString()), List.of("incidents", "components"));
            for (var event : log.events) {
                export.write(ExportWriter.line(event));
            }
            export.beginModel("incidents");
            export.write("{\"id\":1}");
            export.beginModel("components");
            export.finish();
        }
        assertThat(verifier.verify(file)).isInstanceOf(Sound.class);
        assertThat(verify()).isEqualTo(broken("It holds what no export does, or something twice, or in another order"));

        var parts = parts();
        parts.put("models/components.ndjson", parts.remove("models/incidents.ndjson"));
        pack(parts);
        assertThat(verifier.verify(file)).isEqualTo(broken("It lacks models/incidents.ndjson"));
    }

    @Test
    void compares_what_is_told_without_reading_more_of_it_than_should_be_there() throws IOException {
        var parts = parts();
        parts.put("models/incidents.ndjson", "{\"id\":\"\u20ac\"}\nlonger than it should be\n".getBytes(UTF_8));
        pack(parts);

        try (var export = new SoundExport(file);
                var told = export.model("incidents")) {
            assertThat(told.tellsNext("{\"id\":\"\u20ac\"}")).isTrue();
            assertThat(told.isAtEnd()).isFalse();
            assertThat(told.instead()).isEqualTo("longer than it should be");
            assertThat(told.isAtEnd()).isTrue();
        }
        try (var export = new SoundExport(file);
                var told = export.model("incidents")) {
            assertThat(told.tellsNext("{\"id\"")).isFalse();
            assertThat(told.instead()).isEqualTo("{\"id\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Format 1.", "Format 6.", "Format 8.", "No format."})
    void finds_a_format_that_no_release_wrote(String format) throws IOException {
        var parts = parts();
        var readme = new String(parts.get("README.txt"), UTF_8);
        parts.put("README.txt", readme.replace("Format 7.", format).getBytes(UTF_8));
        pack(parts);

        assertThat(verify())
                .isEqualTo(broken(
                        "README.txt is not what exports of format 7 say of themselves, and no other was released"));
    }

    @Test
    void finds_what_does_not_belong_there() throws IOException {
        var parts = parts();
        parts.put("../../etc/passwd", new byte[1]);

        assertBroken(parts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PK", "no zip at all", "no zip, however long it is"})
    void checks_nothing_of_a_file_that_is_no_zip(String content) throws IOException {
        Files.writeString(file, content);

        assertThat(verify()).isEqualTo(new Unchecked("It is no zip"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PK\u0003\u0004", "PK\u0003\u0004 and so on", "PK\u0005\u0006 and then nothing!"})
    void finds_a_zip_that_is_no_export(String content) throws IOException {
        Files.writeString(file, content);

        assertThat(verify()).isInstanceOf(Broken.class);
    }

    @Test
    void finds_a_part_whose_compressed_bytes_are_damaged() throws IOException {
        var bytes = Files.readAllBytes(file);
        for (int at = bytes.length / 4; at < bytes.length / 4 + 2_000; at++) {
            bytes[at] = (byte) 0xff;
        }
        Files.write(file, bytes);

        assertThat(verify()).isInstanceOf(Broken.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+1000000000-12-31T23:59:59.999999Z",
                "1970-01-01T00:00:00Z",
                "1970-01-01T01:00:00.000000+01:00",
                "now"
            })
    void finds_a_time_that_the_log_does_not_write(String time) throws IOException {
        var parts = parts();
        var events = new String(parts.get("events.ndjson"), UTF_8);
        parts.put(
                "events.ndjson",
                events.replaceFirst("1970-01-01T00:00:00.000000Z", time).getBytes(UTF_8));
        pack(parts);

        assertThat(verify())
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.position()).hasValue(1));
    }

    @Test
    void needs_only_the_keys_that_have_signed_and_no_other_that_the_file_names() throws IOException {
        var retired = SignerKey.generate(SampleLog.ORIGIN).verifier().toString();
        try (var out = Files.newOutputStream(file)) {
            var export = new ExportWriter(
                    out, log.checkpoints, List.of(log.key.verifier().toString(), retired), List.of());
            for (var event : log.events) {
                export.write(ExportWriter.line(event));
            }
            export.finish();
        }

        assertThat(verify()).isInstanceOf(Sound.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"base64\":\"e30=\"", "\"text\":\"\\\\u0001\"", "\"base64\":\"/x==\""})
    void finds_bytes_that_are_written_otherwise_than_they_have_to_be(String written) throws IOException {
        var parts = parts();
        var events = new String(parts.get("events.ndjson"), UTF_8);
        parts.put(
                "events.ndjson",
                events.replaceFirst("\"metadata\":\\{\"text\":\"\\{}\"", "\"metadata\":{" + written)
                        .getBytes(UTF_8));
        pack(parts);

        assertThat(verify())
                .isInstanceOfSatisfying(
                        Broken.class,
                        broken -> assertThat(broken.reason())
                                .endsWith("Bytes are written as text, or in Base64 where they are none"));
    }

    @Test
    void says_that_there_is_no_file() throws IOException {
        Files.delete(file);

        assertThatThrownBy(this::verify).isInstanceOf(NoSuchFileException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "[]",
                "{\"position\":1}",
                "{\"position\":\"1\"}",
                "{\"position\":1.0}",
                "[[[[[[[[[[[[[[",
                "{\"a\":1,\"a\":2}"
            })
    void finds_lines_that_are_no_events(String line) throws IOException {
        var parts = parts();
        parts.put("events.ndjson", (line + "\n").getBytes(UTF_8));
        pack(parts);

        assertThat(verify())
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.position()).hasValue(1));
    }

    /** In packed bytes there are bits that nobody reads. */
    @Test
    void finds_every_one_of_a_thousand_random_mutations_of_the_zip_that_any_reader_would_notice() throws IOException {
        long seed = Long.getLong("ledger.seed", System.nanoTime() % 1_000_000);
        var random = new Random(seed);
        SampleLog.of(1, 30, 64, 70).write(file);
        var whole = Files.readAllBytes(file);
        var parts = parts();
        for (int i = 0; i < MUTATIONS; i++) {
            var mutated = mutated(whole, random);
            Files.write(file, mutated);
            if (verify() instanceof Sound) {
                assertThat(mutated)
                        .as("mutation %d with -Dledger.seed=%d", i, seed)
                        .hasSameSizeAs(whole);
                assertThat(parts())
                        .as("mutation %d with -Dledger.seed=%d", i, seed)
                        .containsExactlyEntriesOf(parts);
            }
        }
    }

    /** Of the parts. */
    @Test
    void finds_every_one_of_a_thousand_random_mutations() throws IOException {
        long seed = Long.getLong("ledger.seed", System.nanoTime() % 1_000_000);
        var random = new Random(seed);
        SampleLog.of(1, 30, 64, 70).write(file);
        var whole = parts();
        var names = List.copyOf(whole.keySet());
        for (int i = 0; i < MUTATIONS; i++) {
            var name = names.get(random.nextInt(10) < 6 ? names.size() - 1 : random.nextInt(names.size()));
            var mutated = mutated(whole.get(name), random);
            if (Arrays.equals(mutated, whole.get(name))) {
                continue;
            }
            var parts = new LinkedHashMap<>(whole);
            parts.put(name, mutated);
            pack(parts);
            assertThat(verify())
                    .as("mutation %d of %s with -Dledger.seed=%d", i, name, seed)
                    .isInstanceOf(Broken.class);
        }
    }

    static byte[] mutated(byte[] content, Random random) {
        var bytes = content.clone();
        int at = random.nextInt(bytes.length);
        int to = random.nextInt(bytes.length);
        switch (random.nextInt(6)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt(256);
            case 2 -> bytes = Arrays.copyOf(bytes, at);
            case 3 -> {
                byte kept = bytes[at];
                bytes[at] = bytes[to];
                bytes[to] = kept;
            }
            case 4 -> bytes = withoutLine(content, random);
            default -> bytes = withLineTwice(content, random);
        }
        return bytes;
    }

    private static byte[] withoutLine(byte[] content, Random random) {
        var lines = new ArrayList<>(List.of(new String(content, UTF_8).split("(?<=\n)")));
        lines.remove(random.nextInt(lines.size()));
        return String.join("", lines).getBytes(UTF_8);
    }

    private static byte[] withLineTwice(byte[] content, Random random) {
        var lines = new ArrayList<>(List.of(new String(content, UTF_8).split("(?<=\n)")));
        lines.add(random.nextInt(lines.size()), lines.get(random.nextInt(lines.size())));
        return String.join("", lines).getBytes(UTF_8);
    }

    private void tell(List<ExportedEvent> events) throws IOException {
        log.write(file, log.checkpoints, events);
    }

    private static List<ExportedEvent> replaced(int position, ExportedEvent event) {
        var events = new ArrayList<>(log.events);
        events.set(position - 1, event);
        return events;
    }

    private static ExportedEvent renumbered(ExportedEvent event, long sequence) {
        return new ExportedEvent(
                event.position(),
                event.eventId(),
                event.aggregateType(),
                event.aggregateId(),
                sequence,
                event.event(),
                event.revision(),
                event.recordedAt(),
                event.commandKey(),
                event.payload(),
                event.metadata(),
                event.leaf());
    }

    private void assertBroken(Map<String, byte[]> parts) throws IOException {
        pack(parts);
        assertThat(verify()).isInstanceOf(Broken.class);
    }

    private Map<String, byte[]> parts() throws IOException {
        var parts = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipFile(file.toFile())) {
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return parts;
    }

    private void pack(Map<String, byte[]> parts) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            var zip = new ZipWriter(out);
            for (var part : parts.entrySet()) {
                zip.part(part.getKey(), part.getValue());
            }
            zip.finish();
        }
    }

    private Verdict verify() throws IOException {
        return verify(List.of());
    }

    private Verdict verify(List<SignedNote> older) throws IOException {
        return new ExportVerifier(List.<VerifierKey>of(log.key.verifier()), older, List.of(), _ -> {}).verify(file);
    }

    private static Broken broken(long position, String reason) {
        return new Broken(OptionalLong.of(position), reason);
    }

    private static Broken broken(String reason) {
        return new Broken(OptionalLong.empty(), reason);
    }
}
