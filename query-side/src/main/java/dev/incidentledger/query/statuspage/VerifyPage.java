package dev.incidentledger.query.statuspage;

/** What the record proves, and how to check it. */
record VerifyPage() implements PageModel {

    @Override
    public String path() {
        return "/verify";
    }
}
