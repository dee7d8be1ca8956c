package dev.incidentledger.log.export;

import dev.incidentledger.log.Checkpoint;
import dev.incidentledger.log.SignedNote;
import dev.incidentledger.log.VerifierKey;
import dev.incidentledger.log.export.Verdict.Repacked;
import dev.incidentledger.log.export.Verdict.Sound;
import dev.incidentledger.log.export.Verdict.Unchecked;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.zip.ZipException;

/**
 * Checks an export by nothing but the keys of whoever signed it. It reads an event at a time, unpacks nothing to disk, and
 * ends at the first thing that is wrong.
 */
public final class ExportVerifier {

    private final List<VerifierKey> keys;
    private final List<SignedNote> older;
    private final List<String> models;
    private final LongConsumer progress;

    /**
     * @param keys that the checkpoints have to be signed with
     * @param older checkpoints of the same log that somebody kept
     * @param models names of the read models that exports have to tell, in their order; they are checked elsewhere
     * @param progress is told how many events have been checked, now and then
     */
    public ExportVerifier(
            Collection<VerifierKey> keys, Collection<SignedNote> older, List<String> models, LongConsumer progress) {
        this.keys = List.copyOf(keys);
        this.older = List.copyOf(older);
        this.models = List.copyOf(models);
        this.progress = progress;
    }

    /** @throws IOException when the file cannot be read; whatever is in it is a verdict */
    public Verdict verify(Path file) throws IOException {
        try (var opened = FileChannel.open(file)) {
            if (!new ZipDirectory(new ZipBytes(opened)).isZip()) {
                return new Unchecked("It is no zip");
            }
            var zip = new ExportZip(opened);
            return zip.isAsWritten() ? inside(zip) : new Repacked(inside(zip));
        } catch (BrokenExportException unreadable) {
            return unreadable.verdict();
        }
    }

    private Verdict.Content inside(ExportZip zip) throws IOException {
        try {
            return zip.holds(ExportFile.PROOFS) ? evidence(zip) : new Sound(check(zip));
        } catch (BrokenExportException broken) {
            return broken.verdict();
        } catch (ZipException | EOFException | CharacterCodingException noExport) {
            return new BrokenExportException("It is no export, or damaged: " + noExport.getMessage()).verdict();
        }
    }

    private Verdict.Proven evidence(ExportZip zip) throws IOException, BrokenExportException {
        if (!older.isEmpty()) {
            throw new BrokenExportException("Evidence of one aggregate cannot be held against an older checkpoint");
        }
        return new EvidenceCheck(keys).of(zip);
    }

    private Checkpoint check(ExportZip zip) throws IOException, BrokenExportException {
        var expected = ExportFile.all(models);
        zip.requireAll(expected);
        var signed = signed(zip);
        var newest = signed.getLast();
        if (!zip.text(ExportFile.CHECKPOINT).equals(newest.note().toString())) {
            throw new BrokenExportException("%s is not the newest checkpoint".formatted(ExportFile.CHECKPOINT));
        }
        var named = zip.keys(newest.checkpoint().origin());
        if (!zip.text(ExportFile.README)
                .equals(ExportReadme.of(newest.checkpoint(), signed.size(), named.size(), models))) {
            throw new BrokenExportException(
                    "%s is not what exports of format %d say of themselves, and no other was released"
                            .formatted(ExportFile.README, ExportReadme.FORMAT));
        }
        var known = new ArrayList<>(signed.stream().map(Signed::checkpoint).toList());
        for (var note : older) {
            known.add(kept(note, newest.checkpoint()));
        }
        walk(zip, new LogWalk(known), newest.checkpoint().size());
        zip.requireNothingElse(expected);
        return newest.checkpoint();
    }

    private record Signed(SignedNote note, Checkpoint checkpoint) {}

    private List<Signed> signed(ExportZip zip) throws IOException, BrokenExportException {
        var all = new ArrayList<Signed>();
        try (var lines = zip.lines(ExportFile.CHECKPOINTS)) {
            for (var line = lines.next(); line != null; line = lines.next()) {
                if (all.size() == ExportWriter.MOST_CHECKPOINTS) {
                    throw new BrokenExportException("It holds too many checkpoints");
                }
                var signed = signed(
                        "The checkpoint",
                        SignedNote.parse(
                                ExportJson.read(line, ExportedCheckpoint.class).note()));
                if (!all.isEmpty()
                        && all.getLast().checkpoint().size()
                                >= signed.checkpoint().size()) {
                    throw new BrokenExportException("The checkpoints are out of order");
                }
                all.add(signed);
            }
        } catch (IllegalArgumentException noCheckpoint) {
            throw new BrokenExportException("It holds a checkpoint that is none: " + noCheckpoint.getMessage());
        }
        if (all.isEmpty()) {
            throw new BrokenExportException("It holds no checkpoint");
        }
        return all;
    }

    private Signed signed(String what, SignedNote note) throws BrokenExportException {
        var checkpoint = Checkpoint.parse(note.text());
        if (!note.isSignedBy(keys)) {
            throw new BrokenExportException(
                    "%s of %d events is not signed with a key that you trust".formatted(what, checkpoint.size()));
        }
        return new Signed(note, checkpoint);
    }

    private Checkpoint kept(SignedNote note, Checkpoint newest) throws BrokenExportException {
        var kept = signed("The older checkpoint", note).checkpoint();
        if (!kept.origin().equals(newest.origin())) {
            throw new BrokenExportException(
                    "The older checkpoint is of %s, the export of %s".formatted(kept.origin(), newest.origin()));
        }
        if (kept.size() > newest.size()) {
            throw new BrokenExportException(
                    "The older checkpoint tells %d events, the export only %d".formatted(kept.size(), newest.size()));
        }
        return kept;
    }

    private void walk(ExportZip zip, LogWalk walk, long size) throws IOException, BrokenExportException {
        long position = 0;
        walk.look();
        try (var lines = zip.lines(ExportFile.EVENTS)) {
            for (var line = lines.next(); line != null; line = lines.next()) {
                position++;
                if (position > size) {
                    throw new BrokenExportException(position, "Only %d events were signed".formatted(size));
                }
                walk.add(event(line, position));
                if (position % 10_000 == 0) {
                    progress.accept(position);
                }
            }
        } catch (ZipException | EOFException | CharacterCodingException damaged) {
            throw new BrokenExportException(position + 1, "The file is damaged: " + damaged.getMessage());
        }
        walk.end();
    }

    private static ExportedEvent event(String line, long position) throws BrokenExportException {
        try {
            return ExportJson.read(line, ExportedEvent.class);
        } catch (IllegalArgumentException noEvent) {
            throw new BrokenExportException(position, "It is no event: " + noEvent.getMessage());
        }
    }
}
