package org.stillmatch.server.people;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Act.Kind;
import org.stillmatch.audit.act.Act.Thing;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;
import org.stillmatch.server.people.Invitations.Link;
import org.stillmatch.server.people.Organisations.Organisation;

/// What an administrator does with all accounts, and a retailer's manager with those of the own organisation. Nobody
/// does it to the own account.
@Component
class Administration {
    private final TransactionTemplate transactions;
    private final Acts acts;
    private final Accounts accounts;
    private final Invitations invitations;
    private final Organisations organisations;

    Administration(
            TransactionTemplate transactions,
            Acts acts,
            Accounts accounts,
            Invitations invitations,
            Organisations organisations) {
        this.transactions = transactions;
        this.acts = acts;
        this.accounts = accounts;
        this.invitations = invitations;
        this.organisations = organisations;
    }

    record Invited(UUID account, Link link) {}

    Invited invite(Actor actor, UUID organisation, String name, String email, List<String> roleCodes) {
        boolean own = actor.organisation().equals(organisation);
        Organisation of = organisations
                .find(organisation)
                .filter(o -> own || actor.role() == Role.ADMINISTRATOR)
                .orElseThrow(() -> Refusal.invalid("organisation", "There is no such organisation."));
        String plainEmail = checked(name, email);
        Set<Role> roles = RoleRules.check(of.isForce(), roleCodes);
        try {
            return inTransaction(() -> {
                UUID id = accounts.add(organisation, name.strip(), plainEmail, Account.INVITED, roles, actor.account());
                Link link = invitations.make(id, actor.account(), Invitations.USUAL);
                record(Kind.COLLECTION, "invite account", actor, id, Map.of("roles", codes(roles)));
                return new Invited(id, link);
            });
        } catch (DuplicateKeyException e) {
            throw Refusal.invalid("email", "There is an account with that email address already.");
        }
    }

    void changeRoles(Actor actor, UUID id, List<String> roleCodes) {
        change(actor, id, account -> {
            Set<Role> roles = RoleRules.check(account.force(), roleCodes);
            accounts.give(id, roles, actor.account());
            accounts.endSessions(id);
            record(
                    Kind.ALTERATION,
                    "change roles",
                    actor,
                    id,
                    Map.of("roles before", codes(account.roles()), "roles", codes(roles)));
        });
    }

    void lock(Actor actor, UUID id, String reason) {
        change(actor, id, account -> {
            if (account.state().equals(Account.LOCKED)) {
                throw Refusal.conflict("This account is locked already.", account.state());
            }
            accounts.setState(id, Account.LOCKED);
            accounts.endSessions(id);
            invitations.cancel(id);
            acts.record(
                    Act.of(Kind.ALTERATION, "lock account", actor, thing(id)).because(reason));
        });
    }

    void unlock(Actor actor, UUID id) {
        change(actor, id, account -> {
            if (!account.state().equals(Account.LOCKED)) {
                throw Refusal.conflict("This account is not locked.", account.state());
            }
            accounts.setState(id, Account.ACTIVE);
            record(Kind.ALTERATION, "unlock account", actor, id, Map.of());
        });
    }

    /// Lets somebody who lost the password or the device with the codes set both anew. Until then the old ones hold,
    /// but sessions end.
    Link renewInvitation(Actor actor, UUID id) {
        return inTransaction(() -> {
            Account account = mayChange(actor, id);
            if (account.state().equals(Account.LOCKED)) {
                throw Refusal.conflict("This account is locked. Unlock it first.", account.state());
            }
            accounts.endSessions(id);
            Link link = invitations.make(id, actor.account(), Invitations.USUAL);
            record(Kind.ALTERATION, "renew invitation", actor, id, Map.of());
            return link;
        });
    }

    private void change(Actor actor, UUID id, Consumer<Account> change) {
        transactions.executeWithoutResult(status -> change.accept(mayChange(actor, id)));
    }

    private Account mayChange(Actor actor, UUID id) {
        if (accounts.find(actor, id).isEmpty()) {
            throw Refusal.notFound("account");
        }
        accounts.lockRow(id);
        if (id.equals(actor.account())) {
            throw Refusal.conflict("This is your own account. Somebody else has to do this.", "own account");
        }
        return accounts.find(actor, id).orElseThrow(() -> Refusal.notFound("account"));
    }

    private <T> T inTransaction(Supplier<T> work) {
        return java.util.Objects.requireNonNull(transactions.execute(status -> work.get()));
    }

    private void record(Kind kind, String name, Actor actor, UUID id, Map<String, String> facts) {
        acts.record(Act.of(kind, name, actor, thing(id)).with(facts));
    }

    private static Thing thing(UUID id) {
        return new Thing("account", id.toString());
    }

    private static String codes(Set<Role> roles) {
        return String.join(" ", roles.stream().sorted().map(Role::code).toList());
    }

    /// @return the address as it is kept
    static String checked(String name, String email) {
        Map<String, String> wrong = new TreeMap<>();
        if (name.isBlank() || name.strip().length() > 200) {
            wrong.put("name", "Give the person's name, at most 200 characters.");
        }
        String plain = Accounts.plainEmail(email);
        if (!plain.matches("[^@\\s]{1,64}@[^@\\s]{1,180}")) {
            wrong.put("email", "Give an email address, such as name@example.org.");
        }
        if (!wrong.isEmpty()) {
            throw Refusal.invalid(wrong);
        }
        return plain;
    }
}
