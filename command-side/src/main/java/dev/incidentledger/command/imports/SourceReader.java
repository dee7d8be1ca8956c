package dev.incidentledger.command.imports;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds the objects of a file, one at a time: in an answer of the source's API, in an array, alone, or one a line. What
 * cannot be read is reported where it stands; the next line, or the next element of a list, is read all the same.
 */
final class SourceReader {

    /** Takes what is found, in the order of the file; lines count from 1. */
    interface Found {

        void object(int line, ObjectNode object);

        void broken(int line, Malformed problem);
    }

    private static final int LONGEST_LINE = 8 << 20;

    private final Found found;

    private SourceReader(Found found) {
        this.found = found;
    }

    static void read(InputStream file, Found found) throws IOException {
        var buffered = new BufferedInputStream(file, 1 << 16);
        var reader = new SourceReader(found);
        if (isOneALine(buffered)) {
            reader.lines(buffered);
        } else {
            reader.values(buffered, 1);
        }
    }

    /**
     * Whether the second line that is not blank begins an object, as the first does, and is not within what the first began:
     * an object within another value stands behind a bracket, a comma or a colon.
     */
    private static boolean isOneALine(BufferedInputStream file) throws IOException {
        file.mark(LONGEST_LINE + 2);
        try {
            if (nextVisible(file, 64) != '{') {
                return false;
            }
            int last = '{';
            int read = 0;
            for (int next = file.read(); next != '\n'; next = file.read()) {
                if (next < 0 || ++read > LONGEST_LINE / 2) {
                    return false;
                }
                last = isBlank(next) ? last : next;
            }
            return "{[,:".indexOf(last) < 0 && nextVisible(file, LONGEST_LINE / 2 - 64) == '{';
        } finally {
            file.reset();
        }
    }

    private static int nextVisible(InputStream file, int most) throws IOException {
        int next = file.read();
        for (int read = 0; isBlank(next) && read < most; read++) {
            next = file.read();
        }
        return next;
    }

    private static boolean isBlank(int character) {
        return character == ' ' || character == '\t' || character == '\r' || character == '\n';
    }

    private void lines(InputStream file) throws IOException {
        var line = new ByteArrayOutputStream();
        int number = 1;
        for (int next = file.read(); next >= 0; next = file.read()) {
            if (next == '\n') {
                line(line, number++);
                line.reset();
            } else if (line.size() <= LONGEST_LINE) {
                line.write(next);
            }
        }
        line(line, number);
    }

    private void line(ByteArrayOutputStream line, int number) throws IOException {
        if (line.size() > LONGEST_LINE) {
            found.broken(number, new Malformed("TOO_LARGE", "The line is longer than one object may be."));
        } else {
            values(new ByteArrayInputStream(line.toByteArray()), number);
        }
    }

    private void values(InputStream json, int firstLine) throws IOException {
        try (var stream = new SourceStream(json, firstLine)) {
            values(stream);
        } catch (JacksonIOException unreadable) {
            requireUndecodable(unreadable, unreadable.getCause());
            found.broken(firstLine, undecodable());
        } catch (CharacterCodingException undecodable) {
            found.broken(firstLine, undecodable());
        }
    }

    private static Malformed undecodable() {
        return new Malformed("INVALID_ENCODING", "Its bytes are no UTF-8; nothing more was read.");
    }

    private static void requireUndecodable(JacksonIOException unreadable, @Nullable Throwable cause) {
        if (!(cause instanceof CharacterCodingException)) {
            throw unreadable;
        }
    }

    private void values(SourceStream stream) throws IOException {
        try {
            while (stream.parser().nextToken() != null) {
                value(stream);
            }
        } catch (StreamConstraintsException tooMuch) {
            found.broken(
                    stream.line(),
                    new Malformed("TOO_COMPLEX", "A text, name or number is too long, or it is nested too deep."));
        } catch (StreamReadException broken) {
            found.broken(
                    stream.line(), new Malformed("MALFORMED_JSON", "This is not JSON; nothing behind it was read."));
        }
    }

    private void value(SourceStream stream) throws IOException {
        switch (stream.parser().currentToken()) {
            case START_ARRAY -> elements(stream, "[", found);
            case START_OBJECT -> new SourceDocument(stream, found).read();
            default ->
                found.broken(stream.line(), new Malformed("WRONG_TYPE", "This is neither an object nor a list."));
        }
    }

    /** @param opening see {@link SourceStream#list} */
    static void elements(SourceStream stream, String opening, Found found) throws IOException {
        stream.list(opening, new SourceStream.Elements() {
            @Override
            public void element(int line) {
                SourceReader.element(stream.parser(), line, found);
            }

            @Override
            public void broken(int line, Malformed problem) {
                found.broken(line, problem);
            }
        });
    }

    private static void element(JsonParser parser, int line, Found found) {
        try {
            if (StrictTree.read(parser) instanceof ObjectNode object) {
                found.object(line, object);
            } else {
                found.broken(line, new Malformed("WRONG_TYPE", "This is no object."));
            }
        } catch (Malformed problem) {
            found.broken(line, problem);
        }
    }
}
