package org.stillmatch.audit.checkpoint;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.stillmatch.audit.sign.Signature;
import org.stillmatch.audit.sign.TrustFile;
import org.stillmatch.audit.sign.Verification;
import org.stillmatch.audit.sign.Verification.Fails;
import org.stillmatch.audit.sign.Verification.Holds;
import org.stillmatch.audit.sign.Verification.UnknownSigner;
import org.stillmatch.audit.sign.Verifier;

/// Checks the signatures of checkpoints, and remembers whose they were.
final class Signers {
    private final Verifier verifier;
    private final Set<String> witnesses = new TreeSet<>();
    private Optional<String> stranger = Optional.empty();

    Signers(Optional<TrustFile> trust) {
        this.verifier = new Verifier(trust);
    }

    /// Whether a trusted key signed it that is not the keeper's.
    boolean isWitnessed(SignedCheckpoint signed) {
        return signed.witnesses().stream()
                .anyMatch(witness ->
                        !witness.key().equals(signed.keeper().key()) && witnessed(signed, witness) instanceof Holds);
    }

    /// Why a checkpoint counts for nothing, if so. An unknown keeper is no reason, but see [#stranger()].
    Optional<String> objection(SignedCheckpoint signed) {
        switch (verifier.verify(signed.checkpoint().json(), signed.keeper(), Checkpoint.PURPOSE)) {
            case Fails fails -> {
                return Optional.of(fails.first());
            }
            case UnknownSigner unknown -> stranger = stranger.or(() -> Optional.of(unknown.key()));
            case Holds holds -> {}
        }
        for (Signature witness : signed.witnesses()) {
            if (witness.key().equals(signed.keeper().key())) {
                return Optional.of("its keeper cannot be its witness");
            }
            switch (witnessed(signed, witness)) {
                case Fails fails -> {
                    return Optional.of("of a witness, " + fails.first());
                }
                // A witness whom nobody knows adds nothing, and takes nothing away.
                case UnknownSigner unknown -> {}
                case Holds holds -> witnesses.add(witness.key());
            }
        }
        return Optional.empty();
    }

    private Verification witnessed(SignedCheckpoint signed, Signature witness) {
        return verifier.verify(signed.checkpoint().json(), witness, Checkpoint.WITNESSED);
    }

    /// The id of the first keeper's key that is not among the trusted ones, if there was one.
    Optional<String> stranger() {
        return stranger;
    }

    /// The ids of the trusted keys of witnesses.
    Set<String> witnesses() {
        return witnesses;
    }
}
