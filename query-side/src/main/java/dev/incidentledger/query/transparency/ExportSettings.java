package dev.incidentledger.query.transparency;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What becomes of exports that somebody asked for.
 *
 * @param folder where they are written; {@code exports} in the data folder if absent
 * @param keptFor for how long after its end each can be fetched
 * @param most how many there are at a time, from 1: for a new one the oldest that is at its end gives way
 */
@ConfigurationProperties("ledger.export")
record ExportSettings(
        @Nullable Path folder,
        @DefaultValue("24h") Duration keptFor,
        @DefaultValue("5") int most) {

    ExportSettings {
        if (keptFor.isNegative() || keptFor.isZero()) {
            throw new IllegalArgumentException("ledger.export.kept-for is a time, not " + keptFor);
        }
        if (most < 1) {
            throw new IllegalArgumentException("ledger.export.most is at least 1, not " + most);
        }
    }
}
