package org.stillmatch.intake.still;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;
import org.stillmatch.face.Faces;
import org.stillmatch.face.decode.Decoder;
import org.stillmatch.face.decode.Limits;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.decode.Pictures;
import org.stillmatch.models.DefaultPack;
import org.stillmatch.models.DemoPictures;

/// The acts on stills against docs/states.csv: each role tries each act in each state, on a still that shows one face
/// that is good enough and one that is not.
class StillStatesTest {
    private static Faces faces;
    private static byte[] picture;

    @TempDir
    Path folder;

    private Desk desk;

    /// A row of the contract.
    private record Step(String state, String act, String role, String next) {}

    private interface Doing {
        void by(Actor actor, UUID still);
    }

    @BeforeAll
    static void load() throws Exception {
        faces = new Faces(DefaultPack.open());
        Path demo = DemoPictures.open().directory();
        Picture large =
                Decoder.read(demo.resolve("cage2_crop.jpg"), Limits.STANDARD).picture();
        Picture other =
                Decoder.read(demo.resolve("audrey_crop.jpg"), Limits.STANDARD).picture();
        picture = Pictures.toPng(Composed.together(large, Composed.small(faces, other, 10)));
    }

    @AfterAll
    static void unload() {
        faces.close();
    }

    @BeforeEach
    void open() {
        desk = new Desk(folder, faces);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static Set<Step> contract() throws Exception {
        return Files.readAllLines(Path.of("../docs/states.csv")).stream()
                .map(line -> line.split(",", -1))
                .filter(cells -> cells[0].equals("still") && !cells[1].isEmpty())
                .map(cells -> new Step(cells[1], cells[2], cells[3], cells[5]))
                .collect(Collectors.toSet());
    }

    @Test
    void everyRoleInEveryStateMayDoWhatTheContractSaysAndNothingElse() throws Exception {
        Set<Step> contract = contract();
        UUID submission = desk.draft();
        Still still = desk.sent(submission, picture);
        int good = number(still, true);
        int poor = number(still, false);
        // Naming a face is the retailer's act and finding it good enough or not the service's.
        Map<String, Doing> doings = new TreeMap<>(Map.of(
                "examine still: searchable", (actor, id) -> desk.stills.name(actor, id, good, "The tall one."),
                "examine still: not searchable", (actor, id) -> desk.stills.name(actor, id, poor, "The small one."),
                "override still: searchable", (actor, id) -> desk.stills.override(actor, id, "A scar is visible."),
                "search still: searched", (actor, id) -> desk.stills.searched(actor, id)));
        List<String> differences = new ArrayList<>();
        int legal = 0;
        for (StillState before : StillState.values()) {
            for (Map.Entry<String, Doing> doing : doings.entrySet()) {
                String act = doing.getKey().substring(0, doing.getKey().indexOf(':'));
                String next = doing.getKey().substring(doing.getKey().indexOf(':') + 2);
                for (Role role : Role.values()) {
                    put(still.id(), before, act.equals("examine still") ? good : poor);
                    desk.state(submission, role.isRetailers() ? "draft" : "received");
                    int recorded = desk.evidence.acts.size();
                    boolean done =
                            done(doing.getValue(), actor(role), still.id()) && desk.evidence.acts.size() > recorded;
                    boolean allowed = contract.contains(new Step(before.words(), act, by(role, act), next));
                    String now = desk.stills
                            .find(Actor.service(desk.evidence.force), still.id())
                            .state()
                            .words();
                    legal += allowed ? 1 : 0;
                    if (done != allowed || !now.equals(allowed ? next : before.words())) {
                        differences.add(role + ": " + doing.getKey() + ", from " + before.words() + ": " + done
                                + ", now " + now);
                    }
                }
            }
        }
        assertEquals(List.of(), differences);
        // Two roles of retailers name faces; a clerk overrides; the service searches.
        assertEquals(3 * 2 * 2 + 1 + 1, legal);
    }

    /// Who brings a still into a state: whoever acts, but the service at the word of a retailer and of nobody else.
    private static String by(Role role, String act) {
        if (!act.equals("examine still")) {
            return role.code();
        }
        return role.isRetailers() ? Role.SERVICE.code() : "nobody";
    }

    private static boolean done(Doing doing, Actor actor, UUID still) {
        try {
            doing.by(actor, still);
            return true;
        } catch (Refusal e) {
            return false;
        }
    }

    private Actor actor(Role role) {
        if (role == Role.SERVICE) {
            return Actor.service(desk.evidence.force);
        }
        return role.isRetailers()
                ? new Actor(desk.contributor().account(), role.words(), role, desk.evidence.retailer)
                : desk.evidence.police(role);
    }

    /// Puts the still into a state, past everything that leads there.
    private void put(UUID still, StillState state, int face) {
        boolean named = state != StillState.RECEIVED;
        desk.evidence
                .client
                .sql("""
                        update still set state = :state, reason = :reason, face = :face, named_by = :by,
                            named_at = case when :face is null then null else now() end, named_because = null
                        where id = :id
                        """)
                .param("state", state.words())
                .param("reason", state == StillState.NOT_SEARCHABLE ? "too small" : null, java.sql.Types.VARCHAR)
                .param("face", named ? face : null, java.sql.Types.INTEGER)
                .param("by", named ? new UUID(9, 9) : null, java.sql.Types.OTHER)
                .param("id", still)
                .update();
    }

    private static int number(Still still, boolean good) {
        return still.faces().stream()
                .filter(face -> face.good() == good)
                .findFirst()
                .orElseThrow()
                .number();
    }
}
