package org.stillmatch.intake.submission;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Whether staff are given by initials or role, as they are unless the protocol says that names may be sent.
final class Staff {
    private static final Pattern INITIALS = Pattern.compile("(\\p{Lu}[.\\- ]?){1,4}");
    private static final Set<String> ROLES = Set.of(
            "manager",
            "store manager",
            "duty manager",
            "assistant manager",
            "supervisor",
            "team leader",
            "cashier",
            "sales assistant",
            "colleague",
            "guard",
            "security guard",
            "security officer",
            "store detective",
            "pharmacist",
            "driver",
            "cleaner");

    private Staff() {}

    /// @param staff parted by commas, such as 'JB, security guard'
    static boolean initialsOrRoles(String staff) {
        return Arrays.stream(staff.split("[,;\n]")).map(String::strip).allMatch(Staff::initialsOrRole);
    }

    /// Words that begin with a capital may be a name, unless they are a role that is known.
    private static boolean initialsOrRole(String one) {
        return one.isEmpty()
                || INITIALS.matcher(one).matches()
                || ROLES.contains(one.toLowerCase(Locale.ROOT))
                || one.chars().noneMatch(Character::isUpperCase);
    }
}
