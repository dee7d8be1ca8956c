package dev.incidentledger.log.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.incidentledger.log.VerifierKey;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A file that may be an export. It unpacks nothing to disk, and reads no more at once than an export may hold. */
final class ExportZip implements Closeable {

    private static final int LONGEST_TEXT = 1 << 20;

    private final ZipFile zip;

    ExportZip(Path file) throws IOException {
        this.zip = new ZipFile(file.toFile(), UTF_8);
    }

    boolean holds(String name) {
        return zip.getEntry(name) != null;
    }

    void requireExactly(Collection<String> expected) throws BrokenExportException {
        var names = new HashSet<String>();
        for (var entries = zip.entries(); entries.hasMoreElements(); ) {
            var name = entries.nextElement().getName();
            if (!expected.contains(name) || !names.add(name)) {
                throw new BrokenExportException("It holds what no export does, or something twice");
            }
        }
        if (names.size() < expected.size()) {
            throw new BrokenExportException("It lacks a part of an export");
        }
    }

    /** Answers the names of the read models that it holds as well, in their order. */
    List<String> requireWithModels(Collection<String> expected) throws BrokenExportException {
        var models = zip.stream()
                .map(ZipEntry::getName)
                .filter(ExportFile::isModel)
                .distinct()
                .toList();
        requireExactly(Stream.concat(expected.stream(), models.stream()).toList());
        return models.stream().map(ExportFile::nameOfModel).toList();
    }

    /** Nobody has to trust them; but they are keys of this log, each once. */
    Set<VerifierKey> keys(String origin) throws IOException, BrokenExportException {
        var named = new HashSet<VerifierKey>();
        try {
            for (var line : text(ExportFile.KEYS).split("\n", -1)) {
                var key = VerifierKey.parse(line);
                if (!key.name().equals(origin) || !named.add(key)) {
                    throw new BrokenExportException("It names a key that is not of this log, or one twice");
                }
            }
        } catch (IllegalArgumentException noKey) {
            throw new BrokenExportException("It names a key that is none");
        }
        return named;
    }

    String text(String name) throws IOException {
        try (var reader = ExportText.reader(zip, name)) {
            var text = new char[LONGEST_TEXT];
            int length = 0;
            for (int read = reader.read(text); read > 0 && length < LONGEST_TEXT; ) {
                length += read;
                read = reader.read(text, length, LONGEST_TEXT - length);
            }
            return new String(text, 0, length);
        }
    }

    Lines lines(String name) throws IOException {
        return ExportText.lines(zip, name);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
