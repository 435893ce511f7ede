package org.stillmatch.server.service;

import java.nio.file.Path;
import java.util.Optional;

/// What the service was started with.
///
/// @param data the data directory
/// @param keys the folder of keys, never within the data directory
/// @param host the address to listen on
/// @param port 0 for any that is free
/// @param database where PostgreSQL is; empty to start one beside the service
/// @param pack the folder of a model pack; empty for the default one
public record ServiceSettings(
        Path data, Path keys, String host, int port, Optional<Remote> database, Optional<Path> pack) {
    /// A PostgreSQL that somebody else looks after.
    ///
    /// @param url as JDBC writes it
    public record Remote(String url, String user, String password) {
        /// Without the password, which belongs in no log.
        @Override
        public String toString() {
            return "Remote[" + url + "]";
        }
    }
}
