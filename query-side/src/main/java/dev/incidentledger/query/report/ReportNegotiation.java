package dev.incidentledger.query.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

/** Finds the format that a caller's Accept header likes best. */
final class ReportNegotiation {

    private ReportNegotiation() {}

    static ReportFormat bestOf(HttpHeaders headers) throws HttpMediaTypeNotAcceptableException {
        try {
            return bestOf(headers.getAccept());
        } catch (InvalidMediaTypeException | InvalidMimeTypeException garbledOrTooMany) {
            throw notAcceptable();
        }
    }

    static ReportFormat bestOf(List<MediaType> accepted) throws HttpMediaTypeNotAcceptableException {
        if (accepted.isEmpty()) {
            return ReportFormat.MARKDOWN;
        }
        var wanted = new ArrayList<>(accepted);
        wanted.removeIf(type -> type.getQualityValue() == 0);
        MimeTypeUtils.sortBySpecificity(wanted);
        return wanted.stream()
                .flatMap(type -> Stream.of(ReportFormat.values())
                        .filter(format -> type.includes(format.mediaType()))
                        .limit(1))
                .findFirst()
                .orElseThrow(ReportNegotiation::notAcceptable);
    }

    private static HttpMediaTypeNotAcceptableException notAcceptable() {
        return new HttpMediaTypeNotAcceptableException(
                Stream.of(ReportFormat.values()).map(ReportFormat::mediaType).toList());
    }
}
