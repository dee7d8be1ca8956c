package dev.incidentledger.query.platform;

import java.io.IOException;

/** A read model that exports of the log tell, so that whoever checks one can see whether it follows from the events. */
public interface ExportedModel {

    /** In lower case, in the plural; part of a file's name. */
    String name();

    /**
     * As it stood when the log ended at that position.
     *
     * @throws IOException also when it has not come so far and does not in a minute
     */
    void write(long position, Lines lines) throws IOException;

    /** Takes them one by one. */
    @FunctionalInterface
    interface Lines {

        void write(String line) throws IOException;
    }
}
