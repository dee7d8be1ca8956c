package dev.incidentledger.log.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.log.GrowingTree;
import dev.incidentledger.log.Hash;
import dev.incidentledger.log.SignerKey;
import dev.incidentledger.log.Tile;
import dev.incidentledger.log.Tree;
import dev.incidentledger.log.export.Verdict.Broken;
import dev.incidentledger.log.export.Verdict.Proven;
import dev.incidentledger.log.export.Verdict.Repacked;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a log of 40 events, evidence of those of one aggregate: 3, 10, 17, 24, 31 and 38. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EvidenceTest {

    private static final String AGGREGATE = "inc_3";
    private static final int SIZE = 40;

    private final SampleLog log = SampleLog.of(SIZE);
    private final List<ExportedEvent> events = new ArrayList<>(log.events.stream()
            .filter(event -> event.aggregateId().equals(AGGREGATE))
            .toList());
    private final List<ExportedProof> proofs = new ArrayList<>(proofs());

    @TempDir
    Path folder;

    @Test
    void is_proven_by_the_key_of_the_log() throws IOException {
        assertThat(verdict()).isInstanceOfSatisfying(Proven.class, proven -> {
            assertThat(proven.aggregateId()).isEqualTo(AGGREGATE);
            assertThat(proven.events()).isEqualTo(6);
            assertThat(proven.checkpoint().size()).isEqualTo(SIZE);
        });
    }

    @Test
    void is_not_proven_by_another_key() throws IOException {
        assertThat(verdict(write(), SignerKey.generate(SampleLog.ORIGIN)))
                .isEqualTo(broken("The checkpoint is not signed with a key that you trust"));
    }

    @Test
    void shows_an_event_with_another_text() throws IOException {
        var event = events.get(2);
        events.set(2, SampleLog.with(event, StoredBytes.of("{}".getBytes(StandardCharsets.UTF_8)), event.leaf()));

        assertThat(verdict()).isEqualTo(broken(17, "It is not what was sealed"));
    }

    @Test
    void shows_an_event_that_was_sealed_nowhere() throws IOException {
        var forged = log.forged(events.getLast(), "{}");
        events.set(5, forged);
        var envelope = forged.envelope(Optional.of(Hash.ofBase64(events.get(4).leaf())));
        proofs.set(
                5,
                new ExportedProof(
                        38,
                        new String(envelope.toJson(), StandardCharsets.UTF_8),
                        proofs.get(5).hashes()));

        assertThat(verdict()).isEqualTo(broken(38, "Its proof does not lead to the root that was signed"));
    }

    @Test
    void shows_that_an_event_was_left_out_between_others() throws IOException {
        events.remove(2);
        proofs.remove(2);

        assertThat(verdict()).isEqualTo(broken(24, "An event before it is left out"));
    }

    @Test
    void shows_that_the_first_event_was_left_out() throws IOException {
        events.removeFirst();
        proofs.removeFirst();

        assertThat(verdict()).isEqualTo(broken(10, "An event before it is left out"));
    }

    @Test
    void cannot_show_that_the_newest_event_was_left_out_and_does_not_claim_to() throws IOException {
        events.removeLast();
        proofs.removeLast();

        assertThat(verdict()).isInstanceOf(Proven.class);
        assertThat(contentOf(write(), ExportFile.README)).contains("not prove that none followed");
    }

    @Test
    void has_a_proof_for_each_event_and_no_more() throws IOException {
        var last = proofs.removeLast();
        assertThat(verdict()).isEqualTo(broken(38, "It has no proof"));

        proofs.add(last);
        proofs.add(last);
        assertThat(verdict()).isEqualTo(broken("It has not one proof for each event"));
    }

    @Test
    void is_of_one_aggregate() throws IOException {
        var other = log.events.stream()
                .filter(event -> event.aggregateId().equals("inc_4") && event.sequence() == 1)
                .findFirst()
                .orElseThrow();
        events.set(1, other);

        assertThat(verdict()).isEqualTo(broken(other.position(), "It is of another aggregate"));
    }

    @Test
    void says_of_itself_what_it_is() throws IOException {
        var file = changed(write(), ExportFile.README, text -> text.replace("does", "does not"));

        assertThat(verdict(file, log.key)).isEqualTo(broken("README.txt is not what evidence says of itself"));
    }

    @Test
    void is_read_only_as_it_was_written() throws IOException {
        var file = changed(write(), ExportFile.PROOFS, text -> text.replaceFirst("\"position\":", "\"position\": "));

        assertThat(verdict(file, log.key))
                .isEqualTo(broken(3, "Its proof is none: it is written otherwise than exports are"));
    }

    @Test
    void is_refused_when_another_program_packed_it_and_shows_what_was_edited_all_the_same() throws IOException {
        assertThat(verdict(repacked(write()), log.key))
                .isInstanceOfSatisfying(
                        Repacked.class,
                        repacked -> assertThat(repacked.inside()).isInstanceOf(Proven.class));

        var edited = changed(
                write(), ExportFile.EVENTS, text -> text.replace("We look into it, no. 17.", "Nothing happened"));
        assertThat(verdict(repacked(edited), log.key)).isEqualTo(new Repacked(broken(17, "It is not what was sealed")));
    }

    @Test
    void is_not_held_against_an_older_checkpoint() throws IOException {
        var verifier = new ExportVerifier(
                List.of(log.key.verifier()), List.of(log.checkpoints.getFirst()), List.of(), _ -> {});

        assertThat(verifier.verify(write())).isInstanceOf(Broken.class);
    }

    private Verdict verdict() throws IOException {
        return verdict(write(), log.key);
    }

    private static Verdict verdict(Path file, SignerKey trusted) throws IOException {
        return new ExportVerifier(List.of(trusted.verifier()), List.of(), List.of(), _ -> {}).verify(file);
    }

    private Path write() throws IOException {
        var file = Files.createTempFile(folder, "evidence", ".zip");
        try (var out = Files.newOutputStream(file)) {
            new EvidenceWriter(
                            log.checkpoints.getLast(),
                            List.of(log.key.verifier().toString()))
                    .write(events, proofs, out);
        }
        return file;
    }

    private List<ExportedProof> proofs() {
        var tree = tree();
        var made = new ArrayList<ExportedProof>();
        var previous = Optional.<Hash>empty();
        for (var event : events) {
            var envelope = new String(event.envelope(previous).toJson(), StandardCharsets.UTF_8);
            made.add(ExportedProof.of(event.position(), envelope, tree.inclusion(event.position() - 1, SIZE)));
            previous = Optional.of(Hash.ofBase64(event.leaf()));
        }
        return made;
    }

    private Tree tree() {
        var growing = GrowingTree.empty();
        log.events.forEach(event -> growing.add(Hash.ofBase64(event.leaf())));
        Map<Tile, byte[]> tiles = new HashMap<>(growing.takeChanged());
        return new Tree(SIZE, _ -> tiles);
    }

    private static Broken broken(String reason) {
        return new Broken(OptionalLong.empty(), reason);
    }

    private static Broken broken(long position, String reason) {
        return new Broken(OptionalLong.of(position), reason);
    }

    private Path repacked(Path file) throws IOException {
        var again = Files.createTempFile(folder, "again", ".zip");
        try (var in = new ZipInputStream(Files.newInputStream(file));
                var out = new ZipOutputStream(Files.newOutputStream(again))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Packer.add(entry.getName(), in.readAllBytes(), ZipEntry.DEFLATED, out);
            }
        }
        return again;
    }

    private static String contentOf(Path file, String name) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Path changed(Path file, String name, UnaryOperator<String> change) throws IOException {
        var changed = Files.createTempFile(folder, "changed", ".zip");
        try (var in = new ZipInputStream(Files.newInputStream(file));
                var out = Files.newOutputStream(changed)) {
            var zip = new ZipWriter(out);
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                zip.part(
                        entry.getName(),
                        (entry.getName().equals(name) ? change.apply(text) : text).getBytes(StandardCharsets.UTF_8));
            }
            zip.finish();
        }
        return changed;
    }
}
