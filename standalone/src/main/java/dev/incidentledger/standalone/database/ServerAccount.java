package dev.incidentledger.standalone.database;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whom the server runs as. PostgreSQL refuses root. A user namespace hides root from it and leaves the files root's; where
 * that is denied, as in most containers, the server runs as nobody.
 *
 * @param uid the owner of the data folder
 * @param prefix what stands before each command
 */
record ServerAccount(int uid, List<String> prefix) {

    private static final int ROOT = 0;
    private static final int NOBODY = 65534;

    private static final ServerAccount HIDDEN_ROOT = new ServerAccount(ROOT, List.of("unshare", "--user"));
    private static final ServerAccount AS_NOBODY =
            new ServerAccount(NOBODY, List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));

    static ServerAccount choose() {
        return ownUid() == ROOT
                ? Stream.of(HIDDEN_ROOT, AS_NOBODY)
                        .filter(account -> account.canRun("true"))
                        .findFirst()
                        .orElseThrow(() -> new EmbeddedPostgresFailure(
                                "PostgreSQL does not run as root, and neither unshare nor setpriv works here: start as an"
                                        + " ordinary user, or set SPRING_DATASOURCE_URL to a PostgreSQL of your own."))
                : new ServerAccount(ownUid(), List.of());
    }

    static int ownUid() {
        return Math.toIntExact(new UnixSystem().getUid());
    }

    List<String> command(List<String> command) {
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }

    boolean canRun(String... command) {
        try {
            Process process = new ProcessBuilder(command(List.of(command)))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            return process.onExit().join().exitValue() == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }
}
