package dev.incidentledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NetworkTest {

    @Test
    void an_ipv4_address_is_a_network_of_its_own() {
        assertThat(Network.of("192.0.2.1")).isEqualTo("192.0.2.1");
        assertThat(Network.of("::ffff:192.0.2.1")).isEqualTo("192.0.2.1");
    }

    @Test
    void what_is_no_address_stands_for_itself() {
        assertThat(Network.of("192.0.2.1:4711")).isEqualTo("192.0.2.1:4711");
        assertThat(Network.of("::nonsense")).isEqualTo("::nonsense");
        assertThat(Network.of(null)).isEmpty();
    }

    @Test
    void addresses_that_one_holder_may_choose_among_are_one_network() {
        assertThat(Network.of("2001:db8:0:1::1")).isEqualTo(Network.of("2001:db8:0:1:ffff:ffff:ffff:ffff"));
        assertThat(Network.of("2001:db8:0:1::1")).isNotEqualTo(Network.of("2001:db8:0:2::1"));
        assertThat(Network.of("fe80::1%1")).isEqualTo(Network.of("fe80::2"));
    }
}
