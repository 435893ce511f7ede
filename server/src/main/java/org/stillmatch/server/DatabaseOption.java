package org.stillmatch.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stillmatch.audit.database.Database;
import picocli.CommandLine.Option;

/// Where the record is: beside the data unless somebody names a PostgreSQL.
final class DatabaseOption {
    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "A PostgreSQL, as JDBC writes it; its user and password in STILLMATCH_DB_USER and"
                    + " STILLMATCH_DB_PASSWORD.")
    private @Nullable String url;

    Database open(Path data, int connections) throws IOException {
        if (url == null) {
            return Database.beside(data.resolve("database"), connections);
        }
        Map<String, String> environment = System.getenv();
        return Database.at(
                url,
                environment.getOrDefault("STILLMATCH_DB_USER", "stillmatch"),
                environment.getOrDefault("STILLMATCH_DB_PASSWORD", ""),
                connections);
    }
}
