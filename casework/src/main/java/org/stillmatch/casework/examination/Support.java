package org.stillmatch.casework.examination;

import org.stillmatch.audit.act.Refusal;

/// How far what is seen supports that two pictures show one person or two, from −3 to +3. A judgement in seven steps:
/// no probability, and not to be read as one.
///
/// @param level −3 strong support for two persons, 0 for neither, +3 strong support for one
public record Support(int level) {
    public static final int MOST = 3;

    /// The least with which somebody may be picked.
    static final int LEAST_TO_PICK = 1;

    public Support {
        if (level < -MOST || level > MOST) {
            throw Refusal.invalid("support", "Select a step from −3 to +3.");
        }
    }

    public String words() {
        if (level == 0) {
            return "supports neither";
        }
        String strength = switch (Math.abs(level)) {
            case 1 -> "limited";
            case 2 -> "moderate";
            default -> "strong";
        };
        return strength + " support for " + (level > 0 ? "the same person" : "different people");
    }
}
