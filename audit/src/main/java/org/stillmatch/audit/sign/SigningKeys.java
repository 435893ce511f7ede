package org.stillmatch.audit.sign;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.disk.Disk;
import org.stillmatch.disk.DiskFile;

/// The signing keys of one installation, in a folder of their own: `trust.json` with the public parts of all
/// of them, and the private part of the last one, named by its id. Rotation deletes older private parts once
/// the successor is in place, so that nobody can sign with them again; what they signed can still be checked.
///
/// Several threads and processes may sign at once; one at a time changes the keys.
public final class SigningKeys {
    /// How long a key signs unless it is replaced before.
    public static final Duration LIFETIME = Duration.ofDays(731);

    static final String TRUST = "trust.json";

    private static final String SECRET = ".key";
    private static final String FRESH = ".new";
    private static final int LARGEST = 1 << 20;

    private final Disk disk;
    private final Path folder;
    private TrustFile trust;
    private SigningKey current;

    private SigningKeys(Disk disk, Path folder, TrustFile trust, SigningKey current) {
        this.disk = disk;
        this.folder = folder;
        this.trust = trust;
        this.current = current;
    }

    /// Whether a folder holds signing keys.
    public static boolean areIn(Disk disk, Path folder) throws IOException {
        return disk.exists(folder.resolve(TRUST));
    }

    /// Makes the folder, whose parent exists, and a first key that signs from now on. Durable on return.
    ///
    /// @throws SigningException if there are keys already
    public static SigningKeys create(Disk disk, Path folder, SecureRandom random, Instant now) throws IOException {
        disk.createFolder(folder);
        if (areIn(disk, folder)) {
            throw new SigningException("There are signing keys in " + folder + " already");
        }
        Instant from = now.truncatedTo(ChronoUnit.SECONDS);
        SigningKey first = SigningKey.generate(random, from, from.plus(LIFETIME));
        TrustFile trust = new TrustFile(List.of(first.open()));
        SigningKeys keys = new SigningKeys(disk, folder, trust, first);
        keys.keep(trust, first);
        Path parent = folder.getParent();
        if (parent != null) {
            disk.forceFolder(parent);
        }
        return keys;
    }

    /// @throws SigningException if there are none, or they are damaged
    public static SigningKeys open(Disk disk, Path folder) throws IOException {
        TrustFile trust = trust(disk, folder);
        return new SigningKeys(disk, folder, trust, signs(disk, folder, trust));
    }

    private static TrustFile trust(Disk disk, Path folder) throws IOException {
        Path file = folder.resolve(TRUST);
        if (!areIn(disk, folder)) {
            throw new SigningException("There are no signing keys in " + folder);
        }
        try {
            TrustFile trust = TrustFile.read(read(disk, file));
            if (!trust.keys().isEmpty()) {
                return trust;
            }
        } catch (JsonException e) {
            throw new SigningException(
                    file + " is damaged: " + e.getMessage() + ". Bring it back from the backup of the keys");
        }
        throw new SigningException(file + " holds no key: bring it back from the backup of the keys");
    }

    private static SigningKey signs(Disk disk, Path folder, TrustFile trust) throws IOException {
        TrustedKey last = trust.keys().getLast();
        Path secret = secret(folder, last);
        if (!disk.exists(secret)) {
            throw new SigningException("The private part of signing key " + last.id() + " is not in " + folder
                    + ": bring it back from the backup of the keys");
        }
        return SigningKey.of(read(disk, secret), last);
    }

    /// The public parts, for verifiers.
    public synchronized TrustFile trust() {
        return trust;
    }

    /// The key that signs now.
    public synchronized TrustedKey current() {
        return current.open();
    }

    /// Signs with the key in use.
    ///
    /// @throws SigningException if that key is not valid at this moment
    public synchronized Signature sign(JsonNode payload, String purpose, Instant at) throws IOException {
        if (!disk.exists(secret(folder, current.open()))) {
            reload();
        }
        return current.sign(payload, purpose, at);
    }

    /// Puts a fresh key in the place of the one in use, which introduces it if it is still valid. Durable on return.
    ///
    /// @throws SigningException if somebody else is at it
    public synchronized void rotate(SecureRandom random, Instant now) throws IOException {
        changed(() -> {
            SigningKey old = current;
            SigningKey fresh = SigningKey.generate(random, now, now.plus(LIFETIME));
            if (old.open().objection(now).isEmpty()) {
                fresh = fresh.introduced(old.sign(fresh.open().statement(), TrustedKey.PURPOSE, now));
            }
            List<TrustedKey> keys = new ArrayList<>(trust.keys());
            keys.set(keys.size() - 1, old.open().until(now));
            keys.add(fresh.open());
            keep(new TrustFile(keys), fresh);
            sweep();
        });
    }

    /// From `from` on the signatures of a key no longer count, its introductions among them. Whoever has a
    /// stolen key can sign with any time, so name the moment when it may first have been out of hand.
    ///
    /// @throws SigningException if there is no such key, or it is the one in use: rotate first
    public synchronized void revoke(String id, Instant from) throws IOException {
        changed(() -> {
            if (trust.key(id).isEmpty()) {
                throw new SigningException("There is no signing key " + id + " in " + folder);
            }
            if (id.equals(current.open().id())) {
                throw new SigningException("Signing key " + id + " is in use: rotate it first");
            }
            List<TrustedKey> keys = trust.keys().stream()
                    .map(key -> key.id().equals(id) ? key.revoked(from) : key.notIntroducedBy(id, from))
                    .toList();
            keep(new TrustFile(keys), SigningKey.of(current.secret(), keys.getLast()));
        });
    }

    private interface Change {
        void make() throws IOException;
    }

    private void changed(Change change) throws IOException {
        Path lock = folder.resolve("lock");
        try (DiskFile held = disk.exists(lock) ? disk.open(lock) : disk.create(lock)) {
            if (!held.lock()) {
                throw new SigningException("Somebody else changes the signing keys in " + folder + ": try again");
            }
            reload();
            change.make();
        }
    }

    /// What another process may have changed.
    private void reload() throws IOException {
        trust = trust(disk, folder);
        current = signs(disk, folder, trust);
    }

    /// The private part first: a trust file never names as its last a key that is not there.
    private void keep(TrustFile changed, SigningKey signs) throws IOException {
        Path secret = secret(folder, signs.open());
        if (!disk.exists(secret)) {
            write(secret, signs.secret());
        }
        write(folder.resolve(TRUST), changed.bytes());
        trust = changed;
        current = signs;
    }

    /// Deletes every private part but that of the key in use, and what a crash left half written.
    private void sweep() throws IOException {
        String used = secret(folder, current.open()).getFileName().toString();
        for (Path file : disk.list(folder)) {
            String name = file.getFileName().toString();
            if (name.endsWith(FRESH) || name.endsWith(SECRET) && !name.equals(used)) {
                disk.delete(file);
            }
        }
        disk.forceFolder(folder);
    }

    private void write(Path file, byte[] bytes) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + FRESH);
        disk.delete(fresh);
        try (DiskFile out = disk.create(fresh)) {
            out.write(ByteBuffer.wrap(bytes), 0);
            out.force();
        }
        disk.rename(fresh, file);
        disk.forceFolder(folder);
    }

    private static byte[] read(Disk disk, Path file) throws IOException {
        try (DiskFile in = disk.read(file)) {
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(in.size(), LARGEST));
            in.read(bytes, 0);
            return bytes.array();
        }
    }

    private static Path secret(Path folder, TrustedKey key) {
        return folder.resolve(key.id() + SECRET);
    }
}
