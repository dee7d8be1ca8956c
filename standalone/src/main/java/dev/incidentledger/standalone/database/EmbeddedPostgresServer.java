package dev.incidentledger.standalone.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.function.IOConsumer;
import org.apache.commons.io.function.IOIntSupplier;

/** A PostgreSQL server of our own over one folder: reachable from this machine alone, durable like any other. */
public final class EmbeddedPostgresServer implements AutoCloseable {

    private static final String DATABASE = "ledger";

    private final DataFolder folder;
    private final IOConsumer<DataFolder> afterStop;
    private final Cluster cluster;
    private final String password;
    private final String ownerPassword;
    private final int port;
    private final long postmasterPid;

    private EmbeddedPostgresServer(
            DataFolder folder,
            ServerAccount account,
            Guests guests,
            IOIntSupplier ports,
            IOConsumer<DataFolder> afterStop)
            throws IOException {
        ServerLog log = new ServerLog(folder.resolve("postgres.log"));
        DatabaseRoles roles = DatabaseRoles.in(folder);
        log.rotate();
        this.folder = folder;
        this.afterStop = afterStop;
        this.cluster = new Cluster(folder, new ServerPrograms(ServerBinaries.in(folder), account, log));
        if (!cluster.exists()) {
            cluster.create(DATABASE, roles);
        }
        cluster.requireOurMajorVersion();
        cluster.stop();
        this.password = roles.application().read();
        this.ownerPassword = roles.owner().read();
        if (roles.areIncomplete()) {
            cluster.administer(DATABASE, roles);
        }
        cluster.admit(DATABASE, guests.admitted());
        var listening = cluster.start(ports);
        this.port = listening.port();
        this.postmasterPid = listening.pid();
    }

    /** Who may log in beside the product itself. */
    public enum Guests {
        NOBODY,
        /** With the password that is kept in the folder. */
        ANALYSTS;

        private List<String> admitted() {
            var own = List.of(DatabaseRoles.OWNER, DatabaseRoles.APPLICATION);
            return switch (this) {
                case NOBODY -> own;
                case ANALYSTS ->
                    Stream.concat(own.stream(), Stream.of(DatabaseRoles.ANALYST))
                            .toList();
            };
        }
    }

    /** Goes on with what an earlier server left in the folder; one that outlived its process is stopped first. */
    public static EmbeddedPostgresServer start(Path dataFolder) throws IOException {
        return start(dataFolder, Guests.NOBODY);
    }

    public static EmbeddedPostgresServer start(Path dataFolder, Guests guests) throws IOException {
        return start(dataFolder, guests, EmbeddedPostgresServer::freePort, IOConsumer.noop());
    }

    static EmbeddedPostgresServer start(Path dataFolder, IOIntSupplier ports) throws IOException {
        return start(dataFolder, Guests.NOBODY, ports, IOConsumer.noop());
    }

    /** Begins with nothing, in a temporary folder that is deleted on close. */
    public static EmbeddedPostgresServer startTemporary() throws IOException {
        return start(
                Files.createTempDirectory("incident-ledger-"),
                Guests.NOBODY,
                EmbeddedPostgresServer::freePort,
                DataFolder::delete);
    }

    public String jdbcUrl() {
        return jdbcUrl(port);
    }

    static String jdbcUrl(int port) {
        return "jdbc:postgresql://127.0.0.1:%s/%s".formatted(port, DATABASE);
    }

    /** The role to work as: it reads the log and appends to it, and may do no more there. */
    public String user() {
        return DatabaseRoles.APPLICATION;
    }

    public String password() {
        return password;
    }

    /** The role that migrates the log, no superuser either: what runs here also runs on a server of the operator. */
    public String owner() {
        return DatabaseRoles.OWNER;
    }

    public String ownerPassword() {
        return ownerPassword;
    }

    public long postmasterPid() {
        return postmasterPid;
    }

    /** Disconnects whoever is still connected, and loses nothing that was committed. */
    @Override
    public void close() throws IOException {
        if (folder.isHeld()) { // when closed twice, the folder may be another process's by now
            try (folder) {
                cluster.stop();
                afterStop.accept(folder);
            }
        }
    }

    private static EmbeddedPostgresServer start(
            Path path, Guests guests, IOIntSupplier ports, IOConsumer<DataFolder> afterStop) throws IOException {
        ServerAccount account = ServerAccount.choose();
        DataFolder folder = DataFolder.hold(path, account);
        try {
            return new EmbeddedPostgresServer(folder, account, guests, ports, afterStop);
        } catch (IOException | RuntimeException failure) {
            folder.close();
            throw failure;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
