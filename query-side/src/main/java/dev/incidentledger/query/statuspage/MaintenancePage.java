package dev.incidentledger.query.statuspage;

import java.util.List;

/** All that is on record of one maintenance. */
record MaintenancePage(Work work) implements PageModel {

    @Override
    public String path() {
        return work.path();
    }

    @Override
    public List<Grain> grains() {
        return Grain.OF_RECORDS;
    }

    @Override
    public List<TextPage> furtherPages() {
        return texts().pages();
    }

    Texts texts() {
        return Texts.of(path(), work.maintenance());
    }
}
