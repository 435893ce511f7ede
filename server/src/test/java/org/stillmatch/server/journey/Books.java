package org.stillmatch.server.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stillmatch.audit.database.Database;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.casework.enquiry.Decision;
import org.stillmatch.casework.receipt.Receipt;
import org.stillmatch.casework.receipt.SignedReceipt;

/// Looks into the tables of a running service, from outside.
final class Books implements AutoCloseable {
    private static final int CONNECTIONS = 2;
    private static final int LOOK_MILLIS = 100;

    private final Database database;
    private final JdbcClient client;

    Books(Path data) throws IOException {
        this.database = Database.beside(data.resolve("database"), CONNECTIONS);
        this.client = JdbcClient.create(database.source());
    }

    long count(String sql, Object... parameters) {
        return client.sql(sql).params(List.of(parameters)).query(Long.class).single();
    }

    /// Each act that was acknowledged is on record once.
    void requireOnce(List<Careful.Done> done) {
        for (Careful.Done act : done) {
            assertEquals(
                    1,
                    count(
                            "select count(*) from audit_act a join audit_about b on b.act = a.id"
                                    + " where a.name = ? and b.id = ?",
                            act.act(),
                            act.thing()),
                    act::toString);
        }
    }

    /// Acts of this name, acknowledged or not.
    long acts(String name) {
        return count("select count(*) from audit_act where name = ?", name);
    }

    /// Each submission was sent, taken in and searched once, whatever came in between.
    ///
    /// @param receipts the files that were read, by enquiry
    /// @return what was searched, in words
    String requireSearchedOnce(Map<String, byte[]> receipts) throws JsonException {
        int searches = receipts.size();
        for (String act : List.of(
                "add exhibit",
                "add still",
                "name suspect's face",
                "send submission",
                "confirm face",
                "accept submission",
                "request enquiry",
                "take under enquiry",
                "authorise enquiry",
                "search enquiry")) {
            assertEquals(searches, acts(act), act);
        }
        // To open the original for it is an act of the same name, and done again by a search that was broken off.
        assertEquals(
                searches,
                count("select count(*) from audit_act where name = 'search still' and kind = 'ALTERATION'"),
                "search still");
        assertEquals(searches, count("select count(*) from exhibit"));
        assertEquals(searches, count("select count(*) from still where state = 'searched'"));
        assertEquals(searches, count("select count(*) from enquiry"));
        assertEquals(searches, count("select count(distinct submission) from enquiry"));
        assertEquals(searches, count("select count(distinct receipt) from enquiry_still"));
        int candidates = 0;
        int leads = 0;
        for (Map.Entry<String, byte[]> each : receipts.entrySet()) {
            Receipt receipt = SignedReceipt.read(each.getValue()).receipt();
            UUID enquiry = UUID.fromString(each.getKey());
            boolean lead = receipt.decision() == Decision.LEAD;
            leads += lead ? 1 : 0;
            candidates += receipt.candidates().size();
            assertEquals(lead ? 1 : 0, count("select count(*) from examination where enquiry = ?", enquiry));
            assertEquals(
                    receipt.candidates().size(),
                    count("select count(*) from enquiry_candidate where enquiry = ?", enquiry));
            assertEquals(
                    new String(each.getValue(), StandardCharsets.UTF_8),
                    all(String.class, "select receipt from enquiry_still where enquiry = ?", enquiry)
                            .getFirst());
        }
        assertEquals(leads, count("select count(*) from examination"));
        assertEquals(candidates, count("select count(*) from enquiry_candidate"));
        assertEquals(searches - leads, acts("conclude without lead"));
        return searches + " searches, " + leads + " of them with candidates";
    }

    /// Nothing that the gallery on the disk was asked for is left to do, and every image has a slot of its own.
    void requireGalleryFollowed() {
        while (count("select count(*) from custody_intent") > 0) {
            Pause.millis(LOOK_MILLIS);
        }
        long images = count("select count(*) from custody_image");
        assertEquals(images, count("select count(distinct image) from custody_slot"), "images that have a slot");
        assertEquals(images, count("select count(distinct slot) from custody_slot"), "slots of images");
    }

    /// Every act has its place, and there is no place without one; waits for what is on its way.
    ///
    /// @return how many there are
    long requireLogWithoutGap() {
        while (count("select count(*) from audit_pending") > 0) {
            Pause.millis(LOOK_MILLIS);
        }
        long acts = count("select count(*) from audit_act");
        assertEquals(acts, count("select count(*) from audit_leaf"), "acts and their places");
        assertEquals(acts, count("select max(index) + 1 from audit_leaf"), "the last place");
        return acts;
    }

    /// Waits until a checkpoint counts so many entries.
    void awaitCheckpoint(long entries) {
        while (count("select coalesce(max(size), 0) from audit_checkpoint") < entries) {
            Pause.millis(LOOK_MILLIS);
        }
    }

    /// Waits until every enquiry is searched.
    void awaitSearched() {
        while (count("select count(*) from enquiry where state = 'authorised'") > 0) {
            Pause.millis(LOOK_MILLIS);
        }
        assertEquals(0, count("select count(*) from enquiry where state not in ('searched', 'no lead')"), "given up");
    }

    /// One column of a query.
    <T> List<T> all(Class<T> type, String sql, Object... parameters) {
        return client.sql(sql)
                .params(List.of(parameters))
                .query((row, number) -> Objects.requireNonNull(row.getObject(1, type)))
                .list();
    }

    @Override
    public void close() throws IOException {
        database.close();
    }
}
