package org.stillmatch.intake.submission;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Gives out the numbers that people know submissions and exhibits by.
final class Numbers {
    private final JdbcClient client;

    Numbers(JdbcClient client) {
        this.client = client;
    }

    /// The next of an organisation's submissions, such as 'SM-2026-000123'. None is given out twice; others of the
    /// organisation wait until the transaction ends.
    String submission(UUID organisation, Instant now) {
        int year = now.atOffset(ZoneOffset.UTC).getYear();
        long number = client.sql("""
                        insert into submission_number (organisation_id, year, last) values (:organisation, :year, 1)
                        on conflict (organisation_id, year) do update set last = submission_number.last + 1
                        returning last
                        """)
                .param("organisation", organisation)
                .param("year", year)
                .query(Long.class)
                .single();
        return String.format(Locale.ROOT, "SM-%d-%06d", year, number);
    }

    /// The next of a submission's exhibits: the initials of the retailer and a number, such as 'HF/3'. The submission
    /// is locked.
    String exhibit(Submission of) {
        String initials = client.sql("select name from organisation where id = :organisation")
                .param("organisation", of.organisation())
                .query(String.class)
                .optional()
                .map(Numbers::initials)
                .orElse("EX");
        int number = client.sql("select count(*) from exhibit where submission_id = :submission")
                .param("submission", of.id())
                .query(Integer.class)
                .single();
        String reference;
        do {
            reference = initials + "/" + ++number;
        } while (client.sql(
                        "select exists (select from exhibit where submission_id = :submission and reference = :ref)")
                .param("submission", of.id())
                .param("ref", reference)
                .query(Boolean.class)
                .single());
        return reference;
    }

    static String initials(String name) {
        StringBuilder initials = new StringBuilder();
        for (String word : name.strip().split("[^\\p{L}\\p{N}]+")) {
            if (!word.isEmpty() && initials.length() < 3) {
                initials.appendCodePoint(Character.toUpperCase(word.codePointAt(0)));
            }
        }
        return initials.isEmpty() ? "EX" : initials.toString();
    }
}
