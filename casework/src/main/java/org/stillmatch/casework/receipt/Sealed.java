package org.stillmatch.casework.receipt;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.stillmatch.audit.json.Fields;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.audit.merkle.Hash;

/// A personal field as the signed part of a receipt states it. It tells nothing to who has not the owner's
/// key; to who has, it proves what the field was. When the key is erased it tells nothing to anybody, for good.
///
/// @param owner whose key it is under: a subject's group, or from 2^32 on the still of a receipt
/// @param commitment HMAC-SHA-256 of the field
/// @param ciphertext SHA-256 of the field as it stands encrypted beside the signed part
public record Sealed(long owner, Hash commitment, Hash ciphertext) {
    static final int HEX = 2 * Hash.BYTES;

    static Sealed parse(Fields fields) throws JsonException {
        fields.only("owner", "commitment", "ciphertext");
        return new Sealed(
                fields.count("owner"),
                Hash.parse(fields.hex("commitment", HEX)),
                Hash.parse(fields.hex("ciphertext", HEX)));
    }

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("owner", owner)
                .put("commitment", commitment.toString())
                .put("ciphertext", ciphertext.toString());
    }
}
