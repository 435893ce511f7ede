package org.stillmatch.audit.sign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stillmatch.audit.json.CanonicalJson;
import org.stillmatch.audit.json.Fields;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.audit.json.StrictJson;

/// The public parts of signing keys: what a verifier trusts. It holds nothing secret, but whoever can change
/// it can have anything trusted, so it comes by a way that the verifier trusts.
///
/// @param keys oldest first
public record TrustFile(List<TrustedKey> keys) {
    private static final int FORMAT = 1;
    public static final int MOST_BYTES = 1 << 20;

    public TrustFile {
        keys = List.copyOf(keys);
    }

    /// @throws JsonException if it is no trust file, or a key was not introduced by the one that it says introduced it
    public static TrustFile read(byte[] bytes) throws JsonException {
        Fields fields = new Fields("", StrictJson.read(bytes, MOST_BYTES)).only("format", "keys");
        if (fields.count("format") != FORMAT) {
            throw new JsonException("its format is not " + FORMAT + ", the only one that this program knows");
        }
        Map<String, TrustedKey> seen = new HashMap<>();
        List<TrustedKey> keys = new ArrayList<>();
        for (JsonNode node : fields.list("keys")) {
            TrustedKey key = TrustedKey.parse(node);
            if (seen.containsKey(key.id())) {
                throw new JsonException("key " + key.id() + " is in it twice");
            }
            if (key.introduction().isPresent()) {
                check(key, key.introduction().get(), seen);
            }
            seen.put(key.id(), key);
            keys.add(key);
        }
        return new TrustFile(keys);
    }

    private static void check(TrustedKey key, Signature introduction, Map<String, TrustedKey> seen)
            throws JsonException {
        TrustFile earlier = new TrustFile(List.copyOf(seen.values()));
        Verification verification =
                new Verifier(Optional.of(earlier)).verify(key.statement(), introduction, TrustedKey.PURPOSE);
        switch (verification) {
            case Verification.Holds h -> {}
            case Verification.Fails f ->
                throw new JsonException("the introduction of key " + key.id() + " does not hold: " + f.first());
            case Verification.UnknownSigner u ->
                throw new JsonException("the key that introduced key " + key.id() + " does not come before it");
        }
    }

    public byte[] bytes() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("format", FORMAT);
        ArrayNode array = json.putArray("keys");
        keys.forEach(key -> array.add(key.json()));
        return CanonicalJson.bytes(json);
    }

    public Optional<TrustedKey> key(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }
}
