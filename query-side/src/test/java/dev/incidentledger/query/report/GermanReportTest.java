package dev.incidentledger.query.report;

import static dev.incidentledger.events.catalogue.ComponentStatus.DEGRADED_PERFORMANCE;
import static dev.incidentledger.events.catalogue.ComponentStatus.MAJOR_OUTAGE;
import static dev.incidentledger.events.incident.UpdateStatus.IDENTIFIED;
import static dev.incidentledger.events.incident.UpdateStatus.INVESTIGATING;
import static dev.incidentledger.events.incident.UpdateStatus.MONITORING;
import static dev.incidentledger.query.timeline.Recording.API;
import static dev.incidentledger.query.timeline.Recording.INCIDENT;
import static dev.incidentledger.query.timeline.Recording.WEB;
import static dev.incidentledger.query.timeline.Recording.at;
import static dev.incidentledger.query.timeline.Recording.identified;
import static dev.incidentledger.query.timeline.Recording.says;
import static dev.incidentledger.query.timeline.Recording.update;
import static dev.incidentledger.query.timeline.Recording.updateId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.incident.ExternalReference;
import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.events.incident.ImpactWindow;
import dev.incidentledger.events.incident.IncidentEvent.ComponentsRecovered;
import dev.incidentledger.events.incident.IncidentEvent.ImpactOverridden;
import dev.incidentledger.events.incident.IncidentEvent.ImpactWindowEstablished;
import dev.incidentledger.events.incident.IncidentEvent.IncidentIdentified;
import dev.incidentledger.events.incident.IncidentEvent.IncidentRetracted;
import dev.incidentledger.events.incident.IncidentEvent.ReferenceLinked;
import dev.incidentledger.events.incident.IncidentEvent.TitleCorrected;
import dev.incidentledger.events.incident.IncidentEvent.UpdateCorrected;
import dev.incidentledger.events.incident.IncidentEvent.UpdatePosted;
import dev.incidentledger.events.incident.Origin;
import dev.incidentledger.events.incident.PostmortemState;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.query.language.Language;
import dev.incidentledger.query.platform.AsOf;
import dev.incidentledger.query.timeline.IncidentHistory;
import dev.incidentledger.query.timeline.Recording;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GermanReportTest {

    @ParameterizedTest
    @EnumSource
    void tells_in_every_format_who_what_when_which_components_how_long_and_why(ReportFormat format) {
        assertThat(of(format, ExchangeOutage.told()))
                .contains(
                        "CodeTwo meldete am 10. Mai 2021 einen Vorfall mit geringer Auswirkung, der 1 Std. 8 Min. dauerte. "
                                + "Betroffen: Mail flow, Mail flow und 1 weitere Komponente. "
                                + "Die Ursache lag bei einem Dritten, Microsoft 365, dort geführt als EX255429.")
                .contains("Nach eigener Angabe der Seite: veröffentlichte Auswirkung 1 Std. 8 Min.; "
                        + "laut Microsoft 365 service health, EX255429: tatsächliche Auswirkung 3 Std. 0 Min., "
                        + "vom 10. Mai 2021, 06:40 UTC bis 09:40 UTC; bekannt gemacht 2 Std. 2 Min. nach ihrem Beginn.")
                .contains("Umfang: Europe")
                .contains("Am 10. Mai 2021, 08:42 UTC, wurde die nächste Meldung bis 09:12 UTC zugesagt: "
                        + "eingehalten; Zeit der Meldung: 09:13 UTC, innerhalb der Nachfrist von 2 Minuten.")
                .contains("bis 09:43 UTC zugesagt: 8 Minuten zu spät; Zeit der Meldung: 09:51 UTC.")
                .contains("Veröffentlicht am 11. Mai 2021, 13:51 UTC.")
                .contains("Dauern reichen vom angegebenen Beginn bis zur Behebung und sind abgerundet. "
                        + "Eine Zusage gilt als eingehalten, wenn die nächste Meldung höchstens 2 Minuten "
                        + "nach der zugesagten Zeit datiert ist. Zeiten in UTC.")
                .containsSubsequence(
                        "Was geschah", "Zugesagte Meldungen", "Nachbetrachtung", "Wie die Angaben zu lesen sind");
    }

    @ParameterizedTest
    @CsvSource({
        "MARKDOWN, '**10. Mai 2021, 08:42 UTC**: Ursache gefunden'",
        "TEXT, '10. Mai 2021, 08:42 UTC: Ursache gefunden'",
        "HTML, '<strong>10. Mai 2021, 08:42 UTC</strong>: Ursache gefunden'"
    })
    void tells_the_course(ReportFormat format, String told) {
        assertThat(of(format, ExchangeOutage.told()))
                .contains(told)
                .contains("Mail flow: eingeschränkt; Mail flow: eingeschränkt; Archive search: eingeschränkt.");
    }

    @ParameterizedTest
    @EnumSource
    void discloses_in_every_format_what_was_changed_and_why(ReportFormat format) {
        assertThat(of(format, corrected()))
                .contains("Zurückgezogen.")
                .contains("Am 24. November 2026, 10:50 UTC, wurde dieser Vorfall zurückgezogen: "
                        + "Er hätte nicht gemeldet werden sollen. Grund: The probe was broken")
                .contains("Umbenannt am 24. November 2026, 10:20 UTC; vorher hieß es „Sign-in fails“. Grund: Clearer")
                .contains("Auswirkung am 24. November 2026, 10:20 UTC, von Hand gesetzt: gering; "
                        + "nach den Komponenten allein: kritisch. Grund: Few noticed")
                .contains("Auswirkung am 24. November 2026, 10:20 UTC, wieder den Komponenten überlassen: kritisch.")
                .contains("Auch bekannt als Jira: ")
                .contains("Bearbeitet am 24. November 2026, 10:20 UTC: der Text wurde geändert, "
                        + "die Zeit war 24. November 2026, 10:10 UTC, der Status war „Ursache gefunden“, "
                        + "keine Komponente war genannt. Grund: Read again")
                .contains(
                        "Bearbeitet am 24. November 2026, 10:20 UTC: die Komponenten waren API: ausgefallen; Web: ausgefallen.")
                .contains("Vorher stand dort:")
                .contains("Wird beobachtet (nachträglich gemeldet, 24. November 2026, 10:30 UTC)")
                .contains("Behoben")
                .contains("Wieder verfügbar: API.")
                .contains("Wieder geöffnet. Wird untersucht")
                .contains("Bearbeitet am 24. November 2026, 10:46 UTC.");
    }

    @Test
    void says_what_goes_on_or_began_before_it_was_told() {
        var window = new ImpactWindow(at(5), null, "Nagios", true);
        var open = identified(says(API, MAJOR_OUTAGE)).then(new ImpactWindowEstablished(INCIDENT, window));

        assertThat(of(ReportFormat.TEXT, open))
                .contains("einen Vorfall mit kritischer Auswirkung, der seit 10 Std. 0 Min. andauert. Betroffen: API.")
                .contains(
                        "veröffentlichte Auswirkung bisher 10 Std. 0 Min.; laut Nagios: tatsächliche Auswirkung "
                                + "seit dem 24. November 2026, 10:05 UTC (geschätzt); bekannt gemacht 5 Min. vor ihrem Beginn.");
    }

    @Test
    void names_all_that_a_third_party_calls_it() {
        var origin = new Origin(
                "Example", List.of(new ExternalReference("x", "EX1", null), new ExternalReference("x", "EX2", null)));
        var opening = new IncidentIdentified(
                INCIDENT, "Mail", at(0), update(0, INVESTIGATING, 0), Audience.PUBLIC, null, origin, null);

        assertThat(of(ReportFormat.TEXT, new Recording().then(opening)))
                .contains("Die Ursache lag bei einem Dritten, Example, dort geführt als EX1 und EX2.");
    }

    @Test
    void says_which_promises_are_not_due_overdue_or_broken() {
        var promising = identified()
                .recordedAt(10)
                .then(new UpdatePosted(
                        INCIDENT,
                        new Update(updateId(1), IDENTIFIED, "Soon", List.of(), at(10), at(40), Audience.PUBLIC)));

        assertThat(text(promising.history(), at(39), Hindsight.NONE))
                .contains("bis 10:40 UTC zugesagt: noch nicht fällig.");
        assertThat(text(promising.history(), at(105), Hindsight.NONE))
                .contains("bis 10:40 UTC zugesagt: seit 1 Stunde 5 Minuten überfällig.");
        assertThat(of(ReportFormat.TEXT, promising.then(new IncidentRetracted(INCIDENT))))
                .contains("bis 10:40 UTC zugesagt: gebrochen; keine Meldung folgte.");
    }

    @Test
    void says_that_an_incident_is_internal() {
        var opening = new IncidentIdentified(
                INCIDENT, "A disk", at(0), update(0, INVESTIGATING, 0), Audience.INTERNAL, null, null, null);

        assertThat(text(new Recording().then(opening).history(), at(1), Hindsight.NONE))
                .contains("Intern. Dieser Vorfall ist nicht veröffentlicht.");
    }

    @Test
    void names_the_moment_that_it_looks_back_from() {
        var position = new AsOf.Position(12_345);
        var time = new AsOf.Time(at(70));

        assertThat(lookingBack(position, null))
                .contains("Rückblick. Das war bis zum Ereignis 12345 des Protokolls bekannt.");
        assertThat(lookingBack(time, null))
                .contains("Das war am 24. November 2026, 11:10 UTC (2026-11-24T11:10:00Z) bekannt.");
        assertThat(lookingBack(null, at(10)))
                .contains("Das war bis zum 24. November 2026, 10:10 UTC (2026-11-24T10:10:00Z) geschehen, "
                        + "soweit es heute bekannt ist.");
        assertThat(lookingBack(position, at(10)))
                .contains("geschehen, soweit es bis zum Ereignis 12345 des Protokolls bekannt war.");
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, einen Vorfall ohne Auswirkung, keine",
        "MAINTENANCE, einen Vorfall nach Art einer Wartung, Wartung",
        "MINOR, einen Vorfall mit geringer Auswirkung, gering",
        "MAJOR, einen Vorfall mit erheblicher Auswirkung, erheblich",
        "CRITICAL, einen Vorfall mit kritischer Auswirkung, kritisch"
    })
    void calls_every_impact_by_its_name(Impact impact, String incident, String word) {
        assertThat(of(ReportFormat.TEXT, identified().then(new ImpactOverridden(INCIDENT, impact))))
                .contains("meldete am 24. November 2026 %s, der".formatted(incident))
                .contains("von Hand gesetzt: %s; nach den Komponenten allein: keine.".formatted(word));
    }

    private static Recording corrected() {
        return identified(says(API, MAJOR_OUTAGE), says(WEB, MAJOR_OUTAGE))
                .posted(1, IDENTIFIED, 10)
                .recordedAt(20)
                .because("Clearer", new TitleCorrected(INCIDENT, "Sign-in fails in Europe"))
                .because("Few noticed", new ImpactOverridden(INCIDENT, Impact.MINOR))
                .then(new ImpactOverridden(INCIDENT, null))
                .then(new ReferenceLinked(INCIDENT, new ExternalReference("Jira", "OPS-1", "https://jira.example/1")))
                .because(
                        "Read again",
                        new UpdateCorrected(
                                INCIDENT, updateId(1), "New text", at(8), MONITORING, List.of(says(API, MAJOR_OUTAGE))))
                .then(new UpdateCorrected(
                        INCIDENT, updateId(0), null, null, null, List.of(says(API, DEGRADED_PERFORMANCE))))
                .recordedAt(30)
                .then(new UpdatePosted(INCIDENT, update(2, MONITORING, 12)))
                .resolved(3, 40, says(API, DEGRADED_PERFORMANCE))
                .then(new ComponentsRecovered(INCIDENT, List.of(API), at(41)))
                .learned(1, PostmortemState.PUBLISHED, 44)
                .learned(2, PostmortemState.PUBLISHED, 46)
                .reopened(5, 48)
                .recordedAt(50)
                .because("The probe was broken", new IncidentRetracted(INCIDENT));
    }

    private static String lookingBack(@Nullable AsOf asOf, @Nullable Instant validAt) {
        return text(identified().history(), at(1), new Hindsight(asOf, validAt));
    }

    private static String text(IncidentHistory incident, Instant now, Hindsight hindsight) {
        return Telling.unwrapped(Telling.render(ReportFormat.TEXT, Language.DE, incident, now, hindsight));
    }

    private static String of(ReportFormat format, Recording recording) {
        return Telling.unwrapped(Telling.render(format, Language.DE, Telling.told(recording), at(600), Hindsight.NONE));
    }
}
