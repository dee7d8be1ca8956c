package dev.incidentledger.benchmarks;

import java.io.IOException;
import java.sql.SQLException;

/** One of the two that a comparison runs in turn. */
interface Contestant {

    /** A connection of its own, used by one thread. */
    Session connect() throws Exception;

    interface Session extends AutoCloseable {

        /** Returns once one piece of work is durable; throws when it is not. */
        void work() throws Exception;

        @Override
        void close() throws IOException, SQLException;
    }
}
