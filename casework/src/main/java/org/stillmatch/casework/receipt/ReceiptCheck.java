package org.stillmatch.casework.receipt;

import java.util.Optional;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.audit.sign.TrustFile;
import org.stillmatch.audit.sign.Verification;
import org.stillmatch.audit.sign.Verification.Fails;
import org.stillmatch.audit.sign.Verifier;

/// Checks a receipt by itself, with no gallery, no key and no network at hand.
///
/// What it shows is that the receipt is as it was signed, by whom, and that it does not contradict itself.
/// Whether the search would come out the same again is shown by repeating it.
public final class ReceiptCheck {
    private final Verifier verifier;

    /// @param trust whose signatures count; empty if that is not known
    public ReceiptCheck(Optional<TrustFile> trust) {
        this.verifier = new Verifier(trust);
    }

    public Verification check(byte[] file) {
        try {
            return check(SignedReceipt.read(file));
        } catch (JsonException e) {
            return new Fails("this is no receipt: " + e.getMessage());
        }
    }

    public Verification check(SignedReceipt signed) {
        Verification signature = verifier.verify(signed.payload(), signed.signature(), ReceiptDraft.PURPOSE);
        if (signature instanceof Fails) {
            return signature;
        }
        return signed.sealedObjection()
                .or(() -> Consistency.objection(
                        signed.receipt(), signed.signature().signedAt()))
                .<Verification>map(Fails::new)
                .orElse(signature);
    }
}
