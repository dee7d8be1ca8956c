package dev.incidentledger.query.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * An entry of the stream, ready to be sent.
 *
 * @param position of its event in the log; 0 for what is no event of the log
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Frame(long position, Readers readers, byte[] bytes) {

    /** Who may see it. */
    enum Readers {
        EVERY_CALLER,
        ADMINS
    }

    static Frame event(long position, String name, Readers readers, String json) {
        return new Frame(
                position,
                readers,
                "id: %d\nevent: %s\ndata: %s\n\n"
                        .formatted(position, name, json)
                        .getBytes(UTF_8));
    }

    /** Has no id, so that whoever resumes does so behind the last event of the log. */
    static Frame announcement(String name, String json) {
        return new Frame(
                0,
                Readers.EVERY_CALLER,
                "event: %s\ndata: %s\n\n".formatted(name, json).getBytes(UTF_8));
    }

    boolean isAnnouncement() {
        return position == 0;
    }
}
