package org.stillmatch.server.journey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stillmatch.audit.act.Role;
import tools.jackson.databind.JsonNode;

/// The custody manager, who alone imports: a list with a picture for each person, of whom then one is erased and one
/// loses the image.
final class CustodyErrand {
    private static final int PERSONS = 3;

    private final Client manager;
    private final Careful careful;
    private final List<Path> photographs;
    private int imports;
    private int persons;
    private int erased;
    private int withdrawn;

    CustodyErrand(Town town, Careful careful, List<Path> photographs) {
        this.manager = town.police(Role.CUSTODY_MANAGER);
        this.careful = careful;
        this.photographs = photographs;
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
        Client.Part[] parts = parts(first);
        int before = imports++;
        String done = careful.once(
                "import custody images",
                () -> manager.upload("/custody/imports", Map.of("kind", "images"), parts),
                Answered::id,
                () -> latest(before));
        JsonNode seen;
        do {
            seen = careful.ask(manager, "/custody/imports/" + done).json();
        } while (seen.path("state").asString().equals("running"));
        if (!seen.path("state").asString().equals("done")
                || seen.path("refused").size() > 0) {
            throw new AssertionError("an import was not carried out: " + seen);
        }
        erase(subject(first));
        withdraw(subject(first + 1));
    }

    private Client.Part[] parts(int first) {
        List<Client.Part> parts = new ArrayList<>();
        StringBuilder list = new StringBuilder("path,subject,basis,review_on\n");
        for (int i = first; i < first + PERSONS; i++) {
            String name = "image-" + i + ".jpg";
            list.append(name).append(",S-").append(i).append(",PACE,2050-01-01\n");
            parts.add(new Client.Part("files", name, "image/jpeg", read(photographs.get(i % photographs.size()))));
        }
        parts.add(new Client.Part(
                "listFile", "list.csv", "text/csv", list.toString().getBytes(StandardCharsets.UTF_8)));
        return parts.toArray(Client.Part[]::new);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// Nobody else imports, so one more than there were is the one that was asked for.
    private Optional<String> latest(int before) {
        List<JsonNode> all = Careful.answer(manager, "/custody/imports")
                .json()
                .path("imports")
                .valueStream()
                .toList();
        return all.size() > before ? Optional.of(all.getFirst().path("id").asString()) : Optional.empty();
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
                        .filter(id -> seen(subject)
                                .path("images")
                                .path(0)
                                .path("state")
                                .asString()
                                .equals("withdrawn")));
    }

    private JsonNode seen(String subject) {
        return Careful.answer(manager, "/custody/subjects/" + subject).json();
    }
}
