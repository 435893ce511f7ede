package org.stillmatch.casework.policy;

import java.util.Set;
import java.util.UUID;

/// Who may authorise a search for an offence of some seriousness or more.
///
/// @param from the least seriousness that it holds for, 1 to 5
/// @param grade in words, such as 'inspector'
/// @param accounts of those who have that grade; empty if every authoriser has
public record Level(int from, String grade, Set<UUID> accounts) {
    public Level {
        accounts = Set.copyOf(accounts);
    }
}
