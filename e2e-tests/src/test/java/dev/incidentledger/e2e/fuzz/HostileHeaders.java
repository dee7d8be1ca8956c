package dev.incidentledger.e2e.fuzz;

import java.util.List;

/** Headers, methods and targets as only attackers and broken proxies send them. */
final class HostileHeaders implements Mutation {

    private static final List<Field> HEADERS = List.of(
            new Field("Accept", "text/html"),
            new Field("Accept", "*/*;q=0"),
            new Field("Accept", "a"),
            new Field("Accept", "application/json;q=2"),
            new Field("Accept", ""),
            new Field("Accept", ",".repeat(500)),
            new Field("Accept", "application/*+json, text/*;q=0.1"),
            new Field("Accept", "text/event-stream"),
            new Field("Accept", "x/y,".repeat(500) + "*/*"),
            new Field("Accept-Encoding", "gzip;q=0, identity;q=0"),
            new Field("Accept-Language", "\u00ff"),
            new Field("Accept-Language", "de-" + "x-".repeat(200)),
            new Field("Accept-Charset", "utf-16"),
            new Field("Content-Type", "text/plain"),
            new Field("Content-Type", "application/xml"),
            new Field("Content-Type", "application/json;charset=utf-16"),
            new Field("Content-Type", "application/json; charset=nonsense"),
            new Field("Content-Type", "application/json;charset=UTF-8"),
            new Field("Content-Type", "application/x-www-form-urlencoded"),
            new Field("Content-Type", "multipart/form-data"),
            new Field("Content-Type", "/"),
            new Field("Content-Type", ""),
            new Field("Content-Type", "application/json, application/json"),
            new Field("Content-Type", "application/problem+json"),
            new Field("Content-Encoding", "gzip"),
            new Field("Content-Encoding", "br"),
            new Field("Content-Language", "\u0080"),
            new Field("Content-Length", "-1"),
            new Field("Content-Length", "abc"),
            new Field("Content-Length", "99999999999999999999"),
            new Field("Content-Length", "+0"),
            new Field("Transfer-Encoding", "chunked, identity"),
            new Field("Transfer-Encoding", "nonsense"),
            new Field("Expect", "100-continue"),
            new Field("Expect", "nonsense"),
            new Field("Host", ""),
            new Field("Host", "evil.example:99999"),
            new Field("Host", "a b"),
            new Field("Host", "[::1"),
            new Field("Host", "x".repeat(2_000)),
            new Field("X-Forwarded-For", "1.2.3.4, ::1, x"),
            new Field("X-Forwarded-Proto", "javascript"),
            new Field("X-Forwarded-Host", "evil.example\""),
            new Field("X-Forwarded-Prefix", "/../.."),
            new Field("Forwarded", "for=\"[::1\";host=<script>"),
            new Field("X-HTTP-Method-Override", "DELETE"),
            new Field("X-Original-URL", "/admin"),
            new Field("Range", "bytes=0-0"),
            new Field("Range", "bytes=-9223372036854775808"),
            new Field("Range", "lines=a-b"),
            new Field("If-Modified-Since", "yesterday"),
            new Field("If-Unmodified-Since", "Thu, 01 Jan 1970 00:00:00 GMT"),
            new Field("Cookie", "JSESSIONID=1; a=\"b; c"),
            new Field("Cookie", ";=;\u00ff"),
            new Field("Origin", "https://evil.example"),
            new Field("Origin", "null"),
            new Field("Access-Control-Request-Method", "POST"),
            new Field("Upgrade", "h2c"),
            new Field("Connection", "Upgrade, HTTP2-Settings"),
            new Field("Connection", "close, keep-alive"),
            new Field("traceparent", "00-" + "0".repeat(32) + "-" + "0".repeat(16) + "-00"),
            new Field("traceparent", "ff-\u00ff"),
            new Field("traceparent", "x".repeat(3_000)),
            new Field("Authorization", "Bearer"),
            new Field("Authorization", "Bearer \u00ff"),
            new Field("Authorization", "Basic YTpi"),
            new Field("Authorization", "Bearer a b"),
            new Field("Authorization", "Bearer ilt_tok_01arz3ndektsv4rrffq69g5fav_" + "A".repeat(43)),
            new Field("Authorization", "Bearer " + "a".repeat(5_000)),
            new Field("X-Long", "x".repeat(7_000)),
            new Field("X-Long", "x".repeat(20_000)),
            new Field("X-High", "\u0080\u00ff"),
            new Field("X-Low", "a\u0001b"),
            new Field("X Space", "a"),
            new Field("", "a"),
            new Field("X-Null", "a\u0000b"),
            new Field("X-Bare", "a\nX-Evil: 1"),
            new Field("X-\u00e4", "a"),
            new Field("Last-Event-ID", "-1"),
            new Field("Last-Event-ID", "x"),
            new Field("Prefer", "respond-async, wait=100"));

    private static final List<String> METHODS = List.of(
            "HEAD", "OPTIONS", "TRACE", "CONNECT", "PATCH", "PUT", "POST", "GET", "FOO", "get", "PROPFIND", "X-Y");

    @Override
    public boolean spoil(Draft draft, Dice dice, KnownThings known) {
        switch (dice.below(12)) {
            case 0 -> draft.method = dice.any(METHODS);
            case 1 -> {
                var name = dice.any(List.of("Host", "Content-Type", "Authorization"));
                draft.headers.removeIf(header -> header.name().equals(name));
            }
            case 2 ->
                draft.path += dice.any(List.of("/", "//", "/x", ".json", ";a=b", "%2f", "#x", "/..", "/.", "%00"));
            case 3 ->
                draft.query.add(new Field(
                        dice.any(List.of("x", "", "limit", "asOf", "%00", "a[b]", "format")),
                        dice.any(List.of("", "1", "%zz", "%ff", "a=b", "{}", "|"))));
            case 4 -> add(draft, dice, 150);
            case 5 -> draft.headers.add(dice.any(HEADERS));
            default -> {
                var hostile = dice.any(HEADERS);
                draft.setHeader(hostile.name(), hostile.value());
            }
        }
        return true;
    }

    private static void add(Draft draft, Dice dice, int most) {
        int many = dice.below(most);
        for (int i = 0; i < many; i++) {
            draft.headers.add(new Field("X-Many-" + i, "a"));
        }
    }
}
