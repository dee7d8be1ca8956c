package dev.incidentledger.query.ready;

import dev.incidentledger.http.MissingPage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** For people who read pages; programs are told by a problem. */
@Component
class MissingPages implements MissingPage {

    /** Whoever asks there is a program, whatever it says that it takes. */
    private static final List<String> OF_PROGRAMS = List.of("/api/", "/actuator/");

    private final ReadyDocuments documents;
    private final Languages languages;

    MissingPages(ReadyDocuments documents, Languages languages) {
        this.documents = documents;
        this.languages = languages;
    }

    @Override
    public boolean answers(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var page =
                isForPeople(request) ? documents.find(Document.keyOf(Document.MISSING, languages.of(request))) : null;
        if (page != null) {
            ReadyAnswer.sendMissing(request, response, page);
        }
        return page != null;
    }

    private static boolean isForPeople(HttpServletRequest request) {
        var path = request.getRequestURI() + "/";
        return OF_PROGRAMS.stream().noneMatch(path::startsWith) && wantsHtml(request.getHeader("Accept"));
    }

    /** By name: what takes anything is given what programs read. */
    private static boolean wantsHtml(@Nullable String accepted) {
        try {
            return MediaType.parseMediaTypes(accepted).stream()
                    .anyMatch(type -> type.equalsTypeAndSubtype(MediaType.TEXT_HTML) && type.getQualityValue() > 0);
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }
}
