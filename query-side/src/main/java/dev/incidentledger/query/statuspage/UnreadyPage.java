package dev.incidentledger.query.statuspage;

/** Nothing is rendered yet: the product has just been started. */
record UnreadyPage() implements PageModel {

    @Override
    public String path() {
        return HERE;
    }
}
