package dev.incidentledger.e2e.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Bytes that are no UTF-8, are cut off, or come in a form that nobody asked for. */
final class BrokenEncoding implements Mutation {

    private static final List<byte[]> BAD = List.of(
                    "80",
                    "ff",
                    "fe",
                    "c0af",
                    "c0",
                    "e28028a1",
                    "eda080",
                    "edb080",
                    "f4908080",
                    "f8888080",
                    "f09f95",
                    "00",
                    "efbbbf",
                    "1b",
                    "0d",
                    "c285")
            .stream()
            .map(HexFormat.of()::parseHex)
            .toList();

    @Override
    public boolean spoil(Draft draft, Dice dice, KnownThings known) {
        var body = draft.body();
        if (body.length == 0) {
            return false;
        }
        switch (dice.below(10)) {
            case 0 -> draft.body(inOther(UTF_16, body));
            case 1 -> draft.body(inOther(UTF_16LE, body));
            case 2 ->
                draft.body(inOther(
                        ISO_8859_1, "\u00e4".concat(new String(body, UTF_8)).getBytes(UTF_8)));
            case 3 -> draft.body(Arrays.copyOf(body, dice.below(body.length)));
            case 4 -> draft.body(compressed(body));
            case 5 -> draft.framing = Framing.CHUNKS;
            case 6 -> draft.framing = Framing.UNTOLD;
            default -> draft.body(insert(body, dice.below(body.length + 1), dice.any(BAD)));
        }
        return true;
    }

    private static byte[] inOther(Charset charset, byte[] utf8) {
        return new String(utf8, UTF_8).getBytes(charset);
    }

    static byte[] insert(byte[] body, int at, byte[] bad) {
        var out = new ByteArrayOutputStream();
        out.write(body, 0, at);
        out.writeBytes(bad);
        out.write(body, at, body.length - at);
        return out.toByteArray();
    }

    private static byte[] compressed(byte[] body) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
