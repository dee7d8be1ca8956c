package dev.incidentledger.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.log.Checkpoint;
import dev.incidentledger.log.Envelope;
import dev.incidentledger.log.Hash;
import dev.incidentledger.log.SignedNote;
import dev.incidentledger.log.SignerKey;
import dev.incidentledger.log.export.EvidenceWriter;
import dev.incidentledger.log.export.ExportWriter;
import dev.incidentledger.log.export.ExportedEvent;
import dev.incidentledger.log.export.ExportedProof;
import dev.incidentledger.log.export.StoredBytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An export of a log without events, which is the shortest one. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class VerifyCommandTest {

    private static final SignerKey KEY = SignerKey.generate("status.example.com/log");
    private static final Checkpoint NOTHING = new Checkpoint(KEY.verifier().name(), 0, Hash.of(new byte[0]));

    private static final List<String> MODELS =
            List.of("claims", "components", "incidents", "maintenances", "promises", "statuses", "timeline-entries");

    @TempDir
    private Path folder;

    private final StubProduct product = new StubProduct();
    private final TypedShell shell = new TypedShell().with("LEDGER_URL", product.url());

    @BeforeEach
    void write() throws IOException {
        Files.write(folder.resolve("record.zip"), export(NOTHING));
        Files.writeString(
                folder.resolve("keys"),
                KEY.verifier() + "\n\n" + SignerKey.generate("other").verifier() + "\n");
        Files.writeString(folder.resolve("kept"), signed(NOTHING).toString());
        Files.writeString(folder.resolve("rubbish"), "rubbish");
        Files.writeString(folder.resolve("empty"), "\n");
        Files.writeString(
                folder.resolve("note"),
                SignedNote.sign("no checkpoint\n", List.of(KEY)).toString());
        shell.in(folder);
    }

    @AfterEach
    void close() {
        product.close();
    }

    @Test
    void finds_an_export_sound_without_asking_anybody() {
        assertThat(shell.run("verify", "record.zip", "--key", KEY.verifier().toString()))
                .isZero();
        assertThat(shell.out().lines())
                .containsExactly(
                        "Checked as an export of a whole log",
                        "0 events of status.example.com/log are as they were signed",
                        "What it tells of 0 claims follows from them",
                        "What it tells of 0 components follows from them",
                        "What it tells of 0 incidents follows from them",
                        "What it tells of 0 maintenances follows from them",
                        "What it tells of 0 promises follows from them",
                        "What it tells of 0 statuses follows from them",
                        "What it tells of 0 timeline-entries follows from them");
        assertThat(product.received()).isEmpty();
    }

    @Test
    void takes_keys_and_a_kept_checkpoint_from_files() {
        assertThat(shell.run("verify", "record.zip", "-k", "keys", "--older", "kept", "--older", "kept", "--json"))
                .isZero();
        assertThat(shell.out())
                .isEqualToIgnoringNewLines(
                        "{\"sound\":true,\"kind\":\"export\",\"origin\":\"status.example.com/log\",\"size\":0,"
                                + "\"claims\":0,\"components\":0,\"incidents\":0,\"maintenances\":0,"
                                + "\"promises\":0,\"statuses\":0,\"timeline-entries\":0}");
    }

    @Test
    void takes_the_public_key_from_the_file_that_signs_and_prints_nothing_of_the_secret() throws IOException {
        Files.writeString(folder.resolve("log-key"), KEY.toText());
        var secret = KEY.toText().lines().findFirst().orElseThrow();

        assertThat(shell.run("verify", "record.zip", "-k", "log-key")).isZero();
        assertThat(shell.run("verify", "record.zip", "-k", secret)).isEqualTo(2);
        assertThat(shell.out() + shell.err()).doesNotContain(secret.substring(secret.lastIndexOf('+')));
    }

    @Test
    void finds_evidence_of_one_incident_proven() throws IOException {
        Files.write(folder.resolve("evidence.zip"), evidence());

        assertThat(shell.run("verify", "evidence.zip", "-k", "keys")).isZero();
        assertThat(shell.out().lines())
                .containsExactly(
                        "Checked as evidence of inc_1 alone, NOT as an export of a whole log",
                        "1 events of inc_1 are in status.example.com/log as they were signed");
        assertThat(shell.run("verify", "evidence.zip", "-k", "keys", "--json")).isZero();
        assertThat(shell.out())
                .endsWith("{\"sound\":true,\"kind\":\"evidence\",\"origin\":\"status.example.com/log\",\"size\":1,"
                        + "\"aggregate\":\"inc_1\",\"events\":1}\n");
    }

    @Test
    void tells_what_is_wrong_and_from_where_on() throws IOException {
        Files.write(folder.resolve("record.zip"), export(new Checkpoint(NOTHING.origin(), 3, NOTHING.root())));

        assertThat(shell.run("verify", "record.zip", "-k", "keys")).isEqualTo(1);
        assertThat(shell.out())
                .isEqualToIgnoringNewLines(
                        "Not as it was signed, from event 1 on: The events end here, but 3 were signed");
    }

    @Test
    void refuses_what_another_program_packed_and_tells_what_is_in_it() throws IOException {
        repack(export(NOTHING), _ -> {});
        assertThat(shell.run("verify", "record.zip", "-k", "keys")).isEqualTo(1);
        assertThat(shell.out())
                .isEqualTo(
                        "Packed otherwise than exports are: Another program packed it, or what stands around its parts"
                                + " was changed; what it holds is sound otherwise\n");

        repack(evidence(), _ -> {});
        assertThat(shell.run("verify", "record.zip", "-k", "keys")).isEqualTo(1);
        assertThat(shell.out()).endsWith("what it holds is sound otherwise\n");

        repack(export(NOTHING), parts -> parts.replace("models/incidents.ndjson", "{}\n".getBytes(UTF_8)));
        assertThat(shell.run("verify", "record.zip", "-k", "keys")).isEqualTo(1);
        assertThat(shell.out())
                .endsWith("Packed otherwise than exports are, and as it was signed, but not what follows from it: "
                        + "It tells of more incidents than 0\n");

        repack(
                export(new Checkpoint(NOTHING.origin(), 3, NOTHING.root())),
                parts -> parts.put("__MACOSX/._README.txt", new byte[10]));
        assertThat(shell.run("verify", "record.zip", "-k", "keys")).isEqualTo(1);
        assertThat(shell.out())
                .endsWith("Packed otherwise than exports are, and not as it was signed, from event 1 on: "
                        + "The events end here, but 3 were signed\n");
        assertThat(shell.run("verify", "record.zip", "-k", "keys", "--json")).isEqualTo(1);
        assertThat(shell.out())
                .endsWith("{\"sound\":false,\"repacked\":true,\"reason\":\"The events end here, but 3 were signed\","
                        + "\"position\":1}\n");
    }

    private void repack(byte[] written, Consumer<Map<String, byte[]>> change) throws IOException {
        var parts = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(written))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), in.readAllBytes());
            }
        }
        change.accept(parts);
        try (var out = new ZipOutputStream(Files.newOutputStream(folder.resolve("record.zip")))) {
            for (var part : parts.entrySet()) {
                out.putNextEntry(new ZipEntry(part.getKey()));
                out.write(part.getValue());
            }
        }
    }

    @Test
    void says_that_nothing_was_checked_of_a_file_that_is_no_zip() {
        assertThat(shell.run("verify", "rubbish", "-k", "keys")).isEqualTo(2);
        assertThat(shell.out()).isEmpty();
        assertThat(shell.err()).contains("Nothing was checked: rubbish: It is no zip (NOTHING_CHECKED)");
    }

    @Test
    void finds_it_wrong_that_an_export_does_not_tell_all_that_exports_do() throws IOException {
        for (var model : MODELS) {
            var others = MODELS.stream().filter(other -> !other.equals(model)).toList();
            Files.write(folder.resolve("record.zip"), export(NOTHING, others));

            assertThat(shell.run("verify", "record.zip", "-k", "keys")).isEqualTo(1);
            assertThat(shell.out()).endsWith("Not as it was signed: It lacks models/%s.ndjson\n".formatted(model));
        }
    }

    @Test
    void finds_it_wrong_that_an_export_tells_of_something_else_too() throws IOException {
        Files.write(
                folder.resolve("record.zip"),
                export(
                        NOTHING,
                        Stream.concat(MODELS.stream(), Stream.of("uptime")).toList()));

        assertThat(shell.run("verify", "record.zip", "-k", "keys")).isEqualTo(1);
        assertThat(shell.out()).startsWith("Not as it was signed: It holds what no export does");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            missing.zip, keys, kept, The file missing.zip cannot be read
            record.zip, missing, kept, 'missing' is neither a key nor a file that can be read
            record.zip, a+b, kept, A --key is not of the form name+hash+key
            record.zip, keys, rubbish, The file rubbish holds no checkpoint
            record.zip, keys, missing, The file missing holds no checkpoint
            record.zip, keys, note, The file note holds no checkpoint
            record.zip, empty, kept, There is no key in empty
            """)
    void checks_nothing_when_it_is_called_wrongly(String file, String key, String older, String sentence) {
        assertThat(shell.run("verify", file, "-k", key, "--older", older)).isEqualTo(2);
        assertThat(shell.err()).contains(sentence);
    }

    private static SignedNote signed(Checkpoint checkpoint) {
        return SignedNote.sign(checkpoint.text(), List.of(KEY));
    }

    private static byte[] export(Checkpoint checkpoint) throws IOException {
        return export(checkpoint, MODELS);
    }

    private static byte[] export(Checkpoint checkpoint, List<String> models) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var export = new ExportWriter(
                bytes, List.of(signed(checkpoint)), List.of(KEY.verifier().toString()), models);
        for (var model : models) {
            export.beginModel(model);
        }
        export.finish();
        return bytes.toByteArray();
    }

    /** Of the only event of a log. */
    private static byte[] evidence() throws IOException {
        var stored = "{}".getBytes(UTF_8);
        var envelope = new Envelope(
                1,
                "e1",
                Optional.of("Incident"),
                "inc_1",
                0,
                "incident.identified",
                Optional.of("1"),
                Instant.EPOCH,
                Optional.empty(),
                Hash.of(stored),
                Hash.of(stored),
                Optional.empty());
        var event = new ExportedEvent(
                1,
                "e1",
                "Incident",
                "inc_1",
                0,
                "incident.identified",
                "1",
                Envelope.written(Instant.EPOCH),
                null,
                StoredBytes.of(stored),
                StoredBytes.of(stored),
                envelope.leaf().toBase64());
        var proof = new ExportedProof(1, new String(envelope.toJson(), UTF_8), List.of());
        var note = signed(new Checkpoint(NOTHING.origin(), 1, envelope.leaf()));
        var out = new ByteArrayOutputStream();
        new EvidenceWriter(note, List.of(KEY.verifier().toString())).write(List.of(event), List.of(proof), out);
        return out.toByteArray();
    }
}
