package dev.incidentledger.command.access;

import static dev.incidentledger.command.platform.Refusal.refusal;
import static dev.incidentledger.command.platform.RejectionCode.CANNOT_REVOKE_OWN_TOKEN;
import static dev.incidentledger.command.platform.RejectionCode.EXPIRY_IN_THE_PAST;
import static dev.incidentledger.command.platform.RejectionCode.TOKEN_ID_IN_USE;
import static dev.incidentledger.command.platform.RejectionCode.TOKEN_NOT_REVOKED;
import static dev.incidentledger.command.platform.RejectionCode.TOKEN_REVOKED;
import static dev.incidentledger.command.platform.RejectionCode.TOKEN_WITHOUT_ROLE;
import static dev.incidentledger.command.platform.RejectionCode.UNKNOWN_TOKEN;
import static dev.incidentledger.events.access.Role.AUDITOR;
import static dev.incidentledger.events.access.Role.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.incidentledger.command.access.AccessCommand.EraseOwner;
import dev.incidentledger.command.access.AccessCommand.IssueToken;
import dev.incidentledger.command.access.AccessCommand.RevokeToken;
import dev.incidentledger.command.platform.Outcome;
import dev.incidentledger.command.platform.Rejected;
import dev.incidentledger.events.access.AccessEvent.OwnerErased;
import dev.incidentledger.events.access.AccessEvent.TokenIssued;
import dev.incidentledger.events.access.AccessEvent.TokenRevoked;
import dev.incidentledger.events.access.Role;
import dev.incidentledger.events.access.TokenId;
import java.time.Instant;
import java.util.Set;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AccessTokenTest {

    private static final TokenId ID = new TokenId(TokenId.PREFIX + "0".repeat(26));
    private static final TokenId ADMIN = new TokenId(TokenId.PREFIX + "1".repeat(26));
    private static final String SHA = "ab".repeat(32);
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    private final FixtureConfiguration<AccessToken> token = new AggregateTestFixture<>(AccessToken.class);

    @Nested
    class Issuing {

        @Test
        void makes_a_token_that_lasts() {
            token.givenNoPriorActivity()
                    .when(issue(null, OPERATOR, AUDITOR))
                    .expectEvents(issued(null, OPERATOR, AUDITOR))
                    .expectResultMessagePayload(new Outcome(0, true));
        }

        @Test
        void makes_a_token_that_expires() {
            token.givenNoPriorActivity()
                    .when(issue(NOW.plusSeconds(1), OPERATOR))
                    .expectEvents(issued(NOW.plusSeconds(1), OPERATOR));
        }

        @Test
        void is_refused_without_a_role() {
            token.givenNoPriorActivity()
                    .when(issue(null))
                    .expectNoEvents()
                    .expectException(refusal(TOKEN_WITHOUT_ROLE, "/roles"));
        }

        @Test
        void is_refused_when_it_has_expired_already() {
            token.givenNoPriorActivity()
                    .when(issue(NOW, OPERATOR))
                    .expectNoEvents()
                    .expectException(refusal(EXPIRY_IN_THE_PAST, "/expiresAt"));
        }

        @Test
        void said_twice_is_true_once() {
            token.given(issued(NOW, OPERATOR))
                    .when(issue(NOW, OPERATOR))
                    .expectNoEvents()
                    .expectResultMessagePayload(new Outcome(0, false));
        }

        @Test
        void is_refused_with_other_roles_under_the_same_id() {
            token.given(issued(null, OPERATOR))
                    .when(issue(null, AUDITOR))
                    .expectNoEvents()
                    .expectException(refusal(TOKEN_ID_IN_USE));
        }

        @Test
        void is_refused_once_revoked() {
            token.given(issued(null, OPERATOR), new TokenRevoked(ID))
                    .when(issue(null, OPERATOR))
                    .expectNoEvents()
                    .expectException(refusal(TOKEN_REVOKED));
        }
    }

    @Nested
    class Revoking {

        @Test
        void ends_a_token() {
            token.given(issued(null, OPERATOR))
                    .when(new RevokeToken(ID, ADMIN))
                    .expectEvents(new TokenRevoked(ID))
                    .expectResultMessagePayload(new Outcome(1, true));
        }

        @Test
        void said_twice_is_true_once() {
            token.given(issued(null, OPERATOR), new TokenRevoked(ID))
                    .when(new RevokeToken(ID, ADMIN))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void is_refused_when_the_token_itself_asks() {
            token.given(issued(null, Role.ADMIN))
                    .when(new RevokeToken(ID, ID))
                    .expectNoEvents()
                    .expectException(refusal(CANNOT_REVOKE_OWN_TOKEN));
        }

        @Test
        void makes_no_token() {
            token.givenNoPriorActivity()
                    .when(new RevokeToken(ID, ADMIN))
                    .expectNoEvents()
                    .expectException(AggregateNotFoundException.class);
        }

        @Test
        void is_refused_for_an_unknown_token() {
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> AccessDecider.decide(new AccessState.Unknown(), new RevokeToken(ID, ADMIN)))
                    .satisfies(rejected -> assertThat(rejected.code()).isEqualTo(UNKNOWN_TOKEN));
        }
    }

    @Nested
    class Erasing_its_owner {

        @Test
        void names_nobody() {
            token.given(issued(null, OPERATOR), new TokenRevoked(ID))
                    .when(new EraseOwner(ID))
                    .expectEvents(new OwnerErased(ID))
                    .expectResultMessagePayload(new Outcome(2, true));
        }

        @Test
        void said_twice_is_true_once() {
            token.given(issued(null, OPERATOR), new TokenRevoked(ID), new OwnerErased(ID))
                    .when(new EraseOwner(ID))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void is_refused_while_the_token_may_be_used() {
            token.given(issued(null, OPERATOR))
                    .when(new EraseOwner(ID))
                    .expectNoEvents()
                    .expectException(refusal(TOKEN_NOT_REVOKED));
        }

        @Test
        void leaves_the_token_revoked() {
            token.given(issued(null, OPERATOR), new TokenRevoked(ID), new OwnerErased(ID))
                    .when(issue(null, OPERATOR))
                    .expectNoEvents()
                    .expectException(refusal(TOKEN_REVOKED));
            token.given(issued(null, OPERATOR), new TokenRevoked(ID), new OwnerErased(ID))
                    .when(new RevokeToken(ID, ADMIN))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void is_refused_for_an_unknown_token() {
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> AccessDecider.decide(new AccessState.Unknown(), new EraseOwner(ID)))
                    .satisfies(rejected -> assertThat(rejected.code()).isEqualTo(UNKNOWN_TOKEN));
        }
    }

    private static IssueToken issue(Instant expiresAt, Role... roles) {
        return new IssueToken(ID, SHA, Set.of(roles), expiresAt, NOW);
    }

    private static TokenIssued issued(Instant expiresAt, Role... roles) {
        return new TokenIssued(ID, SHA, Set.of(roles), expiresAt);
    }
}
