package org.stillmatch.server.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stillmatch.audit.act.Role;
import org.stillmatch.face.decode.Decoder;
import org.stillmatch.face.decode.Limits;
import org.stillmatch.face.decode.Pictures;
import org.stillmatch.face.decode.Unreadable;
import org.stillmatch.models.DemoPictures;
import org.stillmatch.models.PackException;
import org.stillmatch.server.journey.Client;
import org.stillmatch.server.journey.Town;
import tools.jackson.databind.JsonNode;

/// Stills of people who are in custody, sent, accepted and searched, so that they wait for examiners; and the fillers
/// without which nobody could take one.
final class SearchedStills {
    /// People of the demonstration who are in no custody here.
    private static final List<String> FILLERS = List.of(
            "SeanConnery.jpg",
            "bieber_small.jpg",
            "bill-murray-snl_crop.jpg",
            "chuck_crop.jpg",
            "fragrance-George-Clooney-main_crop.jpg",
            "kim1_crop.jpg",
            "obama4_crop.jpg",
            "queen20_crop.jpg",
            "ri_1_crop.jpg");

    private static final int BEST_QUALITY = 95;

    private final Town town;
    private final Town.Retailer shop;
    private final Path pictures;

    SearchedStills(Town town, Town.Retailer shop) throws IOException, PackException {
        this.town = town;
        this.shop = shop;
        this.pictures = DemoPictures.open().directory();
    }

    /// Adds the fillers through the service's door.
    void addFillers() throws IOException {
        for (String name : FILLERS) {
            addFiller(name, name.replaceAll("\\d*(_.*)?\\.jpg", ""), "portrait");
        }
    }

    /// Adds a picture of somebody to the fillers, as what it is for.
    void addFiller(String name, String person, String use) throws IOException {
        town.police(Role.SUPERVISOR)
                .upload(
                        "/fillers",
                        "file",
                        name,
                        "image/jpeg",
                        Files.readAllBytes(pictures.resolve(name)),
                        Map.of(
                                "collection",
                                "Demonstration",
                                "person",
                                person,
                                "terms",
                                "Of the packages that the demonstration shows",
                                "use",
                                use))
                .must(201);
    }

    /// Sends a picture so many times, each written anew so that no two files are alike, and has each searched.
    ///
    /// @param name of a picture of the demonstration with one face
    /// @return the enquiries
    List<String> search(String name, int times) throws IOException {
        List<String> enquiries = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            enquiries.add(search(written(name, BEST_QUALITY - i), "leads"));
        }
        return enquiries;
    }

    /// The same once, for a list that goes on below the threshold.
    String searchFurther(String name) throws IOException {
        return search(written(name, BEST_QUALITY), "investigative list");
    }

    private byte[] written(String name, int quality) throws IOException {
        try {
            return Pictures.toJpeg(
                    Decoder.decode(Files.readAllBytes(pictures.resolve(name)), Limits.STANDARD)
                            .picture(),
                    quality);
        } catch (Unreadable e) {
            throw new IOException(e);
        }
    }

    /// The same of a clip: of the frames that it offers the first with a good face is taken, and searched.
    ///
    /// @return the enquiry
    String searchClip(byte[] mp4) {
        Client system = shop.system();
        String submission = submission();
        String clip = exhibit(submission, "door.mp4", "video/mp4", mp4);
        int frame = 0;
        for (JsonNode offered : system.get("/exhibits/" + clip).must(200).json().path("faces")) {
            frame = frame == 0 && offered.path("goodEnough").asBoolean()
                    ? offered.path("number").asInt()
                    : frame;
        }
        String still = system.post("/exhibits/" + clip + "/frames", Map.of("frame", frame))
                .must(201)
                .id();
        awaitExamined(still);
        return searched(submission, still, "leads");
    }

    private String search(byte[] jpeg, String mode) {
        String submission = submission();
        return searched(submission, exhibit(submission, "till.jpg", "image/jpeg", jpeg), mode);
    }

    private String submission() {
        return shop.system()
                .post(
                        "/submissions",
                        Map.of(
                                "purpose", "identify suspects of retail crime",
                                "offenceClass", "shop-theft",
                                "store", Map.of("name", "High Street", "number", "12", "postcodeArea", "SW1A"),
                                "from", "2026-03-01T14:05:00Z",
                                "goods", List.of(Map.of("item", "Gin", "quantity", 2, "valuePence", 4600)),
                                "lossPence", 4600,
                                "violence", "none",
                                "staff", "JB, security guard",
                                "happened", "Two bottles went into a bag."))
                .must(201)
                .id();
    }

    private String exhibit(String submission, String name, String type, byte[] bytes) {
        String exhibit = shop.system()
                .upload("/submissions/" + submission + "/exhibits", "file", name, type, bytes, Map.of())
                .must(201)
                .id();
        awaitExamined(exhibit);
        return exhibit;
    }

    private void awaitExamined(String exhibit) {
        while (!shop.system()
                .get("/exhibits/" + exhibit)
                .must(200)
                .json()
                .path("examined")
                .asBoolean()) {
            Thread.onSpinWait();
        }
    }

    private String searched(String submission, String still, String mode) {
        Client system = shop.system();
        system.post("/exhibits/" + still + "/suspect", Map.of("face", 1, "because", "Takes the bottles."))
                .must(200);
        system.post("/submissions/" + submission + "/sending", Map.of()).must(200);
        Client clerk = town.police(Role.INTAKE_CLERK);
        clerk.post("/exhibits/" + still + "/confirmation", Map.of()).must(200);
        clerk.post(
                        "/submissions/" + submission + "/acceptance",
                        Map.of("crimeNumber", "01/4711/26", "lawfulSource", true))
                .must(200);
        Client requester = town.police(Role.REQUESTER);
        String enquiry = requester
                .post(
                        "/enquiries",
                        Map.of(
                                "purpose",
                                "To find out who took two bottles of gin.",
                                "offence",
                                "shop-theft",
                                "crimeNumber",
                                "01/4711/26",
                                "submission",
                                submission,
                                "mode",
                                mode,
                                "stills",
                                List.of(still)))
                .must(201)
                .id();
        town.police(Role.AUTHORISER)
                .post("/enquiries/" + enquiry + "/authorisation", Map.of())
                .must(200);
        JsonNode seen;
        do {
            seen = requester.get("/enquiries/" + enquiry).must(200).json();
        } while (seen.path("state").asString().equals("authorised"));
        return enquiry;
    }

    /// Waits until the fillers of every question are chosen.
    void awaitPrepared() {
        JdbcClient database = town.service().context().getBean(JdbcClient.class);
        boolean preparing;
        do {
            preparing = database.sql("select exists (select from examination where state = 'preparing')")
                    .query(Boolean.class)
                    .single();
        } while (preparing);
    }

    /// What only the table knows: the examination of an enquiry.
    String examination(String enquiry) {
        return town.service()
                .context()
                .getBean(JdbcClient.class)
                .sql("select id from examination where enquiry = :e")
                .param("e", UUID.fromString(enquiry))
                .query(UUID.class)
                .single()
                .toString();
    }

    /// What only the table knows: where on a sheet the search's first candidate is, from 1; 0 if there is none.
    int positionOfCandidate(String sheet) {
        return town.service()
                .context()
                .getBean(JdbcClient.class)
                .sql("select position from sheet_entry where sheet = :s and rank = 1")
                .param("s", UUID.fromString(sheet))
                .query(Integer.class)
                .optional()
                .orElse(0);
    }
}
