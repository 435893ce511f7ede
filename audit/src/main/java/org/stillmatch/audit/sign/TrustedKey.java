package org.stillmatch.audit.sign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.stillmatch.audit.json.Fields;
import org.stillmatch.audit.json.JsonException;

/// The public part of a signing key, and when its signatures count.
///
/// @param id the first 16 digits of the SHA-256 of the public part
/// @param publicKey 32 bytes in base64
/// @param from the first moment at which it may sign
/// @param until the last
/// @param revoked from when on its signatures no longer count, whatever they say
/// @param introduction by which the key before it vouched for it; none for the first
public record TrustedKey(
        String id,
        String publicKey,
        Instant from,
        Instant until,
        Optional<Instant> revoked,
        Optional<Signature> introduction) {

    static final String PURPOSE = "signing key";

    static TrustedKey parse(JsonNode node) throws JsonException {
        Fields fields = new Fields("keys[]", node).only("id", "publicKey", "from", "until", "revoked", "introduction");
        TrustedKey key = new TrustedKey(
                fields.text("id"),
                fields.text("publicKey"),
                fields.moment("from"),
                fields.moment("until"),
                fields.has("revoked") ? Optional.of(fields.moment("revoked")) : Optional.empty(),
                fields.has("introduction")
                        ? Optional.of(Signature.parse(fields.node("introduction")))
                        : Optional.empty());
        if (!PublicKeys.id(key.publicKey).equals(key.id)) {
            throw new JsonException("a key's id is not the hash of its public part");
        }
        PublicKeys.parse(key.publicKey);
        return key;
    }

    ObjectNode json() {
        ObjectNode json = statement().put("until", until.toString());
        revoked.ifPresent(at -> json.put("revoked", at.toString()));
        introduction.ifPresent(by -> json.set("introduction", by.json()));
        return json;
    }

    /// What an introduction is over. The end is not in it, as it moves when the key is replaced.
    ObjectNode statement() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("publicKey", publicKey)
                .put("from", from.toString());
    }

    /// Why a signature of this moment does not count, if it does not.
    Optional<String> objection(Instant signedAt) {
        if (signedAt.isBefore(from)) {
            return Optional.of("it was signed at " + signedAt + ", before key " + id + " was valid (" + from + ")");
        }
        if (signedAt.isAfter(until)) {
            return Optional.of("it was signed at " + signedAt + ", after key " + id + " had expired (" + until + ")");
        }
        return revoked.filter(at -> !signedAt.isBefore(at))
                .map(at -> "key " + id + " is revoked from " + at + " on, and it was signed at " + signedAt);
    }

    TrustedKey until(Instant end) {
        return new TrustedKey(id, publicKey, from, end.isBefore(until) ? end : until, revoked, introduction);
    }

    TrustedKey revoked(Instant at) {
        boolean earlier = revoked.filter(at::isAfter).isPresent();
        return earlier ? this : new TrustedKey(id, publicKey, from, until, Optional.of(at), introduction);
    }

    TrustedKey introduced(Signature by) {
        return new TrustedKey(id, publicKey, from, until, revoked, Optional.of(by));
    }

    /// The same without an introduction that this key made from that moment on.
    TrustedKey notIntroducedBy(String key, Instant since) {
        boolean gone = introduction
                .filter(by -> by.key().equals(key) && !by.signedAt().isBefore(since))
                .isPresent();
        return gone ? new TrustedKey(id, publicKey, from, until, revoked, Optional.empty()) : this;
    }
}
