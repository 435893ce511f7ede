package org.stillmatch.casework.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.stillmatch.audit.json.Base64Text;
import org.stillmatch.audit.json.Fields;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.audit.json.StrictJson;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.audit.sign.Signature;

/// A receipt as read from a file, which has the right form. Whether it holds is for [ReceiptCheck] to say.
public final class SignedReceipt {
    /// More than the longest list of candidates takes.
    public static final int MOST_BYTES = 4 << 20;

    private final JsonNode payload;
    private final Receipt receipt;
    private final Signature signature;
    private final Map<String, byte[]> ciphertexts;

    private SignedReceipt(JsonNode payload, Receipt receipt, Signature signature, Map<String, byte[]> ciphertexts) {
        this.payload = payload;
        this.receipt = receipt;
        this.signature = signature;
        this.ciphertexts = ciphertexts;
    }

    /// @throws JsonException if it is no receipt, or not written as receipts are; the message quotes nothing
    public static SignedReceipt read(byte[] bytes) throws JsonException {
        Fields fields =
                new Fields("", StrictJson.readCanonical(bytes, MOST_BYTES)).only("payload", "signature", "sealed");
        JsonNode sealed = fields.node("sealed");
        Fields parts = fields.object("sealed");
        Map<String, byte[]> ciphertexts = new TreeMap<>();
        for (Iterator<String> names = sealed.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            ciphertexts.put(name, Base64Text.bytes(parts.text(name)));
        }
        JsonNode payload = fields.node("payload");
        return new SignedReceipt(
                payload, Receipt.parse(payload), Signature.parse(fields.node("signature")), ciphertexts);
    }

    public Receipt receipt() {
        return receipt;
    }

    public Signature signature() {
        return signature;
    }

    /// What a personal field says; empty when its key is gone.
    ///
    /// @throws JsonException if it cannot be what was sealed
    public Optional<String> open(Personal field, Sealed sealed, Keyholder keys) throws JsonException {
        return value(field, sealed, keys).map(JsonNode::asText);
    }

    /// What the search was made with; empty when nothing was searched, or the still's key is gone.
    ///
    /// @throws JsonException if it cannot be what was sealed
    public Optional<Probe> probe(Keyholder keys) throws JsonException {
        if (receipt.probe().isEmpty()) {
            return Optional.empty();
        }
        Optional<JsonNode> value = value(Personal.PROBE, receipt.probe().get(), keys);
        return value.isEmpty() ? Optional.empty() : Optional.of(Probe.parse(receipt.pack(), value.get()));
    }

    private Optional<JsonNode> value(Personal field, Sealed sealed, Keyholder keys) throws JsonException {
        byte[] ciphertext = ciphertexts.get(sealed.ciphertext().toString());
        if (ciphertext == null) {
            throw new JsonException("the sealed " + field.words() + " is missing");
        }
        return Sealing.under(keys, sealed.owner(), sealing -> sealing.open(field, sealed, ciphertext));
    }

    JsonNode payload() {
        return payload;
    }

    Map<String, byte[]> ciphertexts() {
        return ciphertexts;
    }

    /// Whether the file brings exactly the ciphertexts that the signed part names.
    Optional<String> sealedObjection() {
        Map<String, byte[]> left = new TreeMap<>(ciphertexts);
        for (Sealed each : (Iterable<Sealed>) receipt.personal()::iterator) {
            byte[] bytes = left.remove(each.ciphertext().toString());
            if (bytes == null) {
                return Optional.of("a sealed part that the signed part names is missing, or named twice");
            }
            if (!Hash.sha256(bytes).equals(each.ciphertext())) {
                return Optional.of("a sealed part is not the one that the signed part names");
            }
        }
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of("there are " + left.size() + " sealed parts that the signed part does not name");
    }
}
