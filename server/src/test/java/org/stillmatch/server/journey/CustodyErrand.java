package org.stillmatch.server.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.stillmatch.audit.act.Role;
import tools.jackson.databind.JsonNode;

/// The custody manager, who alone imports: a list with a picture for each person, of whom then one is erased and one
/// loses the image.
final class CustodyErrand {
    private static final int PERSONS = 3;

    private final Client manager;
    private final Careful careful;
    private final List<Path> photographs;
    private final Path folder;
    private final Set<String> imports = new HashSet<>();
    private int persons;
    private int erased;
    private int withdrawn;

    /// @param folder for what is sent
    CustodyErrand(Town town, Careful careful, List<Path> photographs, Path folder) {
        this.folder = folder;
        this.manager = town.police(Role.CUSTODY_MANAGER);
        this.careful = careful;
        this.photographs = photographs;
        latest().ifPresent(imports::add);
    }

    /// How many persons were asked to be in the gallery, one image each.
    int persons() {
        return persons;
    }

    int erased() {
        return erased;
    }

    int withdrawn() {
        return withdrawn;
    }

    void run() {
        int first = persons;
        persons += PERSONS;
        Map<Path, String> files = files(first);
        String done = careful.once(
                "import custody images",
                () -> manager.upload("/custody/imports", files, Map.of("kind", "images")),
                Answered::id,
                () -> latest().filter(id -> !imports.contains(id)));
        imports.add(done);
        JsonNode seen = careful.until(
                manager,
                "/custody/imports/" + done,
                it -> !it.path("state").asString().equals("running"));
        if (!seen.path("state").asString().equals("done")
                || seen.path("refused").size() > 0) {
            throw new AssertionError("an import was not carried out: " + seen);
        }
        erase(subject(first));
        withdraw(subject(first + 1));
    }

    private Map<Path, String> files(int first) {
        Map<Path, String> files = new LinkedHashMap<>();
        StringBuilder list = new StringBuilder("path,subject,basis,review_on\n");
        try {
            for (int i = first; i < first + PERSONS; i++) {
                Path image = folder.resolve("image-" + i + ".jpg");
                Files.copy(photographs.get(i % photographs.size()), image);
                list.append(image.getFileName()).append(",S-").append(i).append(",PACE,2050-01-01\n");
                files.put(image, "files");
            }
            files.put(Files.writeString(folder.resolve("list.csv"), list), "listFile");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return files;
    }

    /// Nobody else imports, so if it is a new one it is the one that was asked for.
    private Optional<String> latest() {
        return Careful.answer(manager, "/custody/imports")
                .json()
                .path("imports")
                .valueStream()
                .findFirst()
                .map(row -> row.path("id").asString());
    }

    private String subject(int person) {
        return careful.ask(manager, "/custody?subject=S-" + person)
                .json()
                .path("found")
                .asString();
    }

    private void erase(String subject) {
        erased++;
        careful.once(
                "erase subject",
                () -> manager.post("/custody/subjects/" + subject + "/erasure", Map.of("reason", "Acquitted")),
                answer -> subject,
                () -> Optional.of(subject)
                        .filter(id -> seen(id).path("state").asString().equals("erased")));
    }

    private void withdraw(String subject) {
        withdrawn++;
        String image = careful.ask(manager, "/custody/subjects/" + subject)
                .json()
                .path("images")
                .path(0)
                .path("id")
                .asString();
        careful.once(
                "withdraw image",
                () -> manager.post("/custody/images/" + image + "/withdrawal", Map.of("reason", "Wrong person")),
                answer -> image,
                () -> Optional.of(image)
                        .filter(id -> !seen(subject)
                                .path("images")
                                .path(0)
                                .path("held")
                                .asBoolean(true)));
    }

    private JsonNode seen(String subject) {
        return Careful.answer(manager, "/custody/subjects/" + subject).json();
    }
}
