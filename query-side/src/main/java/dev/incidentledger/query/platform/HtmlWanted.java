package dev.incidentledger.query.platform;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Tells people from programs: a browser asks for HTML by name, and what takes anything is given what programs read. */
public final class HtmlWanted {

    private HtmlWanted() {}

    public static boolean in(HttpServletRequest request) {
        try {
            return MediaType.parseMediaTypes(request.getHeader("Accept")).stream()
                    .anyMatch(type -> type.equalsTypeAndSubtype(MediaType.TEXT_HTML) && type.getQualityValue() > 0);
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }
}
