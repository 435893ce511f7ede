package org.stillmatch.server.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Role;
import org.stillmatch.casework.policy.Evaluations;
import org.stillmatch.casework.policy.GalleryNow;
import org.stillmatch.evaluation.tail.NonMatedTail;
import org.stillmatch.models.Pack;
import org.stillmatch.server.journey.Client;
import org.stillmatch.server.journey.Town;
import tools.jackson.databind.JsonNode;

/// What has to be there before anybody may be searched for: custody images, the word of their source that it has them
/// still, and a policy that rests on an evaluation. Here it is the one that the pack says of itself.
record ReadyToSearch(UUID evaluation, String policy) {
    private static final double FPIR = 0.01;

    /// @param photographs of custody, one a subject
    /// @param folder for what is sent
    static ReadyToSearch in(Town town, List<Path> photographs, Path folder) throws IOException {
        enrol(town, photographs, folder);
        UUID evaluation = evaluation(town);
        Client owner = town.police(Role.POLICY_OWNER);
        String policy = owner.post(
                        "/policies",
                        Map.of(
                                "evaluation", evaluation,
                                "fpir", FPIR,
                                "mostCandidates", 10,
                                "investigativeFrom", 1,
                                "levels", List.of(Map.of("from", 1, "grade", "sergeant")),
                                "reconciledWithinHours", 24,
                                "minorsFor", List.of(),
                                "controlRate", 0,
                                "authorityDays", 28,
                                "standingDays", 90))
                .must(201)
                .json()
                .path("policy")
                .path("id")
                .asString();
        owner.post("/policies/" + policy + "/signature", Map.of()).must(200);
        return new ReadyToSearch(evaluation, policy);
    }

    private static void enrol(Town town, List<Path> photographs, Path folder) throws IOException {
        Map<Path, String> files = new LinkedHashMap<>();
        StringBuilder list = new StringBuilder("path,image,subject,view,basis,review_on\n");
        StringBuilder still = new StringBuilder("image\n");
        for (int i = 0; i < photographs.size(); i++) {
            Path image = folder.resolve("custody-" + i + ".jpg");
            Files.copy(photographs.get(i), image);
            files.put(image, "files");
            list.append(image.getFileName() + ",I-" + i + ",S-" + i + ",front,PACE s.64A,2050-01-01\n");
            still.append("I-" + i + "\n");
        }
        files.put(Files.writeString(folder.resolve("custody.csv"), list), "listFile");
        Client manager = town.police(Role.CUSTODY_MANAGER);
        done(
                manager,
                manager.upload("/custody/imports", files, Map.of("kind", "images"))
                        .must(201)
                        .id());
        Path all = Files.writeString(folder.resolve("all.csv"), still);
        String now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS).toString();
        done(
                manager,
                manager.upload("/custody/reconciliations", Map.of(all, "listFile"), Map.of("asOf", now))
                        .must(201)
                        .id());
    }

    private static void done(Client manager, String id) {
        JsonNode seen;
        do {
            seen = manager.get("/custody/imports/" + id).must(200).json();
        } while (seen.path("state").asString().equals("running"));
        if (!seen.path("state").asString().equals("done")) {
            throw new AssertionError("an import was not carried out: " + seen);
        }
    }

    private static UUID evaluation(Town town) {
        ApplicationContext beans = town.service().context();
        GalleryNow gallery = beans.getBean(GalleryNow.class);
        NonMatedTail tail = beans.getBean(Pack.class)
                .section("nonMated")
                .map(NonMatedTail::parse)
                .orElseThrow();
        Actor owner = new Actor(new UUID(1, 1), "Pat Owner", Role.POLICY_OWNER, new UUID(1, 2));
        return beans.getBean(Evaluations.class).provide(owner, gallery.pack(), tail, gallery.subjects(), List.of(FPIR));
    }
}
