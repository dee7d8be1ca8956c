package dev.incidentledger.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What is left on the heap of another Java process once its garbage is collected. */
final class LiveHeap {

    private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");

    private LiveHeap() {}

    static long bytesOf(long pid) throws IOException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var histogram = new ProcessBuilder(jcmd, String.valueOf(pid), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        var text = new String(histogram.getInputStream().readAllBytes(), US_ASCII);
        var total = TOTAL.matcher(text);
        if (!total.find()) {
            throw new IOException("No total in the histogram: " + text);
        }
        return Long.parseLong(total.group(1));
    }
}
