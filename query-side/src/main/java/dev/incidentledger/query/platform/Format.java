package dev.incidentledger.query.platform;

import org.springframework.http.MediaType;

/** In which an answer can be had. */
public interface Format {

    MediaType mediaType();
}
