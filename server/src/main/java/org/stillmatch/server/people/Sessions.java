package org.stillmatch.server.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/// Who a browser's session belongs to. Of the account a session holds the number alone: its roles are read anew at
/// each request.
@Component
class Sessions {
    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofHours(12);
    /// For the code after the password.
    private static final Duration HALF_WAY = Duration.ofMinutes(10);

    private static final String ACCOUNT = "account";
    private static final String EPOCH = "epoch";
    private static final String SINCE = "since";
    private static final String HALF = "half";
    private static final String WANTED = "wanted";

    private final Accounts accounts;
    private final InstantSource clock;

    Sessions(Accounts accounts, InstantSource clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /// Begins a session of an account that has proved who it is; an earlier one of the browser ends.
    void begin(HttpServletRequest request, Account account) {
        fresh(request, account, IDLE);
    }

    /// Remembers that the password was right and the code is still to come.
    ///
    /// @param wanted the page to go to in the end
    void beginHalf(HttpServletRequest request, Account account, String wanted) {
        HttpSession session = fresh(request, account, HALF_WAY);
        session.setAttribute(HALF, true);
        session.setAttribute(WANTED, wanted);
    }

    private HttpSession fresh(HttpServletRequest request, Account account, Duration idle) {
        end(request);
        // Another number than before, so that nobody can hand out one beforehand.
        HttpSession session = request.getSession(true);
        session.setAttribute(ACCOUNT, account.id().toString());
        session.setAttribute(EPOCH, account.epoch());
        session.setAttribute(SINCE, clock.millis());
        session.setAttribute(
                FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME,
                account.id().toString());
        session.setMaxInactiveInterval((int) idle.toSeconds());
        return session;
    }

    void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /// Whoever is signed in.
    Optional<Account> account(HttpServletRequest request) {
        return account(request, false, LONGEST);
    }

    /// Whose password was right and whose code is still to come.
    Optional<Account> half(HttpServletRequest request) {
        return account(request, true, HALF_WAY);
    }

    /// The page to go to once the code was given; from '/'.
    String wanted(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(WANTED) instanceof String wanted ? wanted : "/";
    }

    private Optional<Account> account(HttpServletRequest request, boolean half, Duration longest) {
        HttpSession session = request.getSession(false);
        if (session == null
                || !(session.getAttribute(ACCOUNT) instanceof String id)
                || !(session.getAttribute(SINCE) instanceof Long since)
                || !(session.getAttribute(EPOCH) instanceof Integer epoch)
                || (session.getAttribute(HALF) != null) != half) {
            return Optional.empty();
        }
        boolean late = Instant.ofEpochMilli(since).plus(longest).isBefore(clock.instant());
        Optional<Account> account = late
                ? Optional.empty()
                : accounts.find(UUID.fromString(id)).filter(a -> a.active() && a.epoch() == epoch);
        if (account.isEmpty()) {
            session.invalidate();
        }
        return account;
    }
}
