package dev.incidentledger.query.ready;

import java.util.Locale;

/** What people read until all pages are rendered for the first time. */
@FunctionalInterface
public interface NotYetPage {

    Document in(Locale language);
}
