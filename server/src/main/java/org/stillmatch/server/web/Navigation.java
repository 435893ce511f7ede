package org.stillmatch.server.web;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stillmatch.audit.act.Role;

/// The links at the head of every page, for those who may follow them.
final class Navigation {
    /// @param path from '/'
    record Link(String text, String path) {}

    private record Entry(Link link, Set<Role> roles) {}

    private static final List<Entry> ALL = List.of(
            entry(
                    "Campaigns",
                    "/campaigns",
                    Role.RETAILER_MANAGER,
                    Role.RETAILER_CONTRIBUTOR,
                    Role.SUPERVISOR,
                    Role.INTAKE_CLERK,
                    Role.LOCAL_OFFICER,
                    Role.ANALYST,
                    Role.OVERSIGHT),
            entry(
                    "Submissions",
                    "/submissions",
                    Role.RETAILER_MANAGER,
                    Role.RETAILER_CONTRIBUTOR,
                    Role.LOCAL_OFFICER,
                    Role.SUPERVISOR,
                    Role.OVERSIGHT),
            entry("Send files", "/uploads", Role.RETAILER_MANAGER, Role.RETAILER_CONTRIBUTOR),
            entry("Import", "/imports", Role.RETAILER_MANAGER, Role.RETAILER_CONTRIBUTOR),
            entry(
                    "Protocol",
                    "/protocols",
                    Role.RETAILER_MANAGER,
                    Role.RETAILER_CONTRIBUTOR,
                    Role.POLICY_OWNER,
                    Role.SUPERVISOR,
                    Role.INTAKE_CLERK,
                    Role.OVERSIGHT),
            entry("Intake", "/intake", Role.INTAKE_CLERK, Role.SUPERVISOR),
            entry(
                    "Enquiries",
                    "/enquiries",
                    Role.REQUESTER,
                    Role.AUTHORISER,
                    Role.SUPERVISOR,
                    Role.OVERSIGHT,
                    Role.POLICY_OWNER),
            entry("Standing searches", "/standing-searches", Role.REQUESTER, Role.AUTHORISER, Role.OVERSIGHT),
            entry(
                    "Examinations",
                    "/examinations",
                    Role.EXAMINER,
                    Role.VERIFYING_EXAMINER,
                    Role.ARBITER,
                    Role.SUPERVISOR),
            entry("Identifications", "/identifications", Role.LOCAL_OFFICER, Role.SUPERVISOR, Role.OVERSIGHT),
            entry("Known persons", "/known-persons", Role.LOCAL_OFFICER, Role.SUPERVISOR, Role.OVERSIGHT),
            entry("Linking", "/linkings", Role.REQUESTER, Role.AUTHORISER, Role.OVERSIGHT),
            entry("Pairs to compare", "/links", Role.EXAMINER),
            entry(
                    "Unknown persons",
                    "/unknown-persons",
                    Role.EXAMINER,
                    Role.LOCAL_OFFICER,
                    Role.SUPERVISOR,
                    Role.ANALYST,
                    Role.OVERSIGHT),
            entry("Custody gallery", "/custody", Role.CUSTODY_MANAGER, Role.OVERSIGHT),
            entry("Model packs", "/repacks", Role.POLICY_OWNER),
            entry("Policies", "/policies", Role.POLICY_OWNER, Role.SUPERVISOR, Role.OVERSIGHT),
            entry("Audit log", "/audit", Role.OVERSIGHT),
            entry("Accounts", "/accounts", Role.ADMINISTRATOR, Role.RETAILER_MANAGER),
            entry("Organisations", "/organisations", Role.ADMINISTRATOR, Role.SUPERVISOR, Role.POLICY_OWNER),
            entry("API keys", "/api-keys", Role.RETAILER_MANAGER, Role.ADMINISTRATOR),
            entry("Status", "/status", Role.ADMINISTRATOR));

    private Navigation() {}

    /// What somebody may follow; nothing for nobody.
    static List<Link> of(Optional<Asker> asker) {
        return asker.map(a -> ALL.stream()
                        .filter(entry -> entry.roles().stream().anyMatch(a.roles()::contains))
                        .map(Entry::link)
                        .toList())
                .orElse(List.of());
    }

    private static Entry entry(String text, String path, Role first, Role... more) {
        return new Entry(new Link(text, path), EnumSet.of(first, more));
    }
}
