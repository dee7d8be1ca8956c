package dev.incidentledger.query.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DestinationTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/audit",
                "/audit/incidents/inc_01arz3ndektsv4rrffq69g5fav?position=7&lang=de",
                "/audit?cursor=a-_b"
            })
    void is_a_page_of_a_section(String address) {
        assertThat(Destination.of(address).address()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "audit",
                "//audit",
                "/\\audit",
                "https://hostile.example/audit",
                "//hostile.example/audit",
                "/audit//hostile.example",
                "/audit/../api/v1/incidents",
                "/audit\r\nSet-Cookie: x=y",
                "/audit#x",
                "/auditors",
                "/sign-out",
                "/api/v1/incidents",
                "javascript:alert(1)"
            })
    void is_nowhere_else(String address) {
        assertThat(Destination.of(address).address()).isEqualTo("/audit");
    }

    @Test
    void is_the_first_page_for_whoever_names_none_or_one_that_is_endless() {
        assertThat(Destination.of(null).address()).isEqualTo("/audit");
        assertThat(Destination.of("/audit/" + "x".repeat(500)).address()).isEqualTo("/audit");
    }
}
