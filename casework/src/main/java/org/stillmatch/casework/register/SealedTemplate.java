package org.stillmatch.casework.register;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.stillmatch.casework.custody.CaseworkKeys;
import org.stillmatch.casework.keys.Envelope;
import org.stillmatch.face.Embedded;
import org.stillmatch.template.PackId;
import org.stillmatch.template.Presentation;
import org.stillmatch.template.Template;

/// A template on its way from the register to the gallery, sealed under its subject's key.
///
/// Six numbers of the presentation, 4 bytes each, then the components, 2 bytes each.
public final class SealedTemplate {
    private static final int NUMBERS = 6 * Float.BYTES;

    private SealedTemplate() {}

    static byte[] seal(CaseworkKeys keys, int subject, UUID image, Embedded embedded, SecureRandom random) {
        short[] components = embedded.template().components();
        Presentation shown = embedded.shown();
        ByteBuffer plain = ByteBuffer.allocate(NUMBERS + components.length * Short.BYTES);
        plain.putFloat(shown.yaw()).putFloat(shown.pitch()).putFloat(shown.poseSpread());
        plain.putFloat(shown.interEye()).putFloat(shown.faceProbability()).putFloat(shown.response());
        plain.asShortBuffer().put(components);
        byte[] sealed = keys.using(
                subject,
                key -> Envelope.seal(key, said(image, embedded.template().pack()), plain.array(), random));
        Arrays.fill(plain.array(), (byte) 0);
        Arrays.fill(components, (short) 0);
        return sealed;
    }

    /// Empty if the key is gone or another pack made it.
    public static Optional<Embedded> open(CaseworkKeys keys, int subject, UUID image, PackId pack, byte[] sealed) {
        byte[] key = new byte[32];
        try {
            return keys.key(subject, key)
                    ? Envelope.open(key, said(image, pack), sealed).map(plain -> read(pack, plain))
                    : Optional.empty();
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static Embedded read(PackId pack, byte[] bytes) {
        ByteBuffer plain = ByteBuffer.wrap(bytes);
        Presentation shown = new Presentation(
                plain.getFloat(),
                plain.getFloat(),
                plain.getFloat(),
                plain.getFloat(),
                plain.getFloat(),
                plain.getFloat());
        short[] components = new short[plain.remaining() / Short.BYTES];
        plain.asShortBuffer().get(components);
        Template template = Template.ofComponents(pack, components);
        Arrays.fill(bytes, (byte) 0);
        Arrays.fill(components, (short) 0);
        return new Embedded(template, shown);
    }

    private static byte[] said(UUID image, PackId pack) {
        return ("template of custody image " + image + " by pack " + pack.sha256()).getBytes(UTF_8);
    }
}
