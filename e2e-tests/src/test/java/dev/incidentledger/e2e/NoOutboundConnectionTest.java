package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product speaks to nobody whom its operator did not name. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NoOutboundConnectionTest {

    /** A network of its own with a loopback and nothing else; {@code "$@"} is the command behind it. */
    private static final List<String> ALONE =
            List.of("unshare", "--net", "--map-root-user", "sh", "-c", "ip link set lo up && exec \"$@\"", "alone");

    /** In the profile demo it sends itself some thirty commands before it says that it is ready. */
    @Test
    void it_starts_and_works_without_a_route_to_anywhere_and_looks_for_none(@TempDir Path folder)
            throws IOException, InterruptedException {
        assumeTrue(canBeAlone(), "Needs unshare with the right to make a network namespace, and ip to set it up");

        try (var ledger = ChildLedger.startBehind(ALONE, folder, "--spring.profiles.active=demo")) {
            assertThat(triedToLeave(ledger.pid())).isZero();
        }
    }

    /** Packets for which the process's network had no route: each would be an attempt to reach somebody. */
    private static long triedToLeave(long pid) throws IOException {
        var ip = Files.readAllLines(Path.of("/proc", Long.toString(pid), "net", "snmp")).stream()
                .filter(line -> line.startsWith("Ip:"))
                .map(line -> List.of(line.split(" ")))
                .toList();
        int column = IntStream.range(0, ip.getFirst().size())
                .filter(i -> ip.getFirst().get(i).equals("OutNoRoutes"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(ip.getLast().get(column));
    }

    private static boolean canBeAlone() throws InterruptedException {
        try {
            var command = new ArrayList<>(ALONE);
            command.add("true");
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException noSuchTool) {
            return false;
        }
    }
}
