package dev.incidentledger.log.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.incidentledger.log.VerifierKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A file that may be an export. It unpacks nothing to disk, and reads no more at once than an export may hold. */
final class ExportZip {

    private static final int LONGEST_TEXT = 1 << 20;

    private final FileChannel file;
    private final List<ZipPart> parts;
    private final boolean isAsWritten;

    /** Whoever opened the file closes it. */
    ExportZip(FileChannel file) throws IOException, BrokenExportException {
        var bytes = new ZipBytes(file);
        var told = new ZipDirectory(bytes).parts();
        this.file = file;
        this.isAsWritten = ZipLayout.isAsWritten(bytes, told);
        this.parts = isAsWritten ? told : withoutFolders(told);
    }

    /** Who packs a folder packs its name into the names of all that lies in it. */
    private static List<ZipPart> withoutFolders(List<ZipPart> parts) {
        var folder = parts.stream()
                .map(ZipPart::name)
                .filter(name -> name.endsWith("/" + ExportFile.EVENTS))
                .map(name -> name.substring(0, name.length() - ExportFile.EVENTS.length()))
                .findFirst()
                .orElse("");
        return parts.stream()
                .filter(part -> !part.isFolder())
                .map(part ->
                        part.name().startsWith(folder) ? part.named(part.name().substring(folder.length())) : part)
                .toList();
    }

    /** Whether it is so to the byte, or else another program may have packed it. */
    boolean isAsWritten() {
        return isAsWritten;
    }

    boolean holds(String name) {
        return part(name).isPresent();
    }

    /** What another program packed besides may stay until {@link #requireNothingElse}: what is wrong in these comes first. */
    void requireAll(List<String> expected) throws BrokenExportException {
        for (var name : expected) {
            if (!holds(name)) {
                throw new BrokenExportException("It lacks %s".formatted(name));
            }
        }
        if (isAsWritten) {
            requireNothingElse(expected);
        }
    }

    /** @param expected in the order in which they are written; others pack them in one of their own */
    void requireNothingElse(List<String> expected) throws BrokenExportException {
        var names = parts.stream().map(ZipPart::name);
        boolean isAll = isAsWritten
                ? names.toList().equals(expected)
                : names.sorted().toList().equals(expected.stream().sorted().toList());
        if (!isAll) {
            throw new BrokenExportException("It holds what no export does, or something twice, or in another order");
        }
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

    String text(String name) throws IOException, BrokenExportException {
        try (var bytes = bytes(name)) {
            var text = bytes.readNBytes(LONGEST_TEXT + 1);
            if (text.length > LONGEST_TEXT) {
                throw new BrokenExportException("%s is too long".formatted(name));
            }
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
        }
    }

    Lines lines(String name) throws BrokenExportException {
        return new Lines(bytes(name), ExportJson.LONGEST_LINE);
    }

    InputStream bytes(String name) throws BrokenExportException {
        var part = part(name).orElseThrow(() -> new BrokenExportException("It lacks %s".formatted(name)));
        return new ZipPartStream(file, part);
    }

    private Optional<ZipPart> part(String name) {
        return parts.stream().filter(part -> part.name().equals(name)).findFirst();
    }
}
