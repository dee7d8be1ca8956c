package dev.incidentledger.command.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * Whose alerts a delivery tells of.
 *
 * @param intake the id under which it is configured
 * @param groupKey as Alertmanager writes it; the same for as long as the route and its grouping are
 */
record AlertGroup(String intake, String receiver, String groupKey) {

    /** 64 hexadecimal digits that stand for all three. */
    String id() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            Stream.of(intake, receiver, groupKey).forEach(part -> {
                var bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                digest.update(bytes);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
