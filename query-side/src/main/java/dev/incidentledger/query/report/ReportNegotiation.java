package dev.incidentledger.query.report;

import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

/** Finds the format that a caller's Accept header likes best. */
final class ReportNegotiation {

    private ReportNegotiation() {}

    /** @param offered the first is for whoever does not care */
    static <F extends Format> F bestOf(HttpHeaders headers, List<F> offered)
            throws HttpMediaTypeNotAcceptableException {
        try {
            return bestOf(headers.getAccept(), offered);
        } catch (InvalidMediaTypeException | InvalidMimeTypeException garbledOrTooMany) {
            throw notAcceptable(offered);
        }
    }

    static <F extends Format> F bestOf(List<MediaType> accepted, List<F> offered)
            throws HttpMediaTypeNotAcceptableException {
        if (accepted.isEmpty()) {
            return offered.getFirst();
        }
        var wanted = new ArrayList<>(accepted);
        wanted.removeIf(type -> type.getQualityValue() == 0);
        MimeTypeUtils.sortBySpecificity(wanted);
        return wanted.stream()
                .flatMap(type -> offered.stream()
                        .filter(format -> type.includes(format.mediaType()))
                        .limit(1))
                .findFirst()
                .orElseThrow(() -> notAcceptable(offered));
    }

    private static HttpMediaTypeNotAcceptableException notAcceptable(List<? extends Format> offered) {
        return new HttpMediaTypeNotAcceptableException(
                offered.stream().map(Format::mediaType).toList());
    }
}
