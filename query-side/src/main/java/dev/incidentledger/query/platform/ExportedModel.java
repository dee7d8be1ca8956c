package dev.incidentledger.query.platform;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A read model that exports of the log tell, so that whoever checks one can see whether it follows from the events. */
public interface ExportedModel {

    /** In lower case, in the plural; part of a file's name. */
    String name();

    /** The one that keeps it, which has to have come to the end of the log before anything is told. */
    String projection();

    /**
     * As it stood when the log ended there, in the order of ids. Where something cannot be read a line says so in its place, so
     * that whoever checks it finds it, and the rest follows.
     *
     * @return the first that could not be read
     */
    Optional<Unreadable> write(Log log, Lines lines) throws IOException;

    /** The log as far as an export tells it. */
    interface Log {

        /** The position of its last event. */
        long end();

        /** The aggregates of which anything was recorded behind its end by now: what is kept of them may be ahead. */
        Set<String> goneOn();

        /** All events of an aggregate up to its end, in their order. */
        List<EventRow> of(String aggregateId);
    }

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
