package org.stillmatch.server.people;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.server.web.Page;
import org.stillmatch.server.web.Replies;
import org.stillmatch.server.web.Roles;

/// Taking up an invitation.
@RestController
class InvitationController {
    private final Invitations invitations;

    InvitationController(Invitations invitations) {
        this.invitations = invitations;
    }

    /// @param first whether it is the first administrator, who has to give a name and an address
    /// @param email to sign in by; null if it is still to be given
    @Page("people/invitation")
    public record Invitation(String name, @Nullable String email, String organisation, boolean first) {}

    /// @param again the password a second time, for people; a program may leave it out
    public record Taking(
            @Nullable String password,
            @Nullable String again,
            @Nullable String name,
            @Nullable String email) {}

    @GetMapping("/invitations/{token}")
    @Roles(anyone = true)
    Invitation see(@PathVariable String token) {
        return of(invitations.of(token));
    }

    @PostMapping("/invitations/{token}")
    @Roles(anyone = true)
    ResponseEntity<Invitation> take(@PathVariable String token, @RequestBody Taking typed) {
        String password = Optional.ofNullable(typed.password()).orElse("");
        if (typed.again() != null && !typed.again().equals(password)) {
            throw Refusal.invalid("again", "The two passwords are not the same.");
        }
        Account account = invitations.takeUp(
                token,
                password,
                Optional.ofNullable(typed.name()).orElse(""),
                Optional.ofNullable(typed.email()).orElse(""));
        return Replies.seeOther(URI.create("/sign-in"), of(account));
    }

    private static Invitation of(Account account) {
        boolean first = Invitations.isFirst(account);
        return new Invitation(account.name(), first ? null : account.email(), account.organisationName(), first);
    }
}
