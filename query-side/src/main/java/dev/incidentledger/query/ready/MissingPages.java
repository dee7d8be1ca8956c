package dev.incidentledger.query.ready;

import dev.incidentledger.http.MissingPage;
import dev.incidentledger.query.platform.HtmlWanted;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
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
        return OF_PROGRAMS.stream().noneMatch(path::startsWith) && HtmlWanted.in(request);
    }
}
