package dev.incidentledger.query.statuspage;

/** All that one page shows, apart from the language in which it is shown. */
sealed interface PageModel
        permits OverviewPage,
                HistoryPage,
                IncidentPage,
                MaintenancePage,
                UptimePage,
                VerifyPage,
                NotFoundPage,
                SignInPage,
                RefusedPage,
                AuditPage,
                EvidencePage,
                AnalyticsPage,
                BehindPage {

    /** From the root, with its query if it has one, but without the language. */
    String path();
}
