package org.stillmatch.server.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.stillmatch.audit.act.Role;

/// The rows of docs/permissions.csv.
public final class Permissions {
    /// @param roles empty for anyone and for whoever is signed in
    public record Row(String method, String path, String act, Set<Role> roles, boolean anyone, boolean signedIn) {
        public Endpoint endpoint() {
            return Endpoint.of(method, path);
        }

        public boolean allows(Role role) {
            return anyone || signedIn || roles.contains(role);
        }
    }

    /// A method and a path whose parts that vary are '{}'.
    public record Endpoint(String method, String path) implements Comparable<Endpoint> {
        static Endpoint of(String method, String path) {
            return new Endpoint(method, path.replaceAll("\\{[^}]*}", "{}"));
        }

        @Override
        public int compareTo(Endpoint other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return path + " " + method;
        }
    }

    private Permissions() {}

    public static List<Row> rows() {
        try {
            return Files.readAllLines(Path.of("..", "docs", "permissions.csv")).stream()
                    .skip(1)
                    .map(Permissions::row)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String line) {
        String[] fields = line.split(",", -1);
        if (fields.length != 5) {
            throw new IllegalStateException("not five fields: " + line);
        }
        boolean anyone = fields[3].equals("anyone");
        boolean signedIn = fields[3].equals("signed-in");
        Set<Role> roles = anyone || signedIn
                ? Set.of()
                : Arrays.stream(fields[3].split(" "))
                        .map(code -> Optional.of(code).flatMap(Role::of).orElseThrow())
                        .collect(Collectors.toSet());
        return new Row(fields[0], fields[1], fields[2], roles, anyone, signedIn);
    }
}
