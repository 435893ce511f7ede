package org.stillmatch.casework.person;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// A database that writes down every statement that it is asked.
final class CountingSource {
    private final DataSource real;
    private final List<String> statements = new ArrayList<>();

    CountingSource(DataSource real) {
        this.real = real;
    }

    DataSource source() {
        return (DataSource) Proxy.newProxyInstance(
                CountingSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, with) -> {
                    Object answer = call(real, method, with);
                    return answer instanceof Connection connection ? counted(connection) : answer;
                });
    }

    private Connection counted(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                CountingSource.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, with) -> {
                    if (method.getName().equals("prepareStatement")) {
                        statements.add((String) with[0]);
                    }
                    return call(connection, method, with);
                });
    }

    private static Object call(Object on, Method method, Object[] with) throws Throwable {
        try {
            return method.invoke(on, with);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /// What was asked since this was called last.
    List<String> taken() {
        List<String> taken = List.copyOf(statements);
        statements.clear();
        return taken;
    }
}
