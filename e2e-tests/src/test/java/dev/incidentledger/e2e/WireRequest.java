package dev.incidentledger.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.net.URI;

/** A request as it goes over the wire, and to whom. */
record WireRequest(InetSocketAddress server, byte[] head, byte[] body) {

    static WireRequest post(Api api, String path, String json) {
        var url = URI.create(api.url());
        var body = json.getBytes(UTF_8);
        var head =
                "POST %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                        .formatted(path, url.getAuthority(), api.token(), body.length);
        return new WireRequest(new InetSocketAddress(url.getHost(), url.getPort()), head.getBytes(US_ASCII), body);
    }

    /** Of what everybody may read. */
    static WireRequest get(Api anybody, String path) {
        var url = URI.create(anybody.url());
        var head = "GET %s HTTP/1.1\r\nHost: %s\r\n\r\n".formatted(path, url.getAuthority());
        return new WireRequest(
                new InetSocketAddress(url.getHost(), url.getPort()), head.getBytes(US_ASCII), new byte[0]);
    }

    byte[] whole() {
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(head);
        whole.writeBytes(body);
        return whole.toByteArray();
    }
}
