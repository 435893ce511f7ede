package org.stillmatch.casework.gallery;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.audit.merkle.TreeHasher;
import org.stillmatch.casework.keys.KeyRing;
import org.stillmatch.casework.keys.NoKeyException;
import org.stillmatch.template.Presentation;

/// The payloads of enrolments and amendments: what is sealed with which key, and bound to what. For one thread.
///
/// A template is bound to its slot, group, image and pack; particulars to their operation, slot, group and pack.
/// A record copied to another place in the log therefore does not open.
final class Sealing {
    static final int IMAGE = 16;

    /// Random bytes that an enrolment takes: image id and two nonces.
    static final int CHANCE = IMAGE + 2 * Aes.NONCE;

    private static final byte TEMPLATE = 1;
    private static final byte PARTICULARS = 2;
    private static final int FLOATS = 6 * Float.BYTES;

    private final GalleryPlace place;
    private final KeyRing ring;
    private final byte[] packId;
    private final Aes aes = new Aes();
    private final TreeHasher hasher = new TreeHasher();
    private final byte[] key = new byte[Aes.KEY];
    private final int sealedTemplate;

    Sealing(GalleryPlace place, KeyRing ring) {
        this.place = place;
        this.ring = ring;
        this.packId = HexFormat.of().parseHex(place.pack().sha256());
        this.sealedTemplate = templateBytes() + Aes.OVERHEAD;
    }

    /// @param chance [#CHANCE] random bytes from `chanceAt` on
    byte[] enrolment(long operation, int slot, NewEntry entry, byte[] chance, int chanceAt) throws NoKeyException {
        byte[] said = entry.particulars();
        byte[] payload = new byte[IMAGE + sealedTemplate + Aes.OVERHEAD + said.length];
        System.arraycopy(chance, chanceAt, payload, 0, IMAGE);
        int nonces = chanceAt + IMAGE;
        byte[] plain = template(entry);
        ring.key(entry.group(), key);
        aes.seal(key, chance, nonces, boundTemplate(slot, entry.group(), payload), plain, payload, IMAGE);
        byte[] bound = boundParticulars(operation, slot, entry.group());
        aes.seal(key, chance, nonces + Aes.NONCE, bound, said, payload, IMAGE + sealedTemplate);
        Aes.wipe(plain);
        Aes.wipe(key);
        return payload;
    }

    byte[] amendment(long operation, int slot, int group, byte[] said, byte[] nonce) throws NoKeyException {
        byte[] payload = new byte[Aes.OVERHEAD + said.length];
        ring.key(group, key);
        aes.seal(key, nonce, 0, boundParticulars(operation, slot, group), said, payload, 0);
        Aes.wipe(key);
        return payload;
    }

    /// @throws AEADBadTagException if it was sealed with another key or for another place
    StoredEntry entry(Head head, byte[] payload) throws NoKeyException, AEADBadTagException {
        if (payload.length < IMAGE + sealedTemplate + Aes.OVERHEAD) {
            throw new AEADBadTagException("The record is too short");
        }
        ring.key(head.group(), key);
        byte[] bound = boundTemplate(head.slot(), head.group(), payload);
        byte[] plain = aes.open(key, bound, payload, IMAGE, sealedTemplate);
        byte[] said = aes.open(
                key,
                boundParticulars(head.operation(), head.slot(), head.group()),
                payload,
                IMAGE + sealedTemplate,
                payload.length - IMAGE - sealedTemplate);
        Aes.wipe(key);
        ByteBuffer in = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
        short[] components = new short[place.dimension()];
        in.asShortBuffer().get(components);
        in.position(Short.BYTES * components.length);
        Presentation shown = new Presentation(
                in.getFloat(), in.getFloat(), in.getFloat(), in.getFloat(), in.getFloat(), in.getFloat());
        Aes.wipe(plain);
        byte[] image = Arrays.copyOf(payload, IMAGE);
        return new StoredEntry(place.pack(), head.slot(), head.group(), image, components, shown, said);
    }

    /// @throws AEADBadTagException if it was sealed with another key or for another place
    byte[] particulars(Head head, byte[] payload) throws NoKeyException, AEADBadTagException {
        if (payload.length < Aes.OVERHEAD) {
            throw new AEADBadTagException("The record is too short");
        }
        ring.key(head.group(), key);
        byte[] said = aes.open(
                key, boundParticulars(head.operation(), head.slot(), head.group()), payload, 0, payload.length);
        Aes.wipe(key);
        return said;
    }

    /// The leaf of an enrolment: SHA-256(0x00 ‖ slot ‖ group ‖ image id ‖ pack id ‖ SHA-256(sealed template)), where
    /// the sealed template is nonce, ciphertext and tag.
    byte[] leaf(int slot, int group, byte[] payload) {
        byte[] data = new byte[8 + IMAGE + packId.length + Hash.BYTES];
        byte[] sealed = Arrays.copyOfRange(payload, IMAGE, IMAGE + sealedTemplate);
        ByteBuffer.wrap(data)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(slot)
                .putInt(group)
                .put(payload, 0, IMAGE)
                .put(packId)
                .put(Hash.sha256(sealed).toBytes());
        byte[] leaf = new byte[Hash.BYTES];
        hasher.leaf(data, 0, data.length, leaf, 0);
        return leaf;
    }

    private int templateBytes() {
        return Short.BYTES * place.dimension() + FLOATS;
    }

    private byte[] template(NewEntry entry) {
        ByteBuffer plain = Layout.buffer(templateBytes());
        plain.asShortBuffer().put(entry.template().components());
        plain.position(Short.BYTES * place.dimension());
        Presentation s = entry.shown();
        plain.putFloat(s.yaw()).putFloat(s.pitch()).putFloat(s.poseSpread());
        plain.putFloat(s.interEye()).putFloat(s.faceProbability()).putFloat(s.response());
        return plain.array();
    }

    private byte[] boundTemplate(int slot, int group, byte[] payload) {
        return Layout.buffer(9 + IMAGE + packId.length)
                .put(TEMPLATE)
                .putInt(slot)
                .putInt(group)
                .put(payload, 0, IMAGE)
                .put(packId)
                .array();
    }

    private byte[] boundParticulars(long operation, int slot, int group) {
        return Layout.buffer(17 + packId.length)
                .put(PARTICULARS)
                .putLong(operation)
                .putInt(slot)
                .putInt(group)
                .put(packId)
                .array();
    }
}
