package org.stillmatch.server.people;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.stillmatch.server.web.Asker;

/// Keeps one account, or one address that nobody is signed in from, from asking so much that others have to wait.
final class RequestRates extends OncePerRequestFilter {
    private static final Rate ACCOUNT = new Rate(2000, 200);
    private static final Rate ADDRESS = new Rate(600, 30);
    private static final int TOO_MANY = 429;
    private static final int REMEMBERED = 10_000;

    /// @param burst requests at once
    /// @param perSecond requests on and on
    private record Rate(double burst, double perSecond) {}

    private static final class Allowance {
        double left;
        long at;
    }

    private final InstantSource clock;

    /// The one that asked last is last; the first goes when there are too many.
    private final Map<String, Allowance> allowances = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Allowance> eldest) {
            return size() > REMEMBERED;
        }
    };

    RequestRates(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.startsWith("/assets/") || path.startsWith("/webjars/") || path.startsWith("/health/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean allowed = Asker.current()
                .map(asker -> allowed(asker.account().toString(), ACCOUNT))
                .orElseGet(() -> allowed(request.getRemoteAddr(), ADDRESS));
        if (allowed) {
            chain.doFilter(request, response);
        } else {
            response.setHeader(HttpHeaders.RETRY_AFTER, "5");
            Answers.problem(response, TOO_MANY, "Too many requests. Wait a little, and send fewer at once.");
        }
    }

    private synchronized boolean allowed(String who, Rate rate) {
        long now = clock.millis();
        Allowance allowance = allowances.computeIfAbsent(who, w -> {
            Allowance full = new Allowance();
            full.left = rate.burst();
            full.at = now;
            return full;
        });
        double earned = Math.max(0, now - allowance.at) / 1000.0 * rate.perSecond();
        allowance.left = Math.min(rate.burst(), allowance.left + earned);
        allowance.at = now;
        if (allowance.left < 1) {
            return false;
        }
        allowance.left--;
        return true;
    }
}
