package dev.incidentledger.standalone.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All that can be seen in the data folder, whether the product runs or not. */
public record FolderCheckup(Path folder) {

    private static final String SECRETS = "secrets";
    private static final String ADMIN_TOKEN = "admin-token";
    private static final List<String> SECRET_FILES = List.of(
            ADMIN_TOKEN,
            "cursor-key",
            "log-key",
            "postgres/postgres.password",
            "postgres/postgres-owner.password",
            "postgres/postgres-analyst.password");
    private static final Set<PosixFilePermission> OF_OTHERS = PosixFilePermissions.fromString("---rwxrwx");

    public List<Finding> look() {
        try {
            var findings = new ArrayList<Finding>();
            findings.add(DiskSpace.of(folder).finding());
            findings.addAll(secrets());
            findings.add(adminToken());
            findings.addAll(cluster());
            return findings;
        } catch (IOException denied) {
            return List.of(Finding.problem(
                    "folder",
                    "The data folder %s cannot be looked at: %s".formatted(folder, denied.getMessage()),
                    "Look as the user whom it belongs to"));
        }
    }

    private List<Finding> secrets() throws IOException {
        var owner = attributes(folder).owner();
        var findings = new ArrayList<Finding>();
        for (var file :
                SECRET_FILES.stream().map(folder::resolve).filter(Files::exists).toList()) {
            var attributes = attributes(file);
            var open = EnumSet.copyOf(OF_OTHERS);
            open.retainAll(attributes.permissions());
            if (!open.isEmpty()) {
                findings.add(Finding.problem(
                        SECRETS,
                        "%s is open to others (%s)"
                                .formatted(file, PosixFilePermissions.toString(attributes.permissions())),
                        "chmod 600 %s; if others use this machine, replace what is in it".formatted(file)));
            }
            if (!attributes.owner().equals(owner)) {
                findings.add(Finding.problem(
                        SECRETS,
                        "%s belongs to %s, and the data folder to %s".formatted(file, attributes.owner(), owner),
                        "chown %s %s".formatted(owner, file)));
            }
        }
        return findings.isEmpty() ? List.of(Finding.ok(SECRETS, "Only %s can read them".formatted(owner))) : findings;
    }

    private Finding adminToken() {
        return Files.exists(folder.resolve(ADMIN_TOKEN))
                ? Finding.warning(
                        ADMIN_TOKEN,
                        "The first admin token still lies in %s".formatted(folder.resolve(ADMIN_TOKEN)),
                        "Issue a token to everybody who needs one, then delete the file")
                : Finding.ok(ADMIN_TOKEN, "No admin token lies in the data folder");
    }

    /** Under root the server runs as somebody else, whom all of its own files belong to. */
    private List<Finding> cluster() throws IOException {
        var parts = Stream.of("postgres", "postgres/cluster", "postgres/cluster/PG_VERSION")
                .map(folder::resolve)
                .filter(Files::exists)
                .toList();
        if (parts.isEmpty()) {
            return List.of();
        }
        var owner = attributes(parts.getFirst()).owner();
        for (var part : parts) {
            if (!attributes(part).owner().equals(owner)) {
                return List.of(Finding.problem(
                        "owner",
                        "%s belongs to %s, and %s to %s"
                                .formatted(part, attributes(part).owner(), parts.getFirst(), owner),
                        "Stop the product; chown -R %s %s".formatted(owner, parts.getFirst())));
            }
        }
        return List.of(Finding.ok("owner", "%s belongs to %s".formatted(parts.getFirst(), owner)));
    }

    private static PosixFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, PosixFileAttributes.class);
    }
}
