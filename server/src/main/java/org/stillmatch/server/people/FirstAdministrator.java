package org.stillmatch.server.people;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Act.Kind;
import org.stillmatch.audit.act.Act.Thing;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Role;
import org.stillmatch.server.people.Organisations.Organisation;

/// How the first person gets in: by a link that whoever starts the service is shown.
@Component
public class FirstAdministrator implements SmartInitializingSingleton {
    private final TransactionTemplate transactions;
    private final Acts acts;
    private final Accounts accounts;
    private final Invitations invitations;
    private final Organisations organisations;
    private final OidcSettings oidc;
    private final String force;

    FirstAdministrator(
            TransactionTemplate transactions,
            Acts acts,
            Accounts accounts,
            Invitations invitations,
            Organisations organisations,
            OidcSettings oidc,
            @Value("${stillmatch.force:The police force}") String force) {
        this.transactions = transactions;
        this.acts = acts;
        this.accounts = accounts;
        this.invitations = invitations;
        this.organisations = organisations;
        this.oidc = oidc;
        this.force = force;
    }

    /// There is a police force from the first start.
    @Override
    public void afterSingletonsInstantiated() {
        organisations.force(force);
    }

    /// A fresh link, as long as there is no administrator; an earlier one no longer works.
    ///
    /// @return its path, from '/'
    public Optional<String> link() {
        if (oidc.on() || accounts.haveAdministrator()) {
            return Optional.empty();
        }
        Organisation police = organisations.force(force);
        Actor service = Actor.service(police.id());
        return Optional.ofNullable(transactions.execute(status -> {
            UUID id = accounts.byEmail(Invitations.FIRST_EMAIL)
                    .map(Account::id)
                    .orElseGet(() -> accounts.add(
                            police.id(),
                            "First administrator",
                            Invitations.FIRST_EMAIL,
                            Account.INVITED,
                            Set.of(Role.ADMINISTRATOR),
                            service.account()));
            acts.record(Act.of(Kind.COLLECTION, "invite account", service, new Thing("account", id.toString()))
                    .because("there is no administrator"));
            return invitations.make(id, service.account(), Invitations.FIRST).path();
        }));
    }
}
