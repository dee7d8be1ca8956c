package dev.incidentledger.command.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;

/** The tokens of a file, which go on behind an element of a list that is no JSON. */
final class SourceStream implements AutoCloseable {

    /** Takes the elements of a list, one at a time. */
    interface Elements {

        /** The stream stands at its first token, and has to be left at its last. */
        void element(int line);

        void broken(int line, Malformed problem);
    }

    private final Tape tape;
    private JsonParser parser;
    private int firstLine;

    /** @param firstLine of it in the file, from 1 */
    SourceStream(InputStream json, int firstLine) {
        this.tape = new Tape(new InputStreamReader(json, StandardCharsets.UTF_8.newDecoder()));
        this.parser = SourceJson.MAPPER.createParser(tape);
        this.firstLine = firstLine;
    }

    JsonParser parser() {
        return parser;
    }

    /** Of the present token. */
    int line() {
        return firstLine + parser.currentTokenLocation().getLineNr() - 1;
    }

    /**
     * Reads the list that the stream stands at, to its end.
     *
     * @param opening what stands before the first element, from the beginning of the document on
     * @throws StreamReadException when something in it is no JSON and there is no telling where that ends
     */
    void list(String opening, Elements elements) throws IOException {
        while (true) {
            int marked = mark();
            try {
                if (parser.nextToken() == JsonToken.END_ARRAY) {
                    return;
                }
                elements.element(line());
            } catch (StreamConstraintsException | StreamReadException broken) {
                int line = line();
                int passed = tape.replaceElement(opening);
                if (passed < 0) {
                    throw broken;
                }
                resume(marked + passed, opening);
                elements.broken(line, notRead(line, firstLine));
            }
        }
    }

    /** @return the line that it stands at */
    private int mark() {
        var place = parser.currentLocation();
        tape.markAt(place.getCharOffset());
        return firstLine + place.getLineNr() - 1;
    }

    private void resume(int line, String opening) {
        parser = SourceJson.MAPPER.createParser(tape);
        firstLine = line;
        for (var token = parser.nextToken(); token != JsonToken.START_ARRAY; token = parser.nextToken()) {
            if (token == null) {
                throw new IllegalStateException("There is no list in " + opening);
            }
        }
    }

    private static Malformed notRead(int line, int until) {
        return new Malformed(
                "MALFORMED_JSON",
                until > line
                        ? "This is not JSON; what stands up to line %d was not read.".formatted(until)
                        : "This is not JSON; the element was not read, those behind it were.");
    }

    @Override
    public void close() {
        parser.close();
    }
}
