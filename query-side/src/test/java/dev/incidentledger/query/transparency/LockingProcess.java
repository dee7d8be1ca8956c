package dev.incidentledger.query.transparency;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Holds the draft that it is given, half written, until it is killed. */
final class LockingProcess {

    private LockingProcess() {}

    static void main(String[] arguments) throws IOException {
        var draft = Files.writeString(Path.of(arguments[0]), "half");
        try (var content = FileChannel.open(draft, StandardOpenOption.WRITE);
                var _ = content.lock()) {
            System.out.println("locked");
            System.in.read();
        }
    }
}
