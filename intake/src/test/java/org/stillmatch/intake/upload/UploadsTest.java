package org.stillmatch.intake.upload;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;
import org.stillmatch.face.decode.Pictures;
import org.stillmatch.intake.original.Drawn;
import org.stillmatch.intake.original.Evidence;
import org.stillmatch.intake.original.Reading;
import org.stillmatch.intake.original.Sha256;
import org.stillmatch.intake.still.Dispatch;

class UploadsTest {
    private static final byte[] STILL = Pictures.toPng(Drawn.picture(200, 150));

    @TempDir
    Path folder;

    private Dispatch dispatch;
    private Evidence evidence;
    private Uploads uploads;
    private UUID upload;

    @BeforeEach
    void open() {
        dispatch = new Dispatch(folder);
        evidence = dispatch.evidence;
        uploads = service();
        upload = uploads.begin(sender()).id();
    }

    @AfterEach
    void close() {
        dispatch.close();
    }

    /// The service as it is after a start: it remembers nothing but the database and the disk.
    private Uploads service() {
        return service(evidence.log);
    }

    private Uploads service(Acts acts) {
        TakingIn taking = new TakingIn(evidence.client, evidence.transactions, evidence.quarantine, evidence.originals);
        evidence.tasks.add(taking.name(), taking::run);
        Clearing clearing = new Clearing(
                evidence.client,
                evidence.transactions,
                evidence.clock,
                evidence.keys,
                evidence.quarantine,
                evidence.originals,
                dispatch.files);
        evidence.tasks.add(clearing.name(), clearing::run);
        return new Uploads(
                evidence.client,
                evidence.transactions,
                acts,
                evidence.tasks,
                evidence.clock,
                evidence.ids,
                evidence.keys,
                evidence.quarantine,
                evidence.originals);
    }

    @Test
    void aFileArrivesInPartsAndIsKeptAsItWas() throws Exception {
        UploadFile file = begin("still.png", STILL);
        assertEquals(100, send(file, 0, Arrays.copyOf(STILL, 100)));
        assertEquals(100, uploads.file(sender(), upload, file.id()).received());
        assertEquals(STILL.length, send(file, 100, Arrays.copyOfRange(STILL, 100, STILL.length)));
        assertEquals(UploadFile.State.CHECKING, state(file));
        evidence.tasks.runUntil(Evidence.START);

        UploadFile kept = uploads.file(sender(), upload, file.id());
        assertEquals(UploadFile.State.KEPT, kept.state());
        assertFalse(kept.sentBefore());
        assertArrayEquals(STILL, read(kept));
        assertEquals(Set.of(), quarantined());
    }

    @Test
    void whoGoesOnFromAnotherPlaceIsToldWhereToGoOnFrom() throws Exception {
        UploadFile file = begin("still.png", STILL);
        send(file, 0, Arrays.copyOf(STILL, 100));
        Refusal refusal = assertThrows(Refusal.class, () -> send(file, 50, new byte[10]));
        assertEquals(
                List.of(Refusal.Kind.CONFLICT, "100"),
                List.of(refusal.kind(), refusal.fields().get("state")));
        assertThrows(Refusal.class, () -> send(file, 150, new byte[10]));
    }

    @Test
    void aServiceThatIsKilledInTheMiddleOfAnyFileLosesAndDoublesNothing() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        int files = 40;
        for (int i = 0; i < files; i++) {
            byte[] bytes = Pictures.toPng(Drawn.picture(60 + i, 50, i));
            for (boolean whole = false; !whole; ) {
                UploadFile file = begin("still " + i + ".png", bytes);
                int from = (int) uploads.file(sender(), upload, file.id()).received();
                int length = Math.min(bytes.length - from, 1 + random.nextInt(bytes.length));
                byte[] part = Arrays.copyOfRange(bytes, from, from + length);
                if (random.nextInt(3) == 0) {
                    killedWhileWriting(file, part);
                    uploads = service();
                } else {
                    whole = send(file, from, part) == bytes.length;
                }
            }
        }
        evidence.tasks.runUntil(Evidence.START);

        List<UploadFile> all = uploads.see(sender(), upload).files();
        assertEquals(files, all.size());
        Set<UUID> originals = new TreeSet<>();
        for (int i = 0; i < files; i++) {
            assertEquals(UploadFile.State.KEPT, all.get(i).state());
            assertArrayEquals(Pictures.toPng(Drawn.picture(60 + i, 50, i)), read(all.get(i)));
            originals.add(all.get(i).original().orElseThrow());
        }
        assertEquals(files, originals.size());
        assertEquals(Set.of(), quarantined());
    }

    /// The bytes reached the file, or some of them, and the process ended before the database heard of it.
    private void killedWhileWriting(UploadFile file, byte[] part) throws IOException {
        Files.write(evidence.quarantine.file(file.id()), part, StandardOpenOption.APPEND);
    }

    @Test
    void aServiceThatIsKilledAtTheEndOfAFileHasItCheckedAllTheSame() throws Exception {
        UploadFile file = begin("still.png", STILL);
        Uploads killed = service(act -> {
            throw new IllegalStateException("killed");
        });
        assertThrows(
                IllegalStateException.class,
                () -> killed.send(sender(), upload, file.id(), 0, new ByteArrayInputStream(STILL), null));

        UploadFile found = uploads.file(sender(), upload, file.id());
        assertTrue(found.received() < STILL.length, "whoever goes on has something to send");
        send(file, found.received(), Arrays.copyOfRange(STILL, (int) found.received(), STILL.length));
        assertEquals(UploadFile.State.CHECKING, state(file));
    }

    @Test
    void aSenderWhoGoesAwayIsTakenAtWhatArrived() throws Exception {
        UploadFile file = begin("still.png", STILL);
        InputStream breaking = new InputStream() {
            private int at;

            @Override
            public int read() throws IOException {
                if (at == 70) {
                    throw new IOException("connection reset");
                }
                return STILL[at++] & 0xff;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                if (at == 70) {
                    throw new IOException("connection reset");
                }
                int count = Math.min(length, 70 - at);
                System.arraycopy(STILL, at, into, offset, count);
                at += count;
                return count;
            }
        };
        assertEquals(70, uploads.send(sender(), upload, file.id(), 0, breaking, null));
        send(file, 70, Arrays.copyOfRange(STILL, 70, STILL.length));
        evidence.tasks.runUntil(Evidence.START);
        assertArrayEquals(STILL, read(uploads.file(sender(), upload, file.id())));
    }

    @Test
    void aPartWithAnotherDigestIsNotTaken() throws Exception {
        UploadFile file = begin("still.png", STILL);
        PartDigest right = PartDigest.of("sha256 " + base64(STILL));
        byte[] altered = STILL.clone();
        altered[40] ^= 1;
        assertThrows(
                BrokenPartException.class,
                () -> uploads.send(sender(), upload, file.id(), 0, new ByteArrayInputStream(altered), right));
        assertEquals(0, uploads.file(sender(), upload, file.id()).received());
        assertEquals(
                STILL.length, uploads.send(sender(), upload, file.id(), 0, new ByteArrayInputStream(STILL), right));
        assertThrows(Refusal.class, () -> PartDigest.of("md5 abc"));
        assertThrows(Refusal.class, () -> PartDigest.of("sha256 §"));
    }

    @Test
    void aFileThatArrivedOtherThanItsSenderCountedIsRefused() throws Exception {
        UploadFile file = uploads.beginFile(
                sender(), upload, new NewFile("still.png", STILL.length, Optional.of("0".repeat(64))));
        send(file, 0, STILL);
        evidence.tasks.runUntil(Evidence.START);
        UploadFile refused = uploads.file(sender(), upload, file.id());
        assertEquals(UploadFile.State.REFUSED, refused.state());
        assertTrue(refused.reason().orElseThrow().contains("SHA-256"));
        assertEquals(Set.of(), quarantined());
    }

    @Test
    void whatIsNoEvidenceIsRefusedByNameAndTheRestGoesOn() throws Exception {
        byte[] program = "MZ and so on, and so on".getBytes(StandardCharsets.UTF_8);
        UploadFile bad = begin("still.jpg", program);
        UploadFile good = begin("other.png", STILL);
        send(bad, 0, program);
        send(good, 0, STILL);
        evidence.tasks.runUntil(Evidence.START);
        assertTrue(
                uploads.file(sender(), upload, bad.id()).reason().orElseThrow().contains("program"));
        assertEquals(UploadFile.State.KEPT, state(good));
        assertFalse(begin("still.jpg", program).id().equals(bad.id()), "it may be sent again");
    }

    @Test
    void theSameFileTwiceIsNamedWithinTheOrganisationAlone() throws Exception {
        keep("a.png", STILL);
        assertTrue(keep("b.png", STILL).sentBefore());
        Actor other = evidence.contributorOfOther();
        UUID theirs = uploads.begin(other).id();
        UploadFile file = uploads.beginFile(other, theirs, new NewFile("a.png", STILL.length, Optional.empty()));
        uploads.send(other, theirs, file.id(), 0, new ByteArrayInputStream(STILL), null);
        evidence.tasks.runUntil(Evidence.START);
        assertFalse(uploads.file(other, theirs, file.id()).sentBefore());
    }

    @Test
    void anotherRetailersUploadIsNotThereAndThePoliceHaveNone() throws Exception {
        UploadFile file = begin("still.png", STILL);
        Actor other = evidence.contributorOfOther();
        for (org.junit.jupiter.api.function.Executable act : List.<org.junit.jupiter.api.function.Executable>of(
                () -> uploads.see(other, upload),
                () -> uploads.file(other, upload, file.id()),
                () -> uploads.beginFile(other, upload, new NewFile("a", 1, Optional.empty())),
                () -> uploads.send(other, upload, file.id(), 0, new ByteArrayInputStream(STILL), null),
                () -> uploads.giveUp(other, upload, file.id()))) {
            assertEquals(
                    Refusal.Kind.NOT_FOUND, assertThrows(Refusal.class, act).kind());
        }
        UUID theirs = uploads.begin(other).id();
        assertThrows(Refusal.class, () -> uploads.file(other, theirs, file.id()));
        assertThrows(Refusal.class, () -> uploads.begin(evidence.police(Role.INTAKE_CLERK)));
    }

    @Test
    void twoPartsOfAFileDoNotArriveAtOnce() throws Exception {
        UploadFile file = begin("still.png", STILL);
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        InputStream slow = new ByteArrayInputStream(STILL) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                reading.countDown();
                try {
                    go.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return super.read(into, offset, length);
            }
        };
        try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
            Future<Long> first = pool.submit(() -> uploads.send(sender(), upload, file.id(), 0, slow, null));
            reading.await();
            assertThrows(Refusal.class, () -> send(file, 0, STILL));
            go.countDown();
            assertEquals(STILL.length, first.get());
        }
    }

    @Test
    void aFileThatIsGivenUpIsGone() throws Exception {
        UploadFile file = begin("still.png", STILL);
        send(file, 0, Arrays.copyOf(STILL, 100));
        uploads.giveUp(sender(), upload, file.id());
        assertEquals(Set.of(), quarantined());
        assertThrows(Refusal.class, () -> send(file, 100, new byte[1]));
        UploadFile kept = keep("other.png", STILL);
        assertThrows(Refusal.class, () -> uploads.giveUp(sender(), upload, kept.id()));
    }

    @Test
    void aListPutsFilesIntoSubmissionsAndNamesWhatIsMissing() throws Exception {
        keep("Till 1.PNG", STILL);
        byte[] second = Pictures.toPng(Drawn.picture(90, 90));
        UploadFile late = begin("late.png", second);
        UUID submission = dispatch.draft();
        Assigning assigning =
                new Assigning(evidence.client, evidence.transactions, evidence.log, evidence.originals, dispatch.files);
        List<Listed> list = List.of(new Listed(submission, List.of("C:\\stills\\till 1.png", "late.png", "never.png")));

        Assigned first = assigning.assign(sender(), upload, list).getFirst();
        assertEquals(List.of("C:\\stills\\till 1.png"), first.added());
        assertEquals(2, first.missing().size());
        send(late, 0, second);
        evidence.tasks.runUntil(Evidence.START);
        Assigned again = assigning.assign(sender(), upload, list).getFirst();
        assertEquals(List.of("C:\\stills\\till 1.png", "late.png"), again.added());
        assertEquals(List.of("never.png: no such file was sent."), again.missing());
        assertEquals(2, dispatch.exhibits(submission));
        assertThrows(Refusal.class, () -> assigning.assign(evidence.contributorOfOther(), upload, list));
    }

    @Test
    void whatIsInNoSubmissionAfterThirtyDaysIsDeleted() throws Exception {
        UploadFile used = keep("used.png", STILL);
        byte[] second = Pictures.toPng(Drawn.picture(90, 90));
        UploadFile unused = keep("unused.png", second);
        byte[] third = Pictures.toPng(Drawn.picture(80, 80));
        send(begin("partial.png", third), 0, Arrays.copyOf(third, 10));
        UUID submission = dispatch.draft();
        new Assigning(evidence.client, evidence.transactions, evidence.log, evidence.originals, dispatch.files)
                .assign(sender(), upload, List.of(new Listed(submission, List.of("used.png"))));
        evidence.tasks.runUntil(Evidence.START.plus(Uploads.KEPT));

        assertEquals(Set.of(), quarantined());
        assertArrayEquals(STILL, read(used));
        assertThrows(Refusal.class, () -> read(unused));
        assertTrue(uploads.see(sender(), upload).files().stream()
                .allMatch(file -> file.name().isEmpty()));
        assertThrows(Refusal.class, () -> begin("more.png", STILL));
    }

    @Test
    void namesOfFilesLieSealed() throws Exception {
        begin("John Smith of Acacia Avenue.png", STILL);
        String all = evidence.client
                .sql("select string_agg(encode(name, 'escape'), ' ') as names from upload_file")
                .query((row, number) -> row.getString("names"))
                .single();
        assertFalse(all.contains("Smith"));
    }

    private Actor sender() {
        return evidence.contributor();
    }

    private UploadFile begin(String name, byte[] bytes) throws IOException {
        return uploads.beginFile(sender(), upload, new NewFile(name, bytes.length, Optional.of(Sha256.of(bytes))));
    }

    private long send(UploadFile file, long from, byte[] part) throws IOException, BrokenPartException {
        return uploads.send(sender(), upload, file.id(), from, new ByteArrayInputStream(part), null);
    }

    private UploadFile keep(String name, byte[] bytes) throws Exception {
        UploadFile file = begin(name, bytes);
        send(file, 0, bytes);
        evidence.tasks.runUntil(Evidence.START);
        return uploads.file(sender(), upload, file.id());
    }

    private UploadFile.State state(UploadFile file) {
        return uploads.file(sender(), upload, file.id()).state();
    }

    private byte[] read(UploadFile file) throws IOException {
        try (InputStream in = evidence.originals.open(
                sender(), file.original().orElseThrow(), new Reading("read original", "test", "to compare"))) {
            return in.readAllBytes();
        }
    }

    private Set<String> quarantined() throws IOException {
        Set<String> names = new TreeSet<>();
        try (var all = Files.list(folder.resolve("quarantine"))) {
            all.forEach(file -> names.add(file.getFileName().toString()));
        }
        return names;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(Sha256.of(bytes)));
    }
}
