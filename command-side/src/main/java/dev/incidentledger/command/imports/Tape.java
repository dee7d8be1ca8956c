package dev.incidentledger.command.imports;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;

/**
 * The characters of a file as a parser reads them, but still there from the last mark on: so what the parser stumbles over can
 * be passed over by its brackets and quotes alone. Offsets are those of the present parser.
 */
final class Tape extends Reader {

    private static final int MOST_KEPT = 8 << 20;
    private static final int END = -1;

    private final Reader source;
    private final StringBuilder kept = new StringBuilder();
    private long keptFrom;
    private int handedOut;
    private boolean markIsKept = true;

    Tape(Reader source) {
        this.source = source;
    }

    @Override
    public int read(char[] into, int from, int length) throws IOException {
        if (handedOut == kept.length() && !fetch(length)) {
            return END;
        }
        int count = Math.min(length, kept.length() - handedOut);
        kept.getChars(handedOut, handedOut + count, into, from);
        handedOut += count;
        return count;
    }

    /** Left to whoever opened the file: one parser closes what the next one goes on with. */
    @Override
    public void close() {}

    /** Everything before is forgotten. */
    void markAt(long offset) {
        forget((int) (offset - keptFrom));
        markIsKept = true;
    }

    /**
     * Passes over one element of a list, from the mark to the comma behind it or the bracket that closes the list, and puts
     * {@code opening} in its place, for a new parser.
     *
     * @return how many lines it was long; -1 when there is no telling where it ends
     */
    int replaceElement(String opening) throws IOException {
        if (!markIsKept) {
            return END;
        }
        handedOut = 0;
        int lines = new Element().pass();
        kept.replace(0, handedOut, opening);
        keptFrom = 0;
        handedOut = 0;
        return lines;
    }

    private boolean fetch(int length) throws IOException {
        if (kept.length() > MOST_KEPT) {
            forget(handedOut);
            markIsKept = false;
        }
        var buffer = new char[length];
        int count = source.read(buffer, 0, length);
        if (count > 0) {
            kept.append(buffer, 0, count);
        }
        return count > 0;
    }

    private void forget(int count) {
        kept.delete(0, count);
        keptFrom += count;
        handedOut -= count;
    }

    private int next() throws IOException {
        return handedOut < kept.length() || fetch(1 << 12) ? kept.charAt(handedOut++) : END;
    }

    /** What stands between the mark and the next comma of the list. */
    private final class Element {

        private final ArrayDeque<Character> open = new ArrayDeque<>();
        private int lists;
        private int objects;
        private int lines;

        /** Up to here no text ends: not where one more begins, either. */
        private int noEndBefore;

        int pass() throws IOException {
            boolean begun = false;
            for (int next = next(); next != END && markIsKept; next = next()) {
                if (next == ']' && lists == 0) {
                    handedOut--;
                    return lines;
                }
                if (next == ',' && open.isEmpty() && begun) {
                    return lines;
                }
                begun = begun || !Character.isWhitespace(next);
                pass(next);
            }
            return END;
        }

        private void pass(int next) throws IOException {
            switch (next) {
                case '\n' -> lines++;
                case '"' -> text();
                case '{', '[' -> open((char) next);
                case '}' -> close('{');
                case ']' -> close('[');
                default -> {}
            }
        }

        /** No line ends within a text: where one does, the quote stands there alone. */
        private void text() throws IOException {
            int begin = handedOut;
            if (begin < noEndBefore) {
                return;
            }
            for (int next = next(); next != '"' && next != END; next = next()) {
                if (next == '\n') {
                    noEndBefore = handedOut;
                    handedOut = markIsKept ? begin : handedOut;
                    return;
                }
                if (next == '\\') {
                    next();
                }
            }
        }

        private void open(char bracket) {
            open.push(bracket);
            count(bracket, 1);
        }

        private char pop() {
            char bracket = open.pop();
            count(bracket, -1);
            return bracket;
        }

        private void count(char bracket, int more) {
            if (bracket == '[') {
                lists += more;
            } else {
                objects += more;
            }
        }

        /** With all that was left open in it. */
        private void close(char bracket) {
            if ((bracket == '[' ? lists : objects) > 0) {
                while (pop() != bracket) {}
            }
        }
    }
}
