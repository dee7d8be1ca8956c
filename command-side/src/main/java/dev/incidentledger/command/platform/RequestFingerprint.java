package dev.incidentledger.command.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells requests apart that carry an Idempotency-Key: SHA-256 over method, path and body, taken while the body is read. It is
 * recorded, so it leaves out bodies that tell of people: who guesses a name could find its hash.
 */
public final class RequestFingerprint extends OncePerRequestFilter {

    private static final String ATTRIBUTE = RequestFingerprint.class.getName();

    private final RequestMatcher tellsOfPeople;

    /** @param tellsOfPeople by method and path */
    RequestFingerprint(RequestMatcher tellsOfPeople) {
        this.tellsOfPeople = tellsOfPeople;
    }

    /** In hexadecimal; to be asked once, when the body has been read. Empty for a request without a key. */
    public static String of(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof MessageDigest digest
                ? HexFormat.of().formatHex(digest.digest())
                : "";
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(IdempotencyKey.HEADER) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var digest = sha256();
        digest.update((request.getMethod() + " " + request.getRequestURI() + "\n").getBytes(StandardCharsets.UTF_8));
        request.setAttribute(ATTRIBUTE, digest);
        chain.doFilter(tellsOfPeople.matches(request) ? request : new Read(request, digest), response);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static final class Read extends HttpServletRequestWrapper {

        private final MessageDigest digest;

        Read(HttpServletRequest request, MessageDigest digest) {
            super(request);
            this.digest = digest;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Digested(super.getInputStream(), digest);
        }
    }

    private static final class Digested extends ServletInputStream {

        private final ServletInputStream body;
        private final MessageDigest digest;

        Digested(ServletInputStream body, MessageDigest digest) {
            this.body = body;
            this.digest = digest;
        }

        @Override
        public int read() throws IOException {
            int read = body.read();
            if (read >= 0) {
                digest.update((byte) read);
            }
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int count = body.read(bytes, from, length);
            if (count > 0) {
                digest.update(bytes, from, count);
            }
            return count;
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
