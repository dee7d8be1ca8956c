package dev.incidentledger.query.statuspage;

import java.util.List;

/** All that one page shows, apart from the language in which it is shown. */
sealed interface PageModel
        permits OverviewPage,
                HistoryPage,
                IncidentPage,
                MaintenancePage,
                TextPage,
                UptimePage,
                VerifyPage,
                NotFoundPage,
                UnreadyPage,
                SignInPage,
                RefusedPage,
                AuditPage,
                EvidencePage,
                AnalyticsPage,
                BehindPage {

    /** The address of a page that stands wherever something was asked for. */
    String HERE = "";

    /** From the root, with its query if it has one, but without the language. */
    String path();

    /** As it is linked to from itself. */
    default String address() {
        return path();
    }

    /** Pages that are there where this one is, for what it may have to leave out. */
    default List<? extends PageModel> furtherPages() {
        return List.of();
    }

    /** How much it can tell, from the most; nothing of most pages can be left out. */
    default List<Grain> grains() {
        return List.of(Grain.ALL);
    }
}
