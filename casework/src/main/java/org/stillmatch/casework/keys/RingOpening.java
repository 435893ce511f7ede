package org.stillmatch.casework.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import javax.crypto.AEADBadTagException;
import org.stillmatch.disk.DiskFile;

/// Reads a ring, drops what was under way when it was last left, and finds what is damaged.
final class RingOpening {
    /// Whoever reads may meet a ring that goes over to other files at that moment, and then looks again.
    private static final int LOOKS = 10;

    /// What the ring is opened for.
    enum Use {
        /// It was just made: all of it is on the disk for sure.
        FRESH,
        CHANGING,
        /// Somebody else may change it meanwhile; nothing is written, not even to clear away.
        READING
    }

    private RingOpening() {}

    static RingState read(RingFolder folder, SecureRandom random) throws IOException {
        for (int look = 1; ; look++) {
            try {
                return open(folder, random, Use.READING);
            } catch (KeyRingException | NoSuchFileException e) {
                if (look == LOOKS) {
                    throw e;
                }
            }
        }
    }

    static RingState open(RingFolder folder, SecureRandom random, Use use) throws IOException {
        DiskFile register = register(folder, use);
        try {
            RingHeader said = RingHeader.read(register, RingFolder.REGISTER, RingHeader.REGISTER);
            DiskFile wraps = folder.open(RingFolder.WRAPS, use);
            RingHeader head = RingHeader.read(wraps, RingFolder.WRAPS, RingHeader.WRAPS);
            Master master = master(folder, head, use);
            if (!said.ring().equals(head.ring())) {
                throw new KeyRingException("The files in " + folder + " are of different key rings. Restore one of them"
                        + " from its backup into an empty folder.");
            }
            if (!folder.has(RingFolder.pages(head.pages()))) {
                throw incomplete(folder, RingFolder.pages(head.pages()));
            }
            DiskFile pages = folder.open(RingFolder.pages(head.pages()), use);
            RingState state =
                    new RingState(folder, head, random, register, new RingState.RingFiles(master, pages, wraps));
            state.reading = use == Use.READING;
            if (use == Use.CHANGING) {
                force(state);
                folder.sweep(head.master(), head.pages());
            }
            readRegister(state);
            readWraps(state, head);
            readPages(state);
            return state;
        } catch (IOException | RuntimeException e) {
            register.close();
            throw e;
        }
    }

    /// What is seen here may not have been forced before its writer was stopped.
    private static void force(RingState state) throws IOException {
        state.pages.force();
        state.wrapsFile.force();
        state.register.force();
        state.folder.force();
    }

    private static DiskFile register(RingFolder folder, Use use) throws IOException {
        if (!folder.has(RingFolder.REGISTER) && !folder.has(RingFolder.WRAPS)) {
            throw new KeyRingException(
                    "There is no key ring in " + folder + ". Name its folder, or restore it from its backup.");
        }
        for (String name : List.of(RingFolder.REGISTER, RingFolder.WRAPS)) {
            if (!folder.has(name)) {
                throw incomplete(folder, name);
            }
        }
        DiskFile register = folder.open(RingFolder.REGISTER, use);
        if (use != Use.READING && !register.lock()) {
            register.close();
            throw new KeyRingException(
                    "The key ring in " + folder + " is in use by another process. Stop that one, or wait for it.");
        }
        return register;
    }

    private static KeyRingException incomplete(RingFolder folder, String name) {
        return new KeyRingException("The file " + name + " is missing in the key ring " + folder
                + ". If the ring was just being made, empty the folder and make it again; otherwise restore it"
                + " from its backup and replay the erasures since.");
    }

    private static Master master(RingFolder folder, RingHeader head, Use use) throws IOException {
        String name = RingFolder.master(head.master());
        byte[] bytes = new byte[RingHeader.LENGTH];
        try (DiskFile file = folder.open(name, use)) {
            RingHeader said = RingHeader.read(file, name, RingHeader.MASTER, bytes);
            if (!said.ring().equals(head.ring()) || said.master() != head.master()) {
                throw new KeyRingException("The file " + name + " in " + folder
                        + " is not that of this key ring. Put back the file that belongs there.");
            }
            return new Master(head.master(), Arrays.copyOfRange(bytes, RingHeader.KEY_AT, RingHeader.KEY_AT + Gcm.KEY));
        } catch (NoSuchFileException e) {
            throw incomplete(folder, name);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static void readRegister(RingState state) throws IOException {
        SectorLog log = SectorLog.read(state.register, RingFolder.REGISTER, 0);
        log.records().forEach(r -> state.erasures.addAll(Erasure.of(r.bytes().array())));
        state.nextErasureRecord = log.next();
        state.registerEnd = log.end();
        finishLog(state, log, state.register);
    }

    private static void readWraps(RingState state, RingHeader head) throws IOException {
        SectorLog log = SectorLog.read(state.wrapsFile, RingFolder.WRAPS, head.records());
        for (SectorLog.Numbered record : log.records()) {
            try {
                for (Wrap wrap : Wrap.open(state.ring, state.master, record.number(), record.bytes())) {
                    Wrap before = state.wraps.put(wrap.page, wrap);
                    if (before != null) {
                        before.wipe();
                    }
                }
            } catch (AEADBadTagException e) {
                state.damage.add(new Damage(
                        RingFolder.WRAPS,
                        RingHeader.LENGTH,
                        log.end() - RingHeader.LENGTH,
                        "the record numbered " + record.number() + ", which was not sealed by this master key"));
                state.unsure = true;
            }
        }
        state.nextWrapRecord = log.next();
        state.wrapsEnd = log.end();
        finishLog(state, log, state.wrapsFile);
    }

    private static void finishLog(RingState state, SectorLog log, DiskFile file) throws IOException {
        state.damage.addAll(log.damage());
        if (!log.damage().isEmpty()) {
            state.unsure = true;
        } else if (!state.reading && file.size() > log.end()) {
            // Forced, so that what is appended later lies on ground that was never written.
            file.truncate(log.end());
            file.force();
        }
    }

    private static void readPages(RingState state) throws IOException {
        byte[] expected = new RingHeader(RingHeader.PAGES, state.ring, 0, state.pagesNumber, 0).bytes();
        byte[] head = new byte[RingHeader.LENGTH];
        state.pages.read(ByteBuffer.wrap(head), 0);
        if (!Arrays.equals(expected, head)) {
            state.damage.add(
                    new Damage(RingFolder.pages(state.pagesNumber), 0, head.length, "the head of the pages, no key"));
        }
        List<Wrap> inOrder = state.wraps.values().stream()
                .sorted(Comparator.comparingLong(w -> w.offset))
                .toList();
        long end = inOrder.isEmpty() ? RingHeader.LENGTH : inOrder.getLast().end();
        state.pagesEnd = state.unsure ? Math.max(end, state.pages.size()) : end;
        if (!state.reading && !state.unsure && state.pages.size() > end) {
            state.pages.truncate(end);
        }
        state.index = new OwnerIndex(inOrder.stream().mapToLong(w -> w.owners).sum());
        long at = RingHeader.LENGTH;
        for (Wrap wrap : inOrder) {
            checkSuperseded(state, at, wrap.offset);
            byte[] page = state.page(wrap);
            if (page == null) {
                state.report(wrap);
            } else {
                long[] owners = Page.owners(page);
                for (int i = 0; i < owners.length; i++) {
                    state.index.put(owners[i], wrap.page * Page.OWNERS + i);
                }
            }
            at = wrap.end();
        }
        checkSuperseded(state, at, state.pagesEnd);
    }

    /// Nothing depends on versions that were replaced; but a damaged byte is a sign of a failing disk.
    private static void checkSuperseded(RingState state, long from, long to) throws IOException {
        long at = from;
        while (at < to) {
            byte[] head = new byte[12];
            state.pages.read(ByteBuffer.wrap(head), at);
            int length = Page.claimedLength(head);
            byte[] page = new byte[Math.max(0, length)];
            if (length < 0
                    || at + length > to
                    || state.pages.read(ByteBuffer.wrap(page), at) < length
                    || !Page.whole(page, length)) {
                state.damage.add(new Damage(
                        RingFolder.pages(state.pagesNumber), at, to - at, "versions of pages since replaced, no key"));
                return;
            }
            at += length;
        }
    }
}
