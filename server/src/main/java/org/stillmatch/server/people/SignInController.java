package org.stillmatch.server.people;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.server.people.SignIns.Step;
import org.stillmatch.server.web.Page;
import org.stillmatch.server.web.Replies;
import org.stillmatch.server.web.Roles;

/// Signing in and out.
@RestController
class SignInController {
    private final SignIns signIns;
    private final Sessions sessions;
    private final OidcSettings oidc;

    SignInController(SignIns signIns, Sessions sessions, OidcSettings oidc) {
        this.signIns = signIns;
        this.sessions = sessions;
        this.oidc = oidc;
    }

    /// @param step what comes next: 'password', 'set up', 'code', 'done', or 'provider' if people sign in elsewhere
    /// @param to the page to go to in the end
    /// @param secret to set up an app for codes with, else null
    /// @param link the same for an app on this device, else null
    /// @param picture the same as a QR code for a page's img, else null
    @Page("people/sign-in")
    public record SignIn(
            String step,
            String to,
            @Nullable String secret,
            @Nullable String link,
            @Nullable String picture,
            boolean refused) {}

    public record Password(
            @Nullable String email,
            @Nullable String password,
            @Nullable String to) {}

    public record Code(@Nullable String code) {}

    @GetMapping("/sign-in")
    @Roles(anyone = true)
    SignIn see(
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String refused) {
        if (oidc.on()) {
            return new SignIn("provider", "/", null, null, null, refused != null);
        }
        return sessions.half(request)
                .map(account -> half(account, sessions.wanted(request)))
                .orElseGet(() -> new SignIn("password", ours(to), null, null, null, false));
    }

    @PostMapping("/sign-in")
    @Roles(anyone = true)
    ResponseEntity<SignIn> password(@RequestBody Password typed, HttpServletRequest request) {
        requireLocal();
        SignIns.Passed passed = signIns.password(
                Optional.ofNullable(typed.email()).orElse(""),
                Optional.ofNullable(typed.password()).orElse(""),
                request.getRemoteAddr());
        if (passed.step() == Step.DONE) {
            sessions.begin(request, passed.account());
            return done(ours(typed.to()));
        }
        sessions.beginHalf(request, passed.account(), ours(typed.to()));
        return Replies.seeOther(URI.create("/sign-in"), half(passed.account(), ours(typed.to())));
    }

    @PostMapping("/sign-in/code")
    @Roles(anyone = true)
    ResponseEntity<SignIn> code(@RequestBody Code typed, HttpServletRequest request) {
        requireLocal();
        Account half = sessions.half(request)
                .orElseThrow(() -> Refusal.conflict("It took too long. Give your password again.", "password"));
        String wanted = sessions.wanted(request);
        Account account = signIns.code(half, Optional.ofNullable(typed.code()).orElse(""), request.getRemoteAddr());
        sessions.begin(request, account);
        return done(wanted);
    }

    @PostMapping("/sign-out")
    @Roles(signedIn = true)
    ResponseEntity<SignIn> signOut(HttpServletRequest request) {
        sessions.account(request).ifPresent(signIns::signedOut);
        sessions.end(request);
        return Replies.seeOther(URI.create("/sign-in"), new SignIn("password", "/", null, null, null, false));
    }

    private static ResponseEntity<SignIn> done(String to) {
        return Replies.seeOther(URI.create(to), new SignIn("done", to, null, null, null, false));
    }

    private SignIn half(Account account, String wanted) {
        return signIns.secretToSetUp(account.id())
                .map(Base32::of)
                .map(secret -> setUp(wanted, secret, link(account, secret)))
                .orElseGet(() -> new SignIn("code", wanted, null, null, null, false));
    }

    private static SignIn setUp(String wanted, String secret, String link) {
        String picture = QrCode.of(link).map(QrCode::picture).orElse(null);
        return new SignIn("set up", wanted, secret, link, picture, false);
    }

    private static String link(Account account, String secret) {
        return UriComponentsBuilder.fromUriString("otpauth://totp/Stillmatch:{email}?secret={secret}&issuer=Stillmatch")
                .encode()
                .buildAndExpand(account.email(), secret)
                .toUriString();
    }

    private void requireLocal() {
        if (oidc.on()) {
            throw Refusal.conflict("People sign in at the identity provider.", "provider");
        }
    }

    /// A page of ours, whatever somebody put into a link.
    private static String ours(@Nullable String to) {
        return to != null && to.matches("/(?:[A-Za-z0-9][A-Za-z0-9/-]{0,200})?") ? to : "/";
    }
}
