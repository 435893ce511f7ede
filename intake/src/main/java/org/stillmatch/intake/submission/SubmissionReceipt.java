package org.stillmatch.intake.submission;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stillmatch.audit.json.Fields;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.audit.json.StrictJson;
import org.stillmatch.audit.sign.Signature;
import org.stillmatch.audit.sign.TrustFile;
import org.stillmatch.audit.sign.Verification;
import org.stillmatch.audit.sign.Verifier;

/// A receipt for what a retailer sent, as read from a file.
///
/// @param reference of the submission
public record SubmissionReceipt(String reference, Instant receivedAt, List<Listed> exhibits, Instant signedAt) {
    static final String KIND = "stillmatch submission receipt";
    static final String PURPOSE = "submission receipt";
    static final int FORMAT = 1;

    /// More than the longest list of exhibits takes.
    public static final int MOST_BYTES = 4 << 20;

    private static final int SHA256_DIGITS = 64;

    /// A file that was received.
    public record Listed(String reference, String kind, String sha256, long bytes, Instant addedAt) {}

    public SubmissionReceipt {
        exhibits = List.copyOf(exhibits);
    }

    /// Whether a file says that it is one of these, whatever else is in it.
    public static boolean claims(byte[] file) {
        try {
            return KIND.equals(StrictJson.read(file, MOST_BYTES)
                    .path("payload")
                    .path("kind")
                    .asText());
        } catch (JsonException e) {
            return false;
        }
    }

    /// @throws JsonException if it is no such receipt, or not written as they are
    public static SubmissionReceipt read(byte[] file) throws JsonException {
        Fields fields = new Fields("", StrictJson.readCanonical(file, MOST_BYTES)).only("payload", "signature");
        Fields payload = fields.object("payload")
                .only("kind", "format", "submission", "organisation", "reference", "version", "receivedAt", "exhibits");
        if (!payload.text("kind").equals(KIND) || payload.count("format") != FORMAT) {
            throw new JsonException("it is no receipt of a submission in format " + FORMAT);
        }
        Instant received = payload.moment("receivedAt");
        Instant signed = Signature.parse(fields.node("signature")).signedAt();
        List<Listed> exhibits = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (JsonNode each : payload.list("exhibits")) {
            Fields one = new Fields("payload.exhibits", each).only("reference", "kind", "sha256", "bytes", "addedAt");
            Listed listed = new Listed(
                    one.text("reference"),
                    one.text("kind"),
                    one.hex("sha256", SHA256_DIGITS),
                    one.count("bytes"),
                    one.moment("addedAt"));
            if (!seen.add(listed.sha256())) {
                throw new JsonException("it lists the file of exhibit " + exhibits.size() + " twice");
            }
            exhibits.add(listed);
        }
        if (signed.isBefore(received)) {
            throw new JsonException("it was signed before anything was received");
        }
        return new SubmissionReceipt(payload.text("reference"), received, exhibits, signed);
    }

    /// Checks one with nothing at hand but the file.
    ///
    /// @param trust whose signatures count; empty if that is not known
    public static Verification check(byte[] file, Optional<TrustFile> trust) {
        try {
            read(file);
            Fields fields = new Fields("", StrictJson.readCanonical(file, MOST_BYTES));
            return new Verifier(trust)
                    .verify(fields.node("payload"), Signature.parse(fields.node("signature")), PURPOSE);
        } catch (JsonException e) {
            return new Verification.Fails("this is no receipt of a submission: " + e.getMessage());
        }
    }
}
