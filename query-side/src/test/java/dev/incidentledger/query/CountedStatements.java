package dev.incidentledger.query;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Counts the statements that touch read models or people, and the rows that they answer; what projections poll of the
 * log and note of their own place does not count.
 */
final class CountedStatements implements BeanPostProcessor {

    private final AtomicInteger statements = new AtomicInteger();
    private final AtomicInteger rows = new AtomicInteger();

    int during(Runnable work) {
        return counted(statements, work);
    }

    int rowsDuring(Runnable work) {
        return counted(rows, work);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof JdbcTemplate template && name.equals("analyticsTemplate")) {
            template.setDataSource(counted(requireNonNull(template.getDataSource()))); // of a pool that is no bean
        }
        return bean instanceof DataSource database ? counted(database) : bean;
    }

    private static int counted(AtomicInteger count, Runnable work) {
        int before = count.get();
        work.run();
        return count.get() - before;
    }

    private DataSource counted(DataSource database) {
        return new DelegatingDataSource(database) {
            @Override
            public Connection getConnection() throws SQLException {
                return counted(super.getConnection());
            }
        };
    }

    private Connection counted(Connection connection) {
        return watched(Connection.class, connection, (call, arguments, answer) -> {
            if (call.equals("prepareStatement")
                    && ((String) arguments[0])
                            .matches("(?s).*(query|people)\\.(?!token_entry|projection_holder|token_use as).*")) {
                statements.incrementAndGet();
                return counted((PreparedStatement) answer);
            }
            return answer;
        });
    }

    private PreparedStatement counted(PreparedStatement statement) {
        return watched(
                PreparedStatement.class,
                statement,
                (_, _, answer) -> answer instanceof ResultSet result ? counted(result) : answer);
    }

    private ResultSet counted(ResultSet result) {
        return watched(ResultSet.class, result, (call, _, answer) -> {
            if (call.equals("next") && answer.equals(true)) {
                rows.incrementAndGet();
            }
            return answer;
        });
    }

    private static <T> T watched(Class<T> type, T target, Watch watch) {
        return type.cast(Proxy.newProxyInstance(
                CountedStatements.class.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    try {
                        return watch.seen(method.getName(), arguments, method.invoke(target, arguments));
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                }));
    }

    /** Sees a call and what it answered, and says what the caller gets. */
    private interface Watch {
        Object seen(String call, Object[] arguments, Object answer);
    }
}
