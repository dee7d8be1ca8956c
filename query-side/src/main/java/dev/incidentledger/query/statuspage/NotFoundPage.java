package dev.incidentledger.query.statuspage;

import dev.incidentledger.query.ready.Document;

/** Nothing is there. The same whatever was asked for, so that it tells nothing of what is hidden. */
record NotFoundPage() implements PageModel {

    @Override
    public String path() {
        return Document.MISSING;
    }

    @Override
    public String address() {
        return HERE;
    }
}
