package dev.incidentledger.query.platform;

import static java.util.Objects.requireNonNull;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.incidentledger.eventstore.UnpooledDatabase;
import dev.incidentledger.eventstore.rebuild.OneMoment;
import dev.incidentledger.http.ProblemException;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;

/**
 * Connections that analysts alone use, so that their questions keep nobody else waiting. They read only, and a question that
 * takes too long is ended by the database. No bean of type DataSource, lest it be taken for the pool.
 */
@Configuration(proxyBeanMethods = false)
public class AnalyticsDatabase implements AutoCloseable {

    /** Named by whoever wants it, as are the two below: all others get what Spring Boot gives them. */
    public static final String TEMPLATE = "analyticsTemplate";

    public static final String CLIENT = "analyticsClient";
    public static final String MOMENT = "analyticsMoment";

    private static final String CANCELED = "57014";
    private static final Duration ANSWER = Duration.ofSeconds(1);
    private static final Duration THOUGHT = Duration.ofMinutes(1);
    private static final Duration CONNECT = Duration.ofSeconds(2);

    private final HikariDataSource pool;

    AnalyticsDatabase(JdbcConnectionDetails database, AnalyticsSettings settings) {
        this.pool = pool(database, settings);
    }

    /** Its statements end with a {@link ProblemException} when they take too long. */
    @Bean(name = TEMPLATE, defaultCandidate = false)
    public JdbcTemplate template() {
        var template = new JdbcTemplate(pool);
        template.setExceptionTranslator(new TooSlow());
        return template;
    }

    @Bean(name = CLIENT, defaultCandidate = false)
    JdbcClient client(@Qualifier(TEMPLATE) JdbcTemplate template) {
        return JdbcClient.create(template);
    }

    @Bean(name = MOMENT, defaultCandidate = false)
    OneMoment moment(@Qualifier(TEMPLATE) JdbcTemplate template) {
        return new OneMoment(template, new DataSourceTransactionManager(requireNonNull(template.getDataSource())));
    }

    @Override
    public void close() {
        pool.close();
    }

    private static HikariDataSource pool(JdbcConnectionDetails database, AnalyticsSettings settings) {
        var config = new HikariConfig();
        config.setPoolName("analytics");
        config.setJdbcUrl(database.getJdbcUrl());
        config.setUsername(database.getUsername()); // null where the URL names the user
        config.setPassword(database.getPassword());
        config.addDataSourceProperty("ApplicationName", "incident-ledger-analytics");
        config.addDataSourceProperty("connectTimeout", CONNECT.toSeconds());
        config.addDataSourceProperty(
                "socketTimeout", settings.longest().plus(ANSWER).toSeconds() + 1); // the server's own word comes first
        config.addDataSourceProperty(
                "options",
                "-c default_transaction_read_only=on -c jit=off -c statement_timeout=%d -c idle_in_transaction_session_timeout=%d %s"
                        .formatted(
                                settings.longest().toMillis(),
                                THOUGHT.toMillis(),
                                UnpooledDatabase.NOTICE_A_VANISHED_CLIENT));
        config.setMaximumPoolSize(settings.atOnce());
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(CONNECT.toMillis());
        config.setValidationTimeout(ANSWER.toMillis());
        return new HikariDataSource(config);
    }

    private static final class TooSlow extends SQLExceptionSubclassTranslator {

        @Override
        protected @Nullable DataAccessException doTranslate(String task, @Nullable String sql, SQLException failure) {
            if (CANCELED.equals(failure.getSQLState())) {
                throw ProblemException.unavailable(
                        "ANALYSIS_TOO_SLOW", "This took the database too long; ask for a shorter period.");
            }
            return super.doTranslate(task, sql, failure);
        }
    }
}
