package org.stillmatch.audit.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// A PostgreSQL that has the tables of this program and keeps what it acknowledged.
public final class Database implements Closeable {
    /// A commit that a loss of power may take back is no record.
    private static final List<String> NEEDED = List.of("fsync", "full_page_writes", "synchronous_commit");

    private final HikariDataSource source;
    private final Closeable server;

    private Database(HikariDataSource source, Closeable server) {
        this.source = source;
        this.server = server;
    }

    /// Starts a PostgreSQL on a folder, which is made if need be, and stops it on closing. If it ends before, it is
    /// started again where it was.
    ///
    /// It listens on the loopback address and trusts whoever connects from there: keep others off the machine.
    ///
    /// @param connections at most
    public static Database embedded(Path folder, int connections) throws IOException {
        LastingServer server = LastingServer.start(folder);
        try {
            return open(server.url(), "postgres", "", connections, server);
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /// Connects to the PostgreSQL that a service runs on a folder, or starts one there and stops it on closing.
    ///
    /// @throws IOException if there is no database in the folder
    public static Database beside(Path folder, int connections) throws IOException {
        Optional<String> running = EmbeddedServer.running(folder);
        if (running.isPresent()) {
            return open(running.get(), "postgres", "", connections, () -> {});
        }
        if (!Files.exists(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        return embedded(folder, connections);
    }

    /// Connects to a PostgreSQL that somebody else looks after.
    ///
    /// @param url as JDBC writes it
    public static Database at(String url, String user, String password, int connections) throws IOException {
        return open(url, user, password, connections, () -> {});
    }

    private static Database open(String url, String user, String password, int connections, Closeable server)
            throws IOException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(connections);
        config.setPoolName("database");
        HikariDataSource source = new HikariDataSource(config);
        try {
            requireLasting(source);
            Flyway.configure().dataSource(source).load().migrate();
            return new Database(source, server);
        } catch (IOException | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    static void requireLasting(DataSource source) throws IOException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String setting : NEEDED) {
                try (ResultSet row = statement.executeQuery("show " + setting)) {
                    row.next();
                    if (row.getString(1).equals("off")) {
                        throw new IOException("The database has " + setting
                                + " off, so that it may lose what it acknowledged: switch it on, and start again");
                    }
                }
            }
        } catch (SQLException e) {
            throw new IOException("The database could not be asked how it keeps what it is given", e);
        }
    }

    public DataSource source() {
        return source;
    }

    @Override
    public void close() throws IOException {
        source.close();
        server.close();
    }
}
