package org.stillmatch.casework.receipt;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.audit.sign.SigningKeys;
import org.stillmatch.casework.custody.CustodyImage;
import org.stillmatch.casework.custody.OpenCustody;
import org.stillmatch.casework.custody.Safe;
import org.stillmatch.casework.enquiry.Answer;
import org.stillmatch.casework.enquiry.FaceAnswer;
import org.stillmatch.models.Model;
import org.stillmatch.models.Pack;
import org.stillmatch.models.Role;
import org.stillmatch.search.Certificate;
import org.stillmatch.search.match.Match;
import org.stillmatch.search.match.Matches;

/// Makes the receipts of the searches of one open gallery.
public final class SearchReceipts {
    private final OpenCustody custody;
    private final StillKeys stills;
    private final SigningKeys signing;
    private final Safe safe;
    private final Pack pack;
    private final Asker asker;

    /// Who asks and with what, the same for all answers.
    ///
    /// @param program name and version
    /// @param user who it is; sealed in every receipt
    public record Asker(String program, String role, String user, String purpose) {}

    /// @param stills has a key for each receipt that will be asked for
    public SearchReceipts(
            OpenCustody custody, StillKeys stills, SigningKeys signing, Safe safe, Pack pack, Asker asker) {
        this.custody = custody;
        this.stills = stills;
        this.signing = signing;
        this.safe = safe;
        this.pack = pack;
        this.asker = asker;
    }

    /// The signed receipt of an answer, as the bytes of its file.
    public byte[] of(Answer answer, Policy policy, Instant asked, Instant signed) throws IOException {
        ReceiptDraft draft = new ReceiptDraft(this::key, safe.random());
        long still = stills.next();
        Optional<FaceAnswer> searched = answer.faces().stream()
                .filter(face -> face.matches().isPresent())
                .findFirst();
        Optional<FaceAnswer> meant = answer.settled() ? searched.or(() -> only(answer)) : Optional.empty();
        Optional<Matches> matches = searched.flatMap(FaceAnswer::matches);
        Receipt receipt = new Receipt(
                asker.program(),
                new Asked(
                        asked,
                        asker.role(),
                        draft.seal(Personal.USER, still, asker.user()),
                        asker.purpose(),
                        Optional.empty(),
                        Optional.empty()),
                new AskedStill(
                        Hash.parse(answer.sha256()),
                        draft.seal(Personal.STILL, still, answer.still()),
                        List.of(),
                        meant.map(FaceAnswer::number).orElse(0),
                        meant.map(FaceAnswer::micros).orElse(0L)),
                pack.id(),
                models(pack),
                matches.flatMap(Matches::cohort),
                custody.snapshot(),
                policy,
                searched.flatMap(FaceAnswer::probe)
                        .map(probe -> draft.seal(still, new Probe(probe.template(), probe.shown()))),
                matches.map(SearchReceipts::compared),
                candidates(draft, matches),
                answer.decision(),
                answer.reason(),
                Optional.empty());
        return draft.sign(receipt, signing, signed);
    }

    private static Optional<FaceAnswer> only(Answer answer) {
        return answer.faces().size() == 1 ? Optional.of(answer.faces().getFirst()) : Optional.empty();
    }

    private List<Listed> candidates(ReceiptDraft draft, Optional<Matches> matches) throws IOException {
        List<Listed> listed = new ArrayList<>();
        for (Match match : matches.map(Matches::matches).orElse(List.of())) {
            CustodyImage image = custody.gallery().images().get(match.image());
            listed.add(new Listed(
                    match.rank(),
                    match.first(),
                    match.subject(),
                    custody.state().leaf(match.image()),
                    match.raw(),
                    match.score(),
                    draft.seal(Personal.SUBJECT, match.subject(), image.subject()),
                    draft.seal(Personal.IMAGE, match.subject(), image.image())));
        }
        return listed;
    }

    static Compared compared(Matches matches) {
        Certificate c = matches.certificate();
        return new Compared(
                c.references(),
                c.eligible(),
                c.compared(),
                c.rescored(),
                c.excluded(),
                c.greatestPruned(),
                c.greatestNotReturned(),
                c.kernel(),
                c.exact(),
                c.pack(),
                c.snapshot(),
                matches.cohort(),
                matches.normalisation());
    }

    /// The hash of every file of a pack by its role; roles that several files have are numbered.
    public static SortedMap<String, Hash> models(Pack pack) {
        SortedMap<String, Hash> models = new TreeMap<>();
        for (Role role : Role.values()) {
            if (role != Role.RECOGNISER) {
                pack.model(role).ifPresent(model -> models.put(words(role), Hash.parse(model.sha256())));
            }
        }
        int number = 0;
        for (Model recogniser : pack.recognisers()) {
            models.put(words(Role.RECOGNISER) + " " + ++number, Hash.parse(recogniser.sha256()));
        }
        return models;
    }

    private static String words(Role role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private boolean key(long owner, byte[] into) {
        if (stills.key(owner, into)) {
            return true;
        }
        Optional<byte[]> key = custody.key(owner);
        key.ifPresent(bytes -> {
            System.arraycopy(bytes, 0, into, 0, bytes.length);
            Arrays.fill(bytes, (byte) 0);
        });
        return key.isPresent();
    }
}
