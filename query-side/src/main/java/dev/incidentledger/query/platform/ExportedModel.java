package dev.incidentledger.query.platform;

import java.io.IOException;
import java.util.Optional;

/** A read model that exports of the log tell, so that whoever checks one can see whether it follows from the events. */
public interface ExportedModel {

    /** In lower case, in the plural; part of a file's name. */
    String name();

    /**
     * As it stood when the log ended at that position. Where something cannot be read a line says so in its place, so that
     * whoever checks it finds it, and the rest follows.
     *
     * @return the first that could not be read
     */
    Optional<Unreadable> write(long position, Lines lines) throws IOException;

    /**
     * Why what an export tells is not whole.
     *
     * @param code in upper snake case, for programs
     * @param position of the first event that could not be read
     * @param detail a sentence
     */
    record Unreadable(String code, long position, String detail) {}

    /** Takes them one by one. */
    @FunctionalInterface
    interface Lines {

        void write(String line) throws IOException;
    }
}
