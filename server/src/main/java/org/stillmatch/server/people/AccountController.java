package org.stillmatch.server.people;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;
import org.stillmatch.server.web.Page;
import org.stillmatch.server.web.Replies;
import org.stillmatch.server.web.Roles;

/// The own account.
@RestController
class AccountController {
    private final Accounts accounts;
    private final SignIns signIns;
    private final Sessions sessions;

    AccountController(Accounts accounts, SignIns signIns, Sessions sessions) {
        this.accounts = accounts;
        this.signIns = signIns;
        this.sessions = sessions;
    }

    /// @param provided whether the identity provider keeps the password
    @Page("people/account")
    public record OwnAccount(
            String name, @Nullable String email, String organisation, List<String> roles, boolean provided) {}

    /// @param again the new password a second time, for people; a program may leave it out
    public record NewPassword(
            @Nullable String current,
            @Nullable String fresh,
            @Nullable String again) {}

    @GetMapping("/account")
    @Roles(signedIn = true)
    OwnAccount see(HttpServletRequest request) {
        return of(account(request));
    }

    @PostMapping("/account/password")
    @Roles(signedIn = true)
    ResponseEntity<OwnAccount> changePassword(@RequestBody NewPassword typed, HttpServletRequest request) {
        Account account = account(request);
        if (account.provided()) {
            throw Refusal.conflict("The identity provider keeps your password.", "provided");
        }
        String fresh = Optional.ofNullable(typed.fresh()).orElse("");
        if (typed.again() != null && !typed.again().equals(fresh)) {
            throw Refusal.invalid("again", "The two new passwords are not the same.");
        }
        signIns.changePassword(
                account, Optional.ofNullable(typed.current()).orElse(""), fresh, request.getRemoteAddr());
        // All sessions have ended; whoever changed the password need not sign in again.
        Account changed = accounts.find(account.id()).orElseThrow();
        sessions.begin(request, changed);
        return Replies.seeOther(URI.create("/account"), of(changed));
    }

    private Account account(HttpServletRequest request) {
        return sessions.account(request).orElseThrow(() -> Refusal.notFound("account"));
    }

    private static OwnAccount of(Account account) {
        return new OwnAccount(
                account.name(),
                account.email(),
                account.organisationName(),
                account.roles().stream().sorted().map(Role::words).toList(),
                account.provided());
    }
}
