package dev.incidentledger.log.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.util.zip.ZipFile;

/** The parts of an export as text; what is no UTF-8 fails. */
final class ExportText {

    private ExportText() {}

    static BufferedReader reader(ZipFile zip, String name) throws IOException {
        var strict = UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        return new BufferedReader(new InputStreamReader(zip.getInputStream(zip.getEntry(name)), strict));
    }

    static Lines lines(ZipFile zip, String name) throws IOException {
        return new Lines(reader(zip, name), ExportJson.LONGEST_LINE);
    }
}
