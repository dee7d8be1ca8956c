package dev.incidentledger.eventstore.postgres;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Counts what goes to the database over its connections: statements, commits and rollbacks. */
record CountingDatabase(Object target, AtomicInteger roundTrips) implements InvocationHandler {

    static DataSource over(DataSource database, AtomicInteger roundTrips) {
        return counting(DataSource.class, database, roundTrips);
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getName().startsWith("execute")
                || method.getName().equals("commit")
                || method.getName().equals("rollback")) {
            roundTrips.incrementAndGet();
        }
        try {
            return switch (method.invoke(target, arguments)) {
                case Connection connection
                when proxy instanceof DataSource -> counting(Connection.class, connection, roundTrips);
                case PreparedStatement statement -> counting(PreparedStatement.class, statement, roundTrips);
                case null -> null;
                case Object answer -> answer;
            };
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private static <T> T counting(Class<T> type, T target, AtomicInteger roundTrips) {
        return type.cast(Proxy.newProxyInstance(
                CountingDatabase.class.getClassLoader(),
                new Class<?>[] {type},
                new CountingDatabase(target, roundTrips)));
    }
}
