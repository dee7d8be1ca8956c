package dev.incidentledger.http;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;

/** Reads every {@link CheckedBody}, whatever its declared media type, so that no lenient converter gets to see it. */
final class StrictJsonConverter implements HttpMessageConverter<CheckedBody> {

    private static final Map<String, String> ACCEPT = Map.of(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE);

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return CheckedBody.class.isAssignableFrom(type);
    }

    @Override
    public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    public List<MediaType> getSupportedMediaTypes() {
        return List.of(MediaType.APPLICATION_JSON);
    }

    @Override
    public CheckedBody read(Class<? extends CheckedBody> type, HttpInputMessage message) throws IOException {
        if (!isJson(message.getHeaders().getContentType())) {
            throw StatusProblems.of(415, ACCEPT);
        }
        int most = StrictJson.mostBytes(type);
        if (message.getHeaders().getContentLength() > most) {
            throw tooLarge(most);
        }
        byte[] body = message.getBody().readNBytes(most + 1);
        if (body.length > most) {
            throw tooLarge(most);
        }
        return StrictJson.read(body, type);
    }

    private static ProblemException tooLarge(int most) {
        return new ProblemException(
                HttpStatus.CONTENT_TOO_LARGE,
                "BODY_TOO_LARGE",
                "The body is larger than %d KiB.".formatted(most / 1024),
                List.of(),
                false);
    }

    private static boolean isJson(@Nullable MediaType mediaType) {
        if (mediaType == null || !MediaType.APPLICATION_JSON.equalsTypeAndSubtype(mediaType)) {
            return false;
        }
        Charset charset = mediaType.getCharset();
        return charset == null || charset.equals(StandardCharsets.UTF_8);
    }

    @Override
    public void write(CheckedBody body, @Nullable MediaType mediaType, HttpOutputMessage message) {
        throw new UnsupportedOperationException("A request body is only read");
    }
}
