package dev.incidentledger.standalone.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A text that is typed as an argument, or comes from standard input where the argument is {@code -}. */
final class Message {

    private static final int MOST_BYTES = 256 * 1024;

    private Message() {}

    /** @throws Failure when standard input holds no text, or more than the product would take */
    static String of(Shell shell, String argument) {
        return argument.equals("-") ? fromInput(shell) : argument;
    }

    private static String fromInput(Shell shell) {
        try {
            var bytes = shell.in().readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw Failure.wrongUsage("Standard input is longer than %d bytes".formatted(MOST_BYTES));
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()
                    .stripTrailing();
        } catch (CharacterCodingException e) {
            throw Failure.wrongUsage("Standard input is no text in UTF-8");
        } catch (IOException e) {
            throw Failure.wrongUsage("Standard input cannot be read");
        }
    }
}
