package dev.incidentledger.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The database server of a running product, to be done to what happens to servers. */
final class DatabaseProcesses {

    private final Path output;
    private final List<String> command;
    private ProcessHandle postmaster;
    private List<ProcessHandle> frozen = List.of();

    private DatabaseProcesses(ProcessHandle postmaster, Path output) {
        this.postmaster = postmaster;
        this.output = output;
        this.command = commandOf(postmaster);
    }

    static DatabaseProcesses of(Path dataFolder) throws IOException {
        var pidFile = dataFolder.resolve("postgres/cluster/postmaster.pid");
        return of(Long.parseLong(Files.readAllLines(pidFile).getFirst()), dataFolder.resolve("restarted.log"));
    }

    /** @param output where it writes to once it was started again */
    static DatabaseProcesses of(long postmaster, Path output) {
        return new DatabaseProcesses(ProcessHandle.of(postmaster).orElseThrow(), output);
    }

    void freeze() throws IOException {
        frozen = all();
        signal("STOP", frozen);
    }

    void thaw() throws IOException {
        signal("CONT", frozen);
        frozen = List.of();
    }

    /** As {@code pg_ctl stop -m fast} does. */
    void stop() throws IOException {
        signal("INT", List.of(postmaster));
        awaitEnd(List.of(postmaster));
    }

    void kill() throws IOException {
        killWith(List.of());
    }

    /** At the same moment. */
    void killWith(List<ProcessHandle> others) throws IOException {
        var victims = Stream.concat(all().stream(), others.stream()).toList();
        signal("KILL", victims);
        awaitEnd(victims);
    }

    /** On the same port and files. */
    void startAgain() throws IOException {
        var server = new ProcessBuilder(
                        Stream.concat(account().stream(), command.stream()).toList())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(output.toFile()));
        server.environment().put("LC_ALL", "C");
        postmaster = server.start().toHandle();
    }

    private List<ProcessHandle> all() {
        return Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
    }

    private static List<String> commandOf(ProcessHandle process) {
        var command = new ArrayList<String>();
        command.add(process.info().command().orElseThrow());
        command.addAll(List.of(process.info().arguments().orElseThrow()));
        return command;
    }

    /** PostgreSQL refuses to run as root; the product hides it in the same way. */
    private static List<String> account() {
        return "root".equals(System.getProperty("user.name")) ? List.of("unshare", "--user") : List.of();
    }

    private static void signal(String name, List<ProcessHandle> processes) throws IOException {
        var command = new ArrayList<>(List.of("kill", "-s", name));
        processes.forEach(process -> command.add(String.valueOf(process.pid())));
        new ProcessBuilder(command).start().onExit().join();
    }

    private static void awaitEnd(List<ProcessHandle> processes) {
        await().atMost(Duration.ofSeconds(30)).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
    }
}
