package org.stillmatch.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The files of this checkout, as the house rules read them.
final class Checkout {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Set<String> TEXT = Set.of(
            "java", "xml", "md", "sh", "csv", "json", "html", "css", "js", "svg", "properties", "config", "txt", "yml");
    private static final Set<String> NOT_OURS = Set.of(".git", ".stillmatch", "target", ".idea", ".vscode");
    private static final String SOURCES = "/src/main/java/";

    private Checkout() {}

    /// Every tracked file, relative to the root.
    static List<Path> files() {
        List<Path> files = Files.exists(ROOT.resolve(".git")) ? tracked() : walked();
        return files.stream().filter(f -> Files.isRegularFile(ROOT.resolve(f))).toList();
    }

    /// The tracked files that people read and write; scripts have no extension.
    static List<Path> textFiles() {
        return files().stream()
                .filter(f -> {
                    String name = f.getFileName().toString();
                    int dot = name.lastIndexOf('.');
                    return dot <= 0 || TEXT.contains(name.substring(dot + 1));
                })
                .toList();
    }

    /// Every package of the program's own sources, such as `org.stillmatch.face.align`, and its folder.
    static Map<String, Path> packages() {
        return files().stream()
                .filter(f -> f.toString().contains(SOURCES) && f.toString().endsWith(".java"))
                .map(Path::getParent)
                .distinct()
                .collect(Collectors.toMap(Checkout::packageName, Function.identity()));
    }

    private static String packageName(Path folder) {
        String path = folder.toString();
        return path.substring(path.indexOf(SOURCES) + SOURCES.length()).replace('/', '.');
    }

    static String text(Path file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + file, e);
        }
    }

    /// Lines of these files that answer to a test, as `file:number: line`.
    static List<String> lines(List<Path> files, Predicate<String> wanted) {
        return files.stream()
                .flatMap(file -> {
                    List<String> lines = text(file).lines().toList();
                    return IntStream.range(0, lines.size())
                            .filter(i -> wanted.test(lines.get(i)))
                            .mapToObj(i ->
                                    file + ":" + (i + 1) + ": " + lines.get(i).strip());
                })
                .toList();
    }

    private static List<Path> tracked() {
        try {
            // A checkout owned by somebody else is still the one to look at.
            Process git = new ProcessBuilder("git", "-c", "safe.directory=*", "ls-files", "-z")
                    .directory(ROOT.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String names = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (git.waitFor() != 0) {
                throw new IllegalStateException("git ls-files failed in " + ROOT);
            }
            return Stream.of(names.split("\0")).map(Path::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The house rules need git: apt-get install git", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// For a copy of the sources that is no git checkout.
    private static List<Path> walked() {
        try (Stream<Path> walk = Files.walk(ROOT)) {
            return walk.map(ROOT::relativize)
                    .filter(f -> Stream.iterate(f, p -> p != null, Path::getParent)
                            .noneMatch(p -> NOT_OURS.contains(p.getFileName().toString())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
