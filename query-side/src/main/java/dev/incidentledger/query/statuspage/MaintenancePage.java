package dev.incidentledger.query.statuspage;

/** All that is on record of one maintenance. */
record MaintenancePage(Work work) implements PageModel {

    @Override
    public String path() {
        return work.path();
    }
}
