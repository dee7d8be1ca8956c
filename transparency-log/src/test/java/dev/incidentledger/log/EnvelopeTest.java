package dev.incidentledger.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {

    private static final Instant RECORDED_AT = Instant.parse("2021-05-10T09:03:00.000050Z");

    @Test
    void says_where_an_event_stands_and_what_was_stored_with_it() {
        assertThat(new String(first("inc_1").toJson(), UTF_8)).isEqualTo("""
                {"aggregateId":"inc_1","aggregateType":"Incident","commandKey":"k","event":"incident.identified",\
                "eventId":"e1","metadataSha256":"44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",\
                "payloadSha256":"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d","position":7,\
                "recordedAt":"2021-05-10T09:03:00.000050Z","revision":"1","sequence":0}""");
    }

    @Test
    void names_the_leaf_before_of_its_aggregate_and_leaves_out_what_is_absent() {
        var envelope = new Envelope(
                9_007_199_254_740_991L,
                "e2",
                Optional.empty(),
                "e2",
                1,
                "x",
                Optional.empty(),
                RECORDED_AT,
                Optional.empty(),
                Hash.of(new byte[0]),
                Hash.of(new byte[0]),
                Optional.of(first("inc_1").leaf()));

        assertThat(new String(envelope.toJson(), UTF_8))
                .contains("\"position\":9007199254740991,\"previousLeaf\":\""
                        + first("inc_1").leaf() + "\"")
                .doesNotContain("aggregateType", "commandKey", "revision");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\"\\/\b\t\n\f\r", "\u0001\u001f\u007f\u0080\u2028", "\u20ac\ud83d\ude00\ufb33", "e\u0301"})
    void is_the_canonical_form_of_what_it_says(String text) throws IOException {
        var json = first(text).toJson();

        assertThat(json).isEqualTo(new JsonCanonicalizer(json).getEncodedUTF8());
    }

    /** The string in the example of RFC 8785, 3.2.2, and its bytes in 3.2.4. */
    @Test
    void writes_the_example_of_the_rfc_as_it_does() {
        var bytes = HexFormat.ofDelimiter(" ")
                .parseHex("22 e2 82 ac 24 5c 75 30 30 30 66 5c 6e 41 27 42 5c 22 5c 5c 5c 5c 5c 22 2f 22");

        assertThat(new String(first("\u20ac$\u000f\nA'B\"\\\\\"/").toJson(), UTF_8))
                .startsWith("{\"aggregateId\":" + new String(bytes, UTF_8) + ",");
    }

    @Test
    void is_canonical_with_every_character_below_the_surrogates() throws IOException {
        var all = IntStream.range(0, 0xd800).mapToObj(Character::toString).collect(Collectors.joining());
        var json = first(all).toJson();

        assertThat(json).isEqualTo(new JsonCanonicalizer(json).getEncodedUTF8());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "\ude00", "a\ud83db", "\ude00\ud83d"})
    void takes_no_half_of_a_surrogate_pair(String text) {
        assertThatThrownBy(() -> first(text).leaf()).hasMessage("Half of a surrogate pair is no text");
    }

    @Test
    void takes_no_place_that_no_log_has() {
        assertThatThrownBy(() -> at(0, 0, RECORDED_AT)).hasMessage("There is no position 0");
        assertThatThrownBy(() -> at(1L << 53, 0, RECORDED_AT)).hasMessage("There is no position 9007199254740992");
        assertThatThrownBy(() -> at(1, -1, RECORDED_AT)).hasMessage("There is no sequence -1");
        assertThatThrownBy(() -> at(1, 0, RECORDED_AT.plusNanos(1)))
                .hasMessage("Not a time to the microsecond: 2021-05-10T09:03:00.000050001Z");
    }

    private static Envelope first(String aggregateId) {
        return new Envelope(
                7,
                "e1",
                Optional.of("Incident"),
                aggregateId,
                0,
                "incident.identified",
                Optional.of("1"),
                RECORDED_AT,
                Optional.of("k"),
                Hash.of(new byte[1]),
                Hash.of("{}".getBytes(UTF_8)),
                Optional.empty());
    }

    private static Envelope at(long position, long sequence, Instant recordedAt) {
        return new Envelope(
                position,
                "e",
                Optional.empty(),
                "e",
                sequence,
                "x",
                Optional.empty(),
                recordedAt,
                Optional.empty(),
                Hash.of(new byte[0]),
                Hash.of(new byte[0]),
                Optional.empty());
    }
}
