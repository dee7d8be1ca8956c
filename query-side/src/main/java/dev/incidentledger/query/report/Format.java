package dev.incidentledger.query.report;

import org.springframework.http.MediaType;

/** In which an answer can be had. */
interface Format {

    MediaType mediaType();
}
