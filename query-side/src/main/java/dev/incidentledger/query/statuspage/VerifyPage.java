package dev.incidentledger.query.statuspage;

/** What the record proves, and how to check it. */
public record VerifyPage() implements PageModel {

    @Override
    public String path() {
        return "/verify";
    }
}
