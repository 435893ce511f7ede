package org.stillmatch.server.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stillmatch.audit.act.Role;
import tools.jackson.databind.JsonNode;

/// The system that the force keeps its custody images in: its manager brings them into the gallery, list by list, and
/// compares both.
final class CustodySource {
    /// A form of a browser does not send more files at once.
    private static final int AT_ONCE = 40;

    private static final String GROWN = "1980-02-03,2024-05-06,PACE s.64A,2050-01-01";
    private static final String MINOR = "2009-02-03,2024-05-06,PACE s.64A,2050-01-01";
    private static final String LAPSED = "1980-02-03,2014-05-06,PACE s.64A,2020-01-01";

    private final Client manager;
    private final Path folder;
    private final List<Row> rows = new ArrayList<>();

    /// @param facts born, captured, basis and review date
    private record Row(String subject, Path photograph, String facts) {
        String file() {
            return "image-of-" + subject + ".jpg";
        }
    }

    /// @param folder for the lists that are sent
    CustodySource(Town town, Path folder) {
        this.manager = town.police(Role.CUSTODY_MANAGER);
        this.folder = folder;
    }

    void hold(String subject, Path photograph) {
        rows.add(new Row(subject, photograph, GROWN));
    }

    /// Somebody whose image was taken under the age of 18.
    void holdMinor(String subject, Path photograph) {
        rows.add(new Row(subject, photograph, MINOR));
    }

    /// Somebody whose image should have been reviewed long ago.
    void holdLapsed(String subject, Path photograph) {
        rows.add(new Row(subject, photograph, LAPSED));
    }

    int held() {
        return rows.size();
    }

    /// What nobody but the police may read: custody numbers and the names of files.
    List<String> names() {
        return rows.stream()
                .flatMap(row -> java.util.stream.Stream.of(row.subject(), row.file()))
                .toList();
    }

    /// Imports all that is held, and reconciles.
    void bringIn() throws IOException {
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            List<Row> part = rows.subList(from, Math.min(rows.size(), from + AT_ONCE));
            StringBuilder list = new StringBuilder("path,image,subject,born_on,captured_on,basis,review_on\n");
            Map<Path, String> files = new LinkedHashMap<>();
            for (Row row : part) {
                list.append(row.file()).append(',').append(row.file()).append(',');
                list.append(row.subject()).append(',').append(row.facts()).append('\n');
                files.put(Files.copy(row.photograph(), folder.resolve(row.file())), "files");
            }
            files.put(Files.writeString(folder.resolve("list.csv"), list), "listFile");
            carriedOut(manager.upload("/custody/imports", files, Map.of("kind", "images")));
        }
        reconcile();
    }

    private void reconcile() throws IOException {
        StringBuilder list = new StringBuilder("image\n");
        rows.forEach(row -> list.append(row.file()).append('\n'));
        Path file = Files.writeString(folder.resolve("full.csv"), list);
        carriedOut(manager.upload(
                "/custody/reconciliations",
                Map.of(file, "listFile"),
                Map.of("asOf", Instant.now().toString())));
    }

    private void carriedOut(Answered asked) {
        String id = asked.must(201).id();
        JsonNode seen = manager.until(
                "/custody/imports/" + id, it -> !it.path("state").asString().equals("running"));
        if (!seen.path("state").asString().equals("done")
                || !seen.path("refused").isEmpty()) {
            throw new AssertionError("an import was not carried out: " + seen);
        }
    }

    /// Takes an image of somebody out, as of a wrong arrest.
    void withdraw(String subject) {
        String number = manager.get("/custody?subject=" + subject)
                .must(200)
                .json()
                .path("found")
                .asString();
        String image = manager.get("/custody/subjects/" + number)
                .must(200)
                .json()
                .path("images")
                .path(0)
                .path("id")
                .asString();
        manager.post("/custody/images/" + image + "/withdrawal", Map.of("reason", "Wrong person"))
                .must(200);
    }
}
