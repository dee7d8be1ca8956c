package dev.incidentledger.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;
import org.springframework.util.FileSystemUtils;

/** In the profile {@code demo} everything lies in a new temporary folder, which is gone when the process has ended. */
class ThrowAwayFolder implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (context.getEnvironment().acceptsProfiles(Profiles.of("demo"))) {
            var folder = create();
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("throw-away folder", Map.of("ledger.data-dir", folder.toString())));
            SpringApplication.getShutdownHandlers().add(() -> delete(folder));
        }
    }

    private static Path create() {
        try {
            return Files.createTempDirectory("incident-ledger-demo-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
