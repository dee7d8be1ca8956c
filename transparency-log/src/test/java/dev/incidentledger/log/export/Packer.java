package dev.incidentledger.log.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Programs that pack a folder into a zip, none of which is ours. */
enum Packer {
    JAVA_DEFLATING {
        @Override
        void pack(Path folder, Path zip) throws IOException {
            java(folder, zip, ZipEntry.DEFLATED);
        }
    },
    JAVA_STORING {
        @Override
        void pack(Path folder, Path zip) throws IOException {
            java(folder, zip, ZipEntry.STORED);
        }
    },
    ZIP {
        @Override
        void pack(Path folder, Path zip) throws IOException {
            run("zip", folder, "zip", "-q", "-r", zip.toString(), ".");
        }
    },
    /** With folders as parts of their own, and the name of one before each. */
    ZIP_OF_A_FOLDER {
        @Override
        void pack(Path folder, Path zip) throws IOException {
            run(
                    "zip",
                    folder.toAbsolutePath().getParent(),
                    "zip",
                    "-q",
                    "-r",
                    zip.toString(),
                    folder.getFileName().toString());
        }
    },
    /** What it writes before a part it does not go back to. */
    ZIP_STREAMING {
        @Override
        void pack(Path folder, Path zip) throws IOException {
            run("zip", folder, "sh", "-c", "zip -q -r - . | cat > \"$1\"", "sh", zip.toString());
        }
    },
    PYTHON {
        @Override
        void pack(Path folder, Path zip) throws IOException {
            run(
                    "python3",
                    folder,
                    "python3",
                    "-c",
                    "import shutil, sys; shutil.make_archive(sys.argv[1][:-4], 'zip', '.')",
                    zip.toString());
        }
    };

    /** @param zip to be made; its name ends in {@code .zip} */
    abstract void pack(Path folder, Path zip) throws IOException;

    private static void java(Path folder, Path zip, int method) throws IOException {
        try (var out = new ZipOutputStream(Files.newOutputStream(zip));
                var found = Files.walk(folder)) {
            for (var file : found.filter(Files::isRegularFile).sorted().toList()) {
                add(folder.relativize(file).toString(), Files.readAllBytes(file), method, out);
            }
        }
    }

    static void add(String name, byte[] content, int method, ZipOutputStream out) throws IOException {
        var crc = new CRC32();
        crc.update(content);
        var entry = new ZipEntry(name);
        entry.setMethod(method);
        entry.setCrc(crc.getValue());
        entry.setSize(content.length);
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }

    private static void run(String program, Path folder, String... command) throws IOException {
        assumeTrue(isOnPath(program), program + " is not here: install it to check what it packs");
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.onExit().join().exitValue()).as(said).isZero();
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
