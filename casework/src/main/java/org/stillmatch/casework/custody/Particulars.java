package org.stillmatch.casework.custody;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// What the sealed gallery of the service keeps of a custody image beside its template: all that decides whether it
/// may be compared, so that a search can be repeated from the gallery alone.
///
/// @param withdrawn why it may not be compared any more
public record Particulars(
        UUID image,
        int subject,
        Optional<String> sha256,
        Optional<String> view,
        Optional<LocalDate> capturedOn,
        Optional<LocalDate> bornOn,
        Optional<String> basis,
        Optional<LocalDate> reviewOn,
        Optional<String> cohort,
        Optional<String> withdrawn) {

    public Terms terms() {
        return Terms.of(entry());
    }

    public byte[] bytes() {
        return EntryKey.write(entry()).getBytes(UTF_8);
    }

    /// What [#bytes()] wrote; empty if it is nothing of the kind.
    public static Optional<Particulars> read(byte[] bytes) {
        try {
            CustodyEntry entry = EntryKey.read(new String(bytes, UTF_8));
            return Optional.of(new Particulars(
                    UUID.fromString(entry.image()),
                    Integer.parseInt(entry.subject()),
                    entry.sha256(),
                    entry.view(),
                    entry.capturedOn(),
                    entry.bornOn(),
                    entry.basis(),
                    entry.reviewOn(),
                    entry.cohort(),
                    entry.withdrawn()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public Particulars withdrawn(String why) {
        return new Particulars(
                image, subject, sha256, view, capturedOn, bornOn, basis, reviewOn, cohort, Optional.of(why));
    }

    private CustodyEntry entry() {
        return new CustodyEntry(
                String.valueOf(subject),
                image.toString(),
                "",
                sha256,
                view,
                capturedOn,
                bornOn,
                Optional.empty(),
                basis,
                reviewOn,
                cohort,
                false,
                false,
                Optional.empty(),
                withdrawn);
    }
}
