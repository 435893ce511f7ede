package org.stillmatch.intake.submission;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a retailer says about one offence. In a draft anything may still be missing.
///
/// @param slot of a campaign that it counts for
/// @param externalReference the retailer's own number of the incident
/// @param purpose and offenceClass as the protocol names them
/// @param from when it began, by true time; `to` when it ended
/// @param lossPence what was lost altogether, goods and damage
/// @param abuse whether staff were abused in words
/// @param weapon whether a weapon was shown or used
/// @param staff who of the staff was involved, by initials or role, parted by commas; kept sealed
/// @param happened in the words of who reports it; kept sealed
/// @param description of the suspect, in words; kept sealed
/// @param vehicle that was used, with its number plate; kept sealed
/// @param takenBy who took the stills from the CCTV system; kept sealed
public record Content(
        @Nullable UUID slot,
        @Nullable String externalReference,
        @Nullable String purpose,
        @Nullable String offenceClass,
        @Nullable Store store,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable CctvClock clock,
        List<Goods> goods,
        @Nullable Long lossPence,
        @Nullable Violence violence,
        @Nullable Boolean abuse,
        @Nullable Boolean weapon,
        @Nullable String staff,
        @Nullable String happened,
        @Nullable String description,
        @Nullable String vehicle,
        @Nullable String takenBy) {

    /// Where it happened.
    ///
    /// @param postcodeArea the first part of the postcode, such as 'SW1A'
    public record Store(
            @Nullable String name,
            @Nullable String number,
            @Nullable String postcodeArea) {}

    /// How far the clock of the CCTV is off.
    ///
    /// @param offsetSeconds what the CCTV shows less the true time
    /// @param measured how that was found, such as 'speaking clock on the day'
    public record CctvClock(
            @Nullable Integer offsetSeconds, @Nullable String measured) {}

    /// What was taken.
    ///
    /// @param valuePence of all of them together
    public record Goods(
            @Nullable String item,
            @Nullable Integer quantity,
            @Nullable Long valuePence,
            @Nullable String serial) {}

    // What comes from outside may leave the list out.
    @SuppressWarnings({"NullAway", "ConstantValue"})
    public Content {
        goods = goods == null ? List.of() : List.copyOf(goods);
    }

    public static Content empty() {
        return new Content(
                null, null, null, null, null, null, null, null, List.of(), null, null, null, null, null, null, null,
                null, null);
    }

    /// Whether anybody was threatened or hurt: such a submission is seen to before others.
    public boolean violent() {
        return (violence != null && violence != Violence.NONE) || Boolean.TRUE.equals(weapon);
    }

    /// What it says that a protocol must allow, by the names that protocols have for it; 'staff_names' if staff are
    /// named in full. That there was no violence needs no leave.
    public Set<String> used() {
        Set<String> used = new TreeSet<>();
        note(used, "goods", !goods.isEmpty());
        note(used, "loss", lossPence != null);
        note(used, "violence", violence != null && violence != Violence.NONE);
        note(used, "abuse", Boolean.TRUE.equals(abuse));
        note(used, "weapon", Boolean.TRUE.equals(weapon));
        note(used, "staff", staff != null);
        note(used, ProtocolFields.STAFF_NAMES, staff != null && !Staff.initialsOrRoles(staff));
        note(used, "description", description != null);
        note(used, ProtocolFields.STATEMENT, happened != null);
        note(used, "vehicle", vehicle != null);
        return used;
    }

    private static void note(Set<String> used, String name, boolean said) {
        if (said) {
            used.add(name);
        }
    }

    /// What is kept sealed.
    record Texts(
            @Nullable String staff,
            @Nullable String happened,
            @Nullable String description,
            @Nullable String vehicle,
            @Nullable String takenBy) {}

    /// The same with other texts.
    Content with(Texts texts) {
        return new Content(
                slot,
                externalReference,
                purpose,
                offenceClass,
                store,
                from,
                to,
                clock,
                goods,
                lossPence,
                violence,
                abuse,
                weapon,
                texts.staff(),
                texts.happened(),
                texts.description(),
                texts.vehicle(),
                texts.takenBy());
    }
}
