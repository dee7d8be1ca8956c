package dev.incidentledger.query.statuspage;

/** All that one page shows, apart from the language in which it is shown. */
sealed interface PageModel
        permits OverviewPage, HistoryPage, IncidentPage, MaintenancePage, UptimePage, VerifyPage, NotFoundPage {

    /** From the root, without the language. */
    String path();
}
