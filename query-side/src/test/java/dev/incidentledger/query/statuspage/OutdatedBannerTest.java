package dev.incidentledger.query.statuspage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.query.language.Language;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OutdatedBannerTest {

    private static final Instant THEN = Instant.parse("2026-11-24T09:41:30Z");

    private final OutdatedBanner banner = new OutdatedBanner(Site.PAGE);

    @Test
    void says_how_old_the_page_is() {
        assertThat(banner.in(Language.EN.tag(), THEN))
                .isEqualTo("<p class=\"stale\" role=\"status\">Data as of "
                        + "<time datetime=\"2026-11-24T09:41:30Z\">November 24, 2026, 09:41 UTC</time>. "
                        + "Nothing newer can be read at the moment.</p>");
        assertThat(banner.in(Language.DE.tag(), THEN)).contains("Daten mit Stand <time");
    }

    @ParameterizedTest
    @EnumSource
    void is_there_in_every_language(Language language) {
        assertThat(banner.in(language.tag(), THEN)).contains(THEN.toString());
    }
}
