package dev.incidentledger.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Incidents that get their updates in turn.
 *
 * @param told how many updates all of them got so far
 */
record OpenIncidents(HttpCommands commands, List<String> paths, AtomicLong told) implements Contestant {

    static OpenIncidents identify(HttpCommands commands, int count) throws IOException {
        var paths = new ArrayList<String>();
        try (var posts = commands.connect()) {
            for (int i = 0; i < count; i++) {
                paths.add(posts.identify());
            }
        }
        return new OpenIncidents(commands, List.copyOf(paths), new AtomicLong());
    }

    /** The same incidents from the first one on, over another process of the product. */
    OpenIncidents over(HttpCommands others) {
        return new OpenIncidents(others, paths, new AtomicLong());
    }

    @Override
    public Session connect() throws IOException {
        var connection = new HttpConnection(commands.port(), commands.token());
        return new Session() {
            @Override
            public void work() throws IOException {
                connection.post(next() + "/updates", HttpCommands.TELL);
            }

            @Override
            public void close() throws IOException {
                connection.close();
            }
        };
    }

    private String next() {
        return paths.get(Math.toIntExact(told.getAndIncrement() % paths.size()));
    }
}
