package dev.incidentledger.benchmarks;

import dev.incidentledger.benchmarks.HttpCommands.Posts;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Commands at the times of a schedule, however long the answers take: a slow answer delays none of the others. */
final class OpenLoop implements AutoCloseable {

    private static final int CONNECTIONS = 20;

    private final List<Posts> connections = new ArrayList<>();
    private final long interval;

    OpenLoop(HttpCommands commands, int perSecond) throws IOException {
        interval = Duration.ofSeconds(1).toNanos() / perSecond;
        for (int i = 0; i < CONNECTIONS; i++) {
            connections.add(commands.connect());
        }
    }

    /**
     * One command and its answer, in nanoseconds of the system's timer.
     *
     * @param due when it should have been sent
     */
    record Answer(long due, long answeredAt, long position) {

        double milliseconds() {
            return (answeredAt - due) / 1e6;
        }
    }

    List<Answer> send(int commands) throws ExecutionException, InterruptedException {
        long start = System.nanoTime() + interval;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, CONNECTIONS)
                    .mapToObj(connection -> threads.submit(() -> sendEvery(connection, commands, start)))
                    .toList();
            return joined(answers);
        }
    }

    @Override
    public void close() throws IOException {
        for (var connection : connections) {
            connection.close();
        }
    }

    private List<Answer> sendEvery(int connection, int commands, long start) throws IOException, InterruptedException {
        var answers = new ArrayList<Answer>();
        for (int command = connection; command < commands; command += CONNECTIONS) {
            long due = start + command * interval;
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            long position = connections.get(connection).post();
            answers.add(new Answer(due, System.nanoTime(), position));
        }
        return answers;
    }

    private static List<Answer> joined(List<Future<List<Answer>>> parts)
            throws ExecutionException, InterruptedException {
        var all = new ArrayList<Answer>();
        for (var part : parts) {
            all.addAll(part.get());
        }
        return all;
    }
}
