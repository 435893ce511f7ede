package org.stillmatch.server.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import org.stillmatch.server.web.Asker;

/// Tells Spring Security whose session a request belongs to, as the database has it at this moment.
@Component
class SessionContexts implements SecurityContextRepository {
    private final Sessions sessions;

    SessionContexts(Sessions sessions) {
        this.sessions = sessions;
    }

    static Authentication authentication(Asker asker) {
        return UsernamePasswordAuthenticationToken.authenticated(
                asker,
                null,
                asker.roles().stream()
                        .map(role -> new SimpleGrantedAuthority("ROLE_" + role.code()))
                        .toList());
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Deferred(() -> context(request));
    }

    private SecurityContext context(HttpServletRequest request) {
        return sessions.account(request)
                .map(account -> new SecurityContextImpl(authentication(account.asker(Set.of()))))
                .orElseGet(SecurityContextImpl::new);
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return context(holder.getRequest());
    }

    /// Called when an identity provider has vouched for somebody.
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        Authentication authentication = context.getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof ProvidedUser user) {
            sessions.begin(request, user.account());
        }
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return sessions.account(request).isPresent();
    }

    private static final class Deferred implements DeferredSecurityContext {
        private final Supplier<SecurityContext> load;
        private @org.jspecify.annotations.Nullable SecurityContext context;

        Deferred(Supplier<SecurityContext> load) {
            this.load = load;
        }

        @Override
        public SecurityContext get() {
            if (context == null) {
                context = load.get();
            }
            return context;
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }
}
