package dev.incidentledger.query.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

/** Finds the format that a caller's Accept header likes best. */
public final class Negotiation {

    private Negotiation() {}

    /** @param formats the first is for whoever does not care */
    public static <F> F bestOf(HttpHeaders headers, List<F> formats, Function<F, MediaType> mediaType)
            throws HttpMediaTypeNotAcceptableException {
        var wanted = new ArrayList<>(accepted(headers, formats, mediaType));
        if (wanted.isEmpty()) {
            return formats.getFirst();
        }
        wanted.removeIf(type -> type.getQualityValue() == 0);
        MimeTypeUtils.sortBySpecificity(wanted);
        return wanted.stream()
                .flatMap(type -> formats.stream()
                        .filter(format -> type.includes(mediaType.apply(format)))
                        .limit(1))
                .findFirst()
                .orElseThrow(() -> notAcceptable(formats, mediaType));
    }

    private static <F> List<MediaType> accepted(HttpHeaders headers, List<F> formats, Function<F, MediaType> mediaType)
            throws HttpMediaTypeNotAcceptableException {
        try {
            return headers.getAccept();
        } catch (InvalidMediaTypeException | InvalidMimeTypeException garbledOrTooMany) {
            throw notAcceptable(formats, mediaType);
        }
    }

    private static <F> HttpMediaTypeNotAcceptableException notAcceptable(
            List<F> formats, Function<F, MediaType> mediaType) {
        return new HttpMediaTypeNotAcceptableException(
                formats.stream().map(mediaType).toList());
    }
}
