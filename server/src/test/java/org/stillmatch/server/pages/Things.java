package org.stillmatch.server.pages;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stillmatch.audit.act.Role;
import org.stillmatch.casework.examination.Component;
import org.stillmatch.models.DemoPictures;
import org.stillmatch.models.PackException;
import org.stillmatch.server.journey.Client;
import org.stillmatch.server.journey.Town;
import tools.jackson.databind.JsonNode;

/// Some of everything that a page can be about, in the states in which it looks different.
final class Things {
    private static final List<String> CUSTODY = List.of("audrey.jpg", "cage.jpg", "franck_02045.jpg");
    private static final String CRIME = "01/4711/26";

    private final Town town;
    private final Town.Retailer shop;
    private final Path pictures;
    private final Path folder;
    private final Map<String, List<String>> paths = new HashMap<>();

    /// @param folder for what is sent
    Things(Town town, Town.Retailer shop, Path folder) throws IOException, PackException {
        this.town = town;
        this.shop = shop;
        this.folder = folder;
        this.pictures = DemoPictures.open().directory();
        ReadyToSearch ready =
                ReadyToSearch.in(town, CUSTODY.stream().map(pictures::resolve).toList(), folder);
        add("/policies/new", "/policies/new?evaluation=" + ready.evaluation());
        add("/policies/{id}", "/policies/" + ready.policy());
        custody();
        campaign();
        examinations();
        imports();
        upload();
        invitation();
        audit();
    }

    /// Where something of the kind is, as a path of docs/permissions.csv names it; a listing names the rest.
    List<String> at(String path) {
        return paths.getOrDefault(path, List.of());
    }

    private void add(String path, String at) {
        paths.computeIfAbsent(path, p -> new ArrayList<>()).add(at);
    }

    private void custody() throws IOException {
        Client manager = town.police(Role.CUSTODY_MANAGER);
        String subject =
                manager.get("/custody?subject=S-0").json().path("found").asString();
        add("/custody", "/custody?subject=S-0");
        add("/custody", "/custody?subject=nobody");
        add("/custody/subjects/{id}", "/custody/subjects/" + subject);
        Path list = Files.writeString(folder.resolve("wrong.csv"), "path,subject\nmissing.jpg,S-8\n");
        String wrong = manager.upload("/custody/imports", Map.of(list, "listFile"), Map.of("kind", "images"))
                .must(201)
                .id();
        add("/custody/imports/{id}", "/custody/imports/" + wrong);
        add(
                "/custody/imports/{id}",
                "/custody/imports/"
                        + manager.get("/custody/imports")
                                .json()
                                .path("imports")
                                .path(1)
                                .path("id")
                                .asString());
    }

    private void campaign() throws IOException {
        Client supervisor = town.police(Role.SUPERVISOR);
        String campaign = supervisor
                .post(
                        "/campaigns",
                        Map.of(
                                "title",
                                "Most prolific, unidentified",
                                "slots",
                                30,
                                "incidentsNeeded",
                                2,
                                "endsOn",
                                LocalDate.now(ZoneOffset.UTC).plusDays(30).toString(),
                                "retailers",
                                List.of(shop.organisation())))
                .must(201)
                .id();
        supervisor
                .post("/campaigns/" + campaign + "/reminders", Map.of("words", "Two weeks are left."))
                .must(200);
        String slot = slot(campaign, "Same long coat, same two bottles of gin, always on Friday evening.");
        supervisor
                .post("/slots/" + slot + "/officer", Map.of("name", "PC 4711 Jones"))
                .must(200);
        supervisor
                .post("/slots/" + slot + "/updates", Map.of("words", "We have your stills.", "nextStep", "Watch them"))
                .must(200);
        String given = slot(campaign, "The same scooter.");
        shop.system()
                .post("/slots/" + given + "/end", Map.of("reason", "They were two people."))
                .must(200);
        add("/campaigns/{id}", "/campaigns/" + campaign);
        add("/slots/{id}", "/slots/" + slot);
        add("/slots/{id}", "/slots/" + given);
        add("/submissions/new", "/submissions/new?slot=" + slot);
        submissions(slot);
    }

    private String slot(String campaign, String grounds) {
        return shop.system()
                .post("/campaigns/" + campaign + "/slots", Map.of("grounds", grounds))
                .must(201)
                .id();
    }

    private void submissions(String slot) throws IOException {
        Map<String, Object> said = new HashMap<>(Map.of(
                "purpose", "identify suspects of retail crime",
                "offenceClass", "shop-theft",
                "store", Map.of("name", "High Street", "number", "12", "postcodeArea", "SW1A"),
                "from", "2026-03-01T14:05:00Z",
                "goods", List.of(Map.of("item", "Gin", "quantity", 2, "valuePence", 4600)),
                "lossPence", 4600,
                "violence", "threats",
                "staff", "JB, security guard",
                "happened", "She put two bottles into her bag and left."));
        said.put("slot", slot);
        String draft = draft(said);
        String crowd = still(draft, "sample3.jpg");
        add("/submissions/{id}", "/submissions/" + draft);
        add("/submissions/new", "/submissions/new?draft=" + draft);
        add("/exhibits/{id}", "/exhibits/" + crowd);
        byte[] words = "I saw it.".getBytes(StandardCharsets.UTF_8);
        add("/exhibits/{id}", "/exhibits/" + exhibit(draft, "statement.txt", "text/plain", words));

        String waiting = draft(said);
        String named = still(waiting, "cage.jpg");
        name(named);
        send(waiting);
        add("/submissions/{id}", "/submissions/" + waiting);
        add("/exhibits/{id}", "/exhibits/" + named);

        String accepted = draft(said);
        String confirmed = still(accepted, "audrey_crop.jpg");
        name(confirmed);
        send(accepted);
        Client clerk = town.police(Role.INTAKE_CLERK);
        clerk.post("/exhibits/" + confirmed + "/confirmation", Map.of()).must(200);
        clerk.post("/submissions/" + accepted + "/acceptance", Map.of("crimeNumber", CRIME, "lawfulSource", true))
                .must(200);
        add("/submissions/{id}", "/submissions/" + accepted);
        add("/submissions/{id}/receipt", "/submissions/" + accepted + "/receipt");
        add("/exhibits/{id}", "/exhibits/" + confirmed);
        add("/exhibits/{id}/preview", "/exhibits/" + confirmed + "/preview");
        enquiries(accepted, confirmed);
        standing(said);
        persons(said, confirmed);
    }

    /// Three stills of one person: two of them linked, the third suggested.
    private void persons(Map<String, Object> said, String one) throws IOException {
        List<String> stills = new ArrayList<>(List.of(one));
        for (String name : List.of("audrey.jpg", "audrey_small.jpg")) {
            String submission = draft(said);
            byte[] picture = Files.readAllBytes(pictures.resolve("audrey.jpg"));
            // As other bytes: an organisation's equal file would be the same.
            String still = examined(exhibit(
                    submission,
                    name,
                    "image/jpeg",
                    name.equals("audrey.jpg") ? picture : Arrays.copyOf(picture, picture.length + 1)));
            name(still);
            send(submission);
            Client clerk = town.police(Role.INTAKE_CLERK);
            clerk.post("/exhibits/" + still + "/confirmation", Map.of()).must(200);
            String crime = "01/48" + stills.size() + "/26";
            clerk.post("/submissions/" + submission + "/acceptance", Map.of("crimeNumber", crime, "lawfulSource", true))
                    .must(200);
            authorised(enquiry(submission, still, crime));
            stills.add(still);
            // Its retailer is told that they are linked.
            add("/submissions/{id}", "/submissions/" + submission);
        }
        // None of them is linked before examiners have answered whose face it is.
        town.service()
                .context()
                .getBean(JdbcClient.class)
                .sql("update examination set state = 'concluded', outcome = 'none of these', concluded_at = now()"
                        + " where still = any (:stills)")
                .param("stills", stills.stream().map(UUID::fromString).toArray(UUID[]::new))
                .update();
        share();
        Client requester = town.police(Role.REQUESTER);
        String linking = linking(requester);
        town.police(Role.AUTHORISER)
                .post("/linkings/" + linking + "/authorisation", Map.of())
                .must(200);
        // The second is planned once the first was made.
        while (requester
                        .get("/linkings/" + linking)
                        .must(200)
                        .json()
                        .path("runs")
                        .size()
                < 2) {
            Thread.onSpinWait();
        }
        add("/linkings/{id}", "/linkings/" + linking);
        add("/linkings/{id}", "/linkings/" + linking(requester));
        Client examiner = town.police(Role.EXAMINER);
        String link = examiner.post(
                        "/links/confirmation",
                        Map.of("one", stills.get(1), "other", stills.get(2), "reason", "The same mole."))
                .must(201)
                .id();
        String undone = examiner.post(
                        "/links/rejection",
                        Map.of("one", stills.get(0), "other", stills.get(1), "reason", "Other ears."))
                .must(201)
                .id();
        examiner.post("/links/" + undone + "/undoing", Map.of("reason", "It was the light."))
                .must(200);
        add("/links/new", "/links/new?one=" + stills.get(0) + "&other=" + stills.get(1));
        add("/links/{id}", "/links/" + link);
        add("/links/{id}", "/links/" + undone);
        add(
                "/unknown-persons/{id}",
                "/unknown-persons/"
                        + examiner.get("/unknown-persons")
                                .must(200)
                                .json()
                                .path("persons")
                                .path(0)
                                .path("id")
                                .asString());
    }

    private void share() {
        String protocol = shop.manager()
                .get("/protocols")
                .must(200)
                .json()
                .path("protocols")
                .path(0)
                .path("id")
                .asString();
        shop.manager()
                .post("/protocols/" + protocol + "/sharing", Map.of("share", true))
                .must(200);
    }

    private String linking(Client requester) {
        return requester
                .post(
                        "/linkings",
                        Map.of(
                                "purpose",
                                "To find out who is wanted for more than one offence.",
                                "endsOn",
                                LocalDate.now(ZoneOffset.UTC).plusDays(20).toString()))
                .must(201)
                .id();
    }

    private void authorised(String enquiry) {
        town.police(Role.AUTHORISER)
                .post("/enquiries/" + enquiry + "/authorisation", Map.of())
                .must(200);
        while (town.police(Role.REQUESTER)
                .get("/enquiries/" + enquiry)
                .must(200)
                .json()
                .path("state")
                .asString()
                .equals("authorised")) {
            Thread.onSpinWait();
        }
    }

    private String draft(Map<String, Object> said) {
        return shop.system().post("/submissions", said).must(201).id();
    }

    private String still(String submission, String name) throws IOException {
        return examined(exhibit(submission, name, "image/jpeg", Files.readAllBytes(pictures.resolve(name))));
    }

    private String examined(String exhibit) {
        while (!shop.system()
                .get("/exhibits/" + exhibit)
                .json()
                .path("examined")
                .asBoolean()) {
            shop.system().get("/exhibits/" + exhibit).must(200);
        }
        return exhibit;
    }

    private String exhibit(String submission, String name, String type, byte[] bytes) {
        return shop.system()
                .upload("/submissions/" + submission + "/exhibits", "file", name, type, bytes, Map.of())
                .must(201)
                .id();
    }

    private void name(String exhibit) {
        shop.system()
                .post("/exhibits/" + exhibit + "/suspect", Map.of("face", 1, "because", "She takes the bottles."))
                .must(200);
    }

    private void send(String submission) {
        shop.system().post("/submissions/" + submission + "/sending", Map.of()).must(200);
    }

    private void enquiries(String submission, String still) {
        String searched = enquiry(submission, still, CRIME);
        town.police(Role.AUTHORISER)
                .post("/enquiries/" + searched + "/authorisation", Map.of())
                .must(200);
        JsonNode seen;
        do {
            seen = town.police(Role.REQUESTER)
                    .get("/enquiries/" + searched)
                    .must(200)
                    .json();
        } while (seen.path("state").asString().equals("authorised"));
        String requested = enquiry(submission, still, CRIME);
        add("/enquiries/new", "/enquiries/new");
        add("/enquiries/new", "/enquiries/new?submission=" + submission);
        add("/enquiries/{id}", "/enquiries/" + searched);
        add("/enquiries/{id}", "/enquiries/" + requested);
        add("/enquiries/{id}/receipt", "/enquiries/" + searched + "/receipt");
        add("/enquiries/{id}/progress", "/enquiries/" + searched + "/progress");
    }

    /// Of somebody who is not in custody records.
    private void standing(Map<String, Object> said) throws IOException {
        String submission = draft(said);
        String still = still(submission, "obama4_crop.jpg");
        name(still);
        send(submission);
        Client clerk = town.police(Role.INTAKE_CLERK);
        clerk.post("/exhibits/" + still + "/confirmation", Map.of()).must(200);
        clerk.post(
                        "/submissions/" + submission + "/acceptance",
                        Map.of("crimeNumber", "01/4712/26", "lawfulSource", true))
                .must(200);
        String searched = enquiry(submission, still, "01/4712/26");
        authorised(searched);
        String standing = town.police(Role.REQUESTER)
                .post(
                        "/standing-searches",
                        Map.of(
                                "purpose",
                                "She is still unknown.",
                                "enquiries",
                                List.of(searched),
                                "endsOn",
                                LocalDate.now(ZoneOffset.UTC).plusDays(20).toString(),
                                "everyDays",
                                1))
                .must(201)
                .id();
        add("/standing-searches/{id}", "/standing-searches/" + standing);
    }

    private String enquiry(String submission, String still, String crime) {
        return town.police(Role.REQUESTER)
                .post(
                        "/enquiries",
                        Map.of(
                                "purpose",
                                "To find out who took two bottles of gin.",
                                "offence",
                                "shop-theft",
                                "crimeNumber",
                                crime,
                                "submission",
                                submission,
                                "stills",
                                List.of(still)))
                .must(201)
                .id();
    }

    /// One that is identified, one that is with the arbiter, and one that both examiners are at.
    private void examinations() throws IOException, PackException {
        SearchedStills stills = new SearchedStills(town, shop);
        stills.addFillers();
        stills.addFiller("sean_guru2_crop.jpg", "SeanConnery", "still");
        add("/fillers", "/fillers");
        add("/fillers", "/fillers?collection=Demonstration");
        String identified =
                stills.examination(stills.search("franck_02159.jpg", 1).getFirst());
        List<String> others = stills.search("audrey_crop.jpg", 2).stream()
                .map(stills::examination)
                .toList();
        stills.awaitPrepared();
        Client first = town.police(Role.EXAMINER);
        Client second = town.police(Role.VERIFYING_EXAMINER);
        Client arbiter = town.police(Role.ARBITER);
        picks(stills, first, identified);
        picks(stills, second, identified);
        // By lot the arbiter is asked although they agree.
        if (first.get("/examinations/" + identified + "/result").status() == 404) {
            picks(stills, arbiter, identified);
        }
        add("/examinations/{id}/result", "/examinations/" + identified + "/result");
        answers(first, described(first, others.get(0)), "none of these");
        answers(second, described(second, others.get(0)), "inconclusive");
        List<JsonNode> open = List.of(
                described(first, others.get(1)), described(second, others.get(1)), described(arbiter, others.get(0)));
        for (JsonNode sheet : open) {
            String at = "/sheets/" + sheet.path("id").asString();
            String entry =
                    at + "/entries/" + sheet.path("entries").path(0).path("id").asString();
            add("/sheets/{id}", at);
            add("/sheets/{id}/entries/{entry}", entry);
            add(
                    "/sheets/{id}/pictures/{picture}",
                    at + "/pictures/" + sheet.path("probe").path(0).asString());
        }
        answers(arbiter, open.get(2), "inconclusive");
        add("/examinations/{id}/result", "/examinations/" + others.get(0) + "/result");
        add(
                "/identifications/{id}",
                "/identifications/"
                        + town.police(Role.SUPERVISOR)
                                .get("/identifications")
                                .must(200)
                                .json()
                                .path("identifications")
                                .path(0)
                                .path("id")
                                .asString());
        Client officer = town.police(Role.LOCAL_OFFICER);
        String person = "/known-persons/"
                + officer.get("/known-persons")
                        .must(200)
                        .json()
                        .path("persons")
                        .path(0)
                        .path("id")
                        .asInt();
        add(
                "/known-persons/{id}/images/{image}",
                person + "/images/"
                        + officer.get(person)
                                .must(200)
                                .json()
                                .at("/record/images/0/id")
                                .asString());
    }

    private JsonNode described(Client examiner, String examination) {
        String sheet = examiner.post("/examinations/" + examination + "/sheet", Map.of())
                .must(200)
                .id();
        add("/sheets/{id}", "/sheets/" + sheet);
        return examiner.post(
                        "/sheets/" + sheet + "/description",
                        Map.of("visible", "The whole face", "limits", "Soft", "suitability", "limited"))
                .must(200)
                .json();
    }

    private static void answers(Client examiner, JsonNode sheet, String answer) {
        examiner.post("/sheets/" + sheet.path("id").asString() + "/conclusion", Map.of("answer", answer))
                .must(200);
    }

    private void picks(SearchedStills stills, Client examiner, String examination) {
        JsonNode sheet = described(examiner, examination);
        String at = "/sheets/" + sheet.path("id").asString();
        String entry = sheet.path("entries")
                .path(stills.positionOfCandidate(sheet.path("id").asString()) - 1)
                .path("id")
                .asString();
        sheet.path("entries")
                .valueStream()
                .map(each -> each.path("id").asString())
                .forEach(each -> examiner.post(
                                at + "/entries/" + each + "/assessment",
                                Map.of("assessment", each.equals(entry) ? "keep" : "exclude"))
                        .must(200));
        Map<String, String> findings =
                Stream.of(Component.values()).collect(Collectors.toMap(Component::word, part -> "similar"));
        examiner.post(at + "/entries/" + entry + "/features", Map.of("findings", findings, "support", 2))
                .must(200);
        examiner.post(at + "/conclusion", Map.of("answer", "this person", "picked", entry, "grounds", "The ears."))
                .must(200);
    }

    private void imports() {
        shop.system()
                .post("/imports", Map.of("csv", "Incident number,Store\n4711,High Street\n4712,Market Square\n"))
                .must(200);
    }

    private void upload() {
        String upload = shop.manager().post("/uploads", Map.of()).must(201).id();
        shop.manager()
                .send(
                        "POST",
                        "/uploads/" + upload + "/files",
                        Map.of("Upload-Length", "1000", "Upload-Metadata", "filename c3RpbGwgb25lLmpwZw=="),
                        new byte[0])
                .must(201);
        add("/uploads/{id}", "/uploads/" + upload);
    }

    private void invitation() {
        String link = town.police(Role.ADMINISTRATOR)
                .post(
                        "/accounts",
                        Map.of(
                                "name",
                                "Nora New",
                                "email",
                                "nora@force.example",
                                "roles",
                                List.of(Role.ANALYST.code())))
                .must(201)
                .json()
                .path("link")
                .asString();
        add("/invitations/{token}", URI.create(link).getPath());
    }

    private void audit() {
        Client oversight = town.police(Role.OVERSIGHT);
        JsonNode signed;
        do {
            signed = oversight.get("/audit/checkpoints").must(200).json().path("checkpoints");
        } while (signed.isEmpty());
        add("/audit/checkpoints", "/audit/checkpoints");
        add(
                "/audit/checkpoints",
                "/audit/checkpoints?size=" + signed.get(0).path("size").asString());
        add("/audit/entries/{index}", "/audit/entries/0");
        add("/audit", "/audit");
        add("/audit", "/audit?kind=consultation");
    }
}
