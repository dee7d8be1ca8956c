package dev.incidentledger.query.transparency;

import dev.incidentledger.events.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The exports of all processes that share it, as files and nothing else: of each a description, and what was written of it
 * once that is whole. Without its description there is no export. The draft of one that is still to be written is never
 * removed, since it tells who writes it.
 */
final class ExportFolder {

    private static final String PREFIX = "exp_";
    private static final String DESCRIPTION = ".json";
    private static final String RECORD = ".zip";
    private static final Duration HALF_WRITTEN = Duration.ofDays(1);
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path path;

    /** Clears away what processes that were killed have left half, and nothing of those that go on. */
    ExportFolder(Path path) throws IOException {
        this.path = Files.createDirectories(path, OWNER_ONLY).toRealPath();
        var files = files();
        var underWay = pending().stream() // looked for later than files, so that none is missing
                .map(export -> draft(export.id()))
                .toList();
        for (var file : files) {
            if (isLeft(file) && !underWay.contains(file)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private boolean isLeft(Path file) throws IOException {
        var name = file.getFileName().toString();
        if (!name.startsWith(PREFIX)) {
            return false;
        }
        return isOrphan(name) || name.endsWith(RECORD + WholeFile.DRAFT) || isOldDraft(file);
    }

    private boolean isOrphan(String name) {
        return name.endsWith(RECORD) && !has(name.substring(0, name.length() - RECORD.length()));
    }

    /** A description is written in no time. */
    private static boolean isOldDraft(Path file) throws IOException {
        try {
            return file.toString().endsWith(WholeFile.DRAFT)
                    && Files.getLastModifiedTime(file)
                            .toInstant()
                            .isBefore(Instant.now().minus(HALF_WRITTEN));
        } catch (NoSuchFileException written) {
            return false;
        }
    }

    static String nextId() {
        return Ids.next(PREFIX);
    }

    /** The oldest first. */
    synchronized List<Export> all() throws IOException {
        var all = Stream.<Export>builder();
        for (var file : files()) {
            var name = file.getFileName().toString();
            if (name.startsWith(PREFIX) && name.endsWith(DESCRIPTION)) {
                read(file).ifPresent(all);
            }
        }
        return all.build().sorted(Comparator.comparing(Export::id)).toList();
    }

    Optional<Export> find(String id) throws IOException {
        return Ids.isWellFormed(PREFIX, id) ? read(description(id)) : Optional.empty();
    }

    boolean has(String id) {
        return Files.exists(description(id));
    }

    /** The draft of the oldest that is neither written nor failed, and that nobody is writing. */
    Optional<ExportDraft> next() throws IOException {
        for (var export : pending()) {
            var draft = ExportDraft.take(export.id(), draft(export.id()));
            if (draft.isPresent()) {
                if (find(export.id()).filter(this::isPending).isPresent()) {
                    return draft;
                }
                discard(draft.get());
            }
        }
        return Optional.empty();
    }

    /** Of one that somebody else has written or removed meanwhile. */
    private void discard(ExportDraft draft) throws IOException {
        try (draft) {
            Files.deleteIfExists(draft(draft.id()));
        }
    }

    private List<Export> pending() throws IOException {
        return all().stream().filter(this::isPending).toList();
    }

    private boolean isPending(Export export) {
        return export.problem() == null && file(export).isEmpty();
    }

    /** What was written, when it is whole. */
    Optional<Path> file(Export export) {
        return Optional.of(record(export.id())).filter(Files::exists);
    }

    synchronized void add(Export export) throws IOException {
        save(export);
    }

    /** Nothing comes of it when the export was removed meanwhile. */
    synchronized void update(Export export) throws IOException {
        if (has(export.id())) {
            save(export);
        }
    }

    /** The draft is its file from now on; nothing comes of it when the export was removed meanwhile. */
    void finish(ExportDraft draft) throws IOException {
        var id = draft.id();
        draft.publish(record(id));
        if (!has(id)) {
            Files.deleteIfExists(record(id));
        }
    }

    /** @return whether it was there */
    synchronized boolean remove(String id) throws IOException {
        boolean wasThere = Ids.isWellFormed(PREFIX, id) && Files.deleteIfExists(description(id));
        if (wasThere) {
            Files.deleteIfExists(record(id));
            Files.deleteIfExists(draft(id));
        }
        return wasThere;
    }

    private void save(Export export) throws IOException {
        WholeFile.write(description(export.id()), JSON.writeValueAsString(export));
    }

    private static Optional<Export> read(Path description) throws IOException {
        try {
            return Optional.of(JSON.readValue(Files.readString(description), Export.class));
        } catch (NoSuchFileException removed) {
            return Optional.empty();
        }
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(path)) {
            return files.toList();
        }
    }

    private Path description(String id) {
        return path.resolve(id + DESCRIPTION);
    }

    private Path record(String id) {
        return path.resolve(id + RECORD);
    }

    private Path draft(String id) {
        return path.resolve(id + RECORD + WholeFile.DRAFT);
    }
}
