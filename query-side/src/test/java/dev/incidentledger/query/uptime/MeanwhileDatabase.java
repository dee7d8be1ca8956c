package dev.incidentledger.query.uptime;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Lets something else happen just before one of a reader's statements. */
final class MeanwhileDatabase extends DelegatingDataSource {

    private final int statement;
    private final Runnable meanwhile;
    private int statements;

    /** @param statement before which it happens, from 1 */
    MeanwhileDatabase(DataSource database, int statement, Runnable meanwhile) {
        super(database);
        this.statement = statement;
        this.meanwhile = meanwhile;
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = super.getConnection();
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    if (method.getName().equals("prepareStatement") && ++statements == statement) {
                        meanwhile.run();
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }
}
