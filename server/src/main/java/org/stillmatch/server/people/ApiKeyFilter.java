package org.stillmatch.server.people;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.stillmatch.server.web.Asker;

/// Lets a retailer's system in by its key, to what the key's scopes allow. A request with a key has no session, even
/// if it brings one, and so needs no token against forged requests: no browser sends a key by itself.
final class ApiKeyFilter implements Filter {
    private static final String BEARER = "Bearer ";

    /// What is for people alone, whatever the scopes.
    private static final List<String> PEOPLES = List.of("/account", "/accounts", "/api-keys", "/sign-out");

    private final ApiKeys keys;

    ApiKeyFilter(ApiKeys keys) {
        this.keys = keys;
    }

    static boolean hasKey(HttpServletRequest request) {
        return key(request) != null;
    }

    private static @Nullable String key(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip()
                : null;
    }

    @Override
    public void doFilter(ServletRequest asked, ServletResponse answer, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) asked;
        HttpServletResponse response = (HttpServletResponse) answer;
        String key = key(request);
        if (key == null) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Asker> asker = keys.asker(key);
        if (asker.isEmpty()) {
            Answers.problem(response, HttpServletResponse.SC_UNAUTHORIZED, "This API key is not valid, or no longer.");
        } else if (!allows(asker.get().scopes(), request)) {
            Answers.problem(response, HttpServletResponse.SC_FORBIDDEN, "This API key does not allow this.");
        } else {
            SecurityContextHolder.setContext(new SecurityContextImpl(SessionContexts.authentication(asker.get())));
            chain.doFilter(request, response);
        }
    }

    private static boolean allows(Set<String> scopes, HttpServletRequest request) {
        String path = request.getServletPath();
        boolean reads = request.getMethod().equals("GET");
        if (path.equals("/metrics")) {
            return reads && scopes.contains(ApiKeys.METRICS);
        }
        boolean peoples =
                path.equals("/") || PEOPLES.stream().anyMatch(own -> path.equals(own) || path.startsWith(own + "/"));
        // A HEAD asks how much of a file arrived, which who sends it has to know.
        return !peoples && scopes.contains(reads ? ApiKeys.READ : ApiKeys.SUBMIT);
    }
}
