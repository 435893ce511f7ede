package org.stillmatch.intake.incidents;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a column of a list may be about.
public enum IncidentField {
    EXTERNAL_REFERENCE("externalReference", "Your incident number", "incident number", "incident id", "incident ref"),
    PURPOSE("purpose", "Purpose"),
    OFFENCE_CLASS("offenceClass", "Offence", "offence", "incident type", "crime type"),
    STORE_NAME("store.name", "Store name", "store", "store name", "site", "branch"),
    STORE_NUMBER("store.number", "Store number", "store number", "site number", "branch number"),
    POSTCODE_AREA("store.postcodeArea", "First part of the postcode", "postcode", "post code"),
    FROM("from", "When it began: date, or date and time", "date", "incident date", "date and time", "from", "start"),
    FROM_TIME("fromTime", "When it began: time", "time", "incident time", "start time"),
    TO("to", "When it ended: date, or date and time", "to", "end", "end date"),
    TO_TIME("toTime", "When it ended: time", "end time"),
    CLOCK_OFFSET("clock.offsetSeconds", "Seconds that the CCTV clock is ahead", "cctv offset"),
    CLOCK_MEASURED("clock.measured", "How the CCTV clock was measured"),
    ITEM("goods.item", "Goods: item", "item", "product", "goods"),
    QUANTITY("goods.quantity", "Goods: quantity", "quantity", "qty"),
    VALUE("goods.value", "Goods: value in pounds", "value", "item value"),
    SERIAL("goods.serial", "Goods: serial number", "serial", "serial number"),
    LOSS("loss", "Loss altogether in pounds", "loss", "total loss", "loss value", "total value"),
    VIOLENCE("violence", "Violence: none, threats, force or injury", "violence"),
    ABUSE("abuse", "Abuse: yes or no", "abuse", "verbal abuse"),
    WEAPON("weapon", "Weapon: yes or no", "weapon"),
    STAFF("staff", "Staff involved, by initials or role", "staff", "staff involved"),
    HAPPENED("happened", "What happened", "description", "summary", "narrative", "what happened", "details"),
    DESCRIPTION("description", "Description of the suspect", "suspect description", "offender description"),
    VEHICLE("vehicle", "Vehicle", "vehicle", "registration"),
    TAKEN_BY("takenBy", "Who took the stills", "taken by"),
    FILES("files", "Files, parted by semicolons", "files", "file", "images", "image", "exhibits", "filename"),
    SUSPECT("suspect", "Number of the suspect's face, from the left", "suspect", "face", "suspect face");

    private final String code;
    private final String words;
    private final List<String> headings;

    IncidentField(String code, String words, String... headings) {
        this.code = code;
        this.words = words;
        this.headings = List.of(headings);
    }

    /// The name in mappings.
    public String code() {
        return code;
    }

    public String words() {
        return words;
    }

    public static Optional<IncidentField> of(String code) {
        return Arrays.stream(values()).filter(field -> field.code.equals(code)).findFirst();
    }

    /// Whether a heading is one that such a column often has.
    boolean isOftenCalled(String heading) {
        String plain = heading.strip()
                .toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
        return headings.contains(plain) || code.equalsIgnoreCase(heading.strip());
    }
}
