package org.stillmatch.intake.submission;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a submission must not say, draft or not, and what it must say before it is sent.
final class ContentRules {
    private static final int LONGEST_TEXT = 20_000;
    private static final int LONGEST_LINE = 200;
    private static final int MOST_GOODS = 500;
    private static final long MOST_PENCE = 100_000_000_000L;
    private static final Duration AHEAD = Duration.ofHours(1);
    private static final int CLOCK_SECONDS = 366 * 24 * 3600;
    private static final Pattern POSTCODE_AREA = Pattern.compile("[A-Z]{1,2}([0-9][0-9A-Z]?)?");

    private final Content content;
    private final Map<String, String> wrong = new TreeMap<>();

    private ContentRules(Content content) {
        this.content = content;
    }

    /// What is wrong, by field; empty if it can be kept.
    static Map<String, String> objections(Content content, Instant now) {
        ContentRules rules = new ContentRules(content);
        rules.lines();
        rules.times(now);
        rules.goods();
        rules.amounts();
        return rules.wrong;
    }

    /// What is missing, by field; empty if it can be sent.
    static Map<String, String> missing(Content content) {
        Map<String, String> missing = new TreeMap<>();
        require(missing, "purpose", content.purpose(), "Choose the purpose that it is sent for.");
        require(missing, "offenceClass", content.offenceClass(), "Choose the offence.");
        String store = content.store() == null ? null : content.store().name();
        require(missing, "store.name", store, "Enter the store's name.");
        require(missing, "from", content.from(), "Enter when it happened.");
        require(missing, "violence", content.violence(), "Say whether there was violence, or none.");
        return missing;
    }

    private static void require(Map<String, String> missing, String field, @Nullable Object value, String message) {
        if (value == null) {
            missing.put(field, message);
        }
    }

    private void lines() {
        line("externalReference", content.externalReference(), 100);
        line("purpose", content.purpose(), LONGEST_LINE);
        line("offenceClass", content.offenceClass(), LONGEST_LINE);
        Content.Store store = content.store();
        if (store != null) {
            line("store.name", store.name(), LONGEST_LINE);
            line("store.number", store.number(), 50);
            String area = store.postcodeArea();
            if (area != null && !POSTCODE_AREA.matcher(area).matches()) {
                wrong.put("store.postcodeArea", "Enter the first part of the postcode alone, such as SW1A.");
            }
        }
        Content.CctvClock clock = content.clock();
        if (clock != null) {
            line("clock.measured", clock.measured(), LONGEST_LINE);
            if (clock.offsetSeconds() != null && Math.abs((long) clock.offsetSeconds()) > CLOCK_SECONDS) {
                wrong.put("clock.offsetSeconds", "The CCTV clock can be off by at most a year: enter seconds.");
            }
        }
        line("staff", content.staff(), LONGEST_LINE);
        line("takenBy", content.takenBy(), LONGEST_LINE);
        line("description", content.description(), 4_000);
        line("vehicle", content.vehicle(), LONGEST_LINE);
        line("happened", content.happened(), LONGEST_TEXT);
    }

    private void times(Instant now) {
        Instant from = content.from();
        Instant to = content.to();
        if (from != null && from.isAfter(now.plus(AHEAD))) {
            wrong.put("from", "The time that it happened is still to come: check the date.");
        }
        if (from != null && to != null && to.isBefore(from)) {
            wrong.put("to", "It ends before it begins: check both times.");
        }
    }

    private void goods() {
        if (content.goods().size() > MOST_GOODS) {
            wrong.put("goods", "At most " + MOST_GOODS + " kinds of goods can be listed: put some together.");
        }
        int at = 0;
        for (Content.Goods one : content.goods()) {
            String place = "goods[" + at++ + "].";
            if (one.item() == null || one.item().isBlank()) {
                wrong.put(place + "item", "Enter what was taken.");
            }
            line(place + "item", one.item(), LONGEST_LINE);
            line(place + "serial", one.serial(), 100);
            if (one.quantity() != null && (one.quantity() < 1 || one.quantity() > 1_000_000)) {
                wrong.put(place + "quantity", "Enter how many as a whole number from 1 to 1,000,000.");
            }
            amount(place + "valuePence", one.valuePence());
        }
    }

    private void amounts() {
        amount("lossPence", content.lossPence());
    }

    private void amount(String field, @Nullable Long pence) {
        if (pence != null && (pence < 0 || pence > MOST_PENCE)) {
            wrong.put(field, "Enter an amount from nothing to a thousand million pounds.");
        }
    }

    private void line(String field, @Nullable String text, int longest) {
        if (text != null && (text.length() > longest || text.indexOf('\0') >= 0)) {
            wrong.put(field, "Enter at most " + longest + " characters.");
        }
    }
}
