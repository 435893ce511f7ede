package org.stillmatch.casework.receipt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.stillmatch.audit.act.Keys;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.audit.sign.SigningKeys;
import org.stillmatch.casework.enquiry.Decision;
import org.stillmatch.face.Embedded;
import org.stillmatch.search.match.Match;

/// Makes the receipts of searches that the service makes under an enquiry.
@Component
public final class EnquiryReceipts {
    private final Keys keys;
    private final SigningKeys signing;
    private final SecureRandom random;
    private final Program program;

    public EnquiryReceipts(Keys keys, SigningKeys signing, SecureRandom random, Program program) {
        this.keys = keys;
        this.signing = signing;
        this.random = random;
        this.program = program;
    }

    /// Who asked, and on whose authority.
    ///
    /// @param role of the requester
    /// @param user the requester's account
    /// @param authoriser the account of who authorised it
    /// @param began when the search was made
    /// @param parent the enquiry or standing search that this one follows from
    public record Asking(
            String role,
            String user,
            String purpose,
            String offence,
            String enquiry,
            Instant began,
            String authoriser,
            Instant authorisedAt,
            String level,
            Instant reconciledAt,
            Optional<String> parent) {}

    /// The still that was searched.
    ///
    /// @param owner of its key
    /// @param name by which people know it
    /// @param face its number, from 1
    public record Still(long owner, String sha256, String name, int face, Embedded probe) {}

    /// The signed receipt, as the text of its file.
    ///
    /// @param listed the matches that the mode allows to list
    /// @throws IllegalArgumentException if a key is gone: the still was withdrawn, or a subject erased meanwhile
    public String of(
            Asking asking,
            Still still,
            Searched searched,
            List<Match> listed,
            Policy policy,
            Decision decision,
            String reason,
            Instant signed)
            throws IOException {
        ReceiptDraft draft = new ReceiptDraft(keys::key, random);
        long owner = still.owner();
        Receipt receipt = new Receipt(
                program.words(),
                new Asked(
                        asking.began(),
                        asking.role(),
                        draft.seal(Personal.USER, owner, asking.user()),
                        asking.purpose(),
                        Optional.of(asking.offence()),
                        Optional.of(asking.enquiry())),
                new AskedStill(
                        Hash.parse(still.sha256()),
                        draft.seal(Personal.STILL, owner, still.name()),
                        List.of(),
                        still.face(),
                        0),
                searched.snapshot().pack(),
                searched.models(),
                searched.matches().cohort(),
                searched.snapshot(),
                policy,
                Optional.of(draft.seal(
                        owner, new Probe(still.probe().template(), still.probe().shown()))),
                Optional.of(SearchReceipts.compared(searched.matches())),
                candidates(draft, searched, listed),
                decision,
                reason,
                Optional.of(new Authority(
                        draft.seal(Personal.USER, owner, asking.authoriser()),
                        asking.authorisedAt(),
                        asking.level(),
                        asking.reconciledAt(),
                        asking.parent())));
        return new String(draft.sign(receipt, signing, signed), StandardCharsets.UTF_8);
    }

    private static List<Listed> candidates(ReceiptDraft draft, Searched searched, List<Match> listed) {
        List<Listed> candidates = new ArrayList<>();
        for (Match match : listed) {
            Searched.Named named = searched.named().get(match.image());
            if (named == null) {
                throw new IllegalArgumentException("The gallery gave no name for an image that it found");
            }
            candidates.add(new Listed(
                    match.rank(),
                    match.first(),
                    match.subject(),
                    named.leaf(),
                    match.raw(),
                    match.score(),
                    draft.seal(Personal.SUBJECT, match.subject(), named.subject()),
                    draft.seal(Personal.IMAGE, match.subject(), named.image())));
        }
        return candidates;
    }
}
