package org.stillmatch.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Role;

/// Lets a request pass to its handler only if the handler's [Roles] say so.
final class Door implements HandlerInterceptor {
    private static final String ACTOR = Actor.class.getName();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof ResourceHttpRequestHandler || isFrameworks(handler)) {
            return true;
        }
        Roles roles = handler instanceof HandlerMethod method ? of(method) : null;
        if (roles == null) {
            throw new AccessDeniedException("Nobody may.");
        }
        Optional<Asker> asker = Asker.current();
        Optional<Actor> actor = asker.flatMap(a -> actor(a, roles));
        if (actor.isEmpty() && !roles.anyone()) {
            if (asker.isEmpty()) {
                throw new InsufficientAuthenticationException("Sign in first.");
            }
            throw new AccessDeniedException("Your account has no role that may do this.");
        }
        actor.ifPresent(a -> request.setAttribute(ACTOR, a));
        return true;
    }

    /// The description of the API, and the page for errors that no handler saw.
    private static boolean isFrameworks(Object handler) {
        return handler instanceof HandlerMethod method
                && (method.getBeanType().getName().startsWith("org.springdoc.")
                        || ErrorController.class.isAssignableFrom(method.getBeanType()));
    }

    /// What a handler says, if it says anything.
    static @Nullable Roles of(HandlerMethod method) {
        return AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Roles.class);
    }

    static @Nullable Actor actor(HttpServletRequest request) {
        return (Actor) request.getAttribute(ACTOR);
    }

    /// In the first of the handler's roles that the account has.
    private static Optional<Actor> actor(Asker asker, Roles roles) {
        Optional<Role> role =
                Arrays.stream(roles.value()).filter(asker.roles()::contains).findFirst();
        return roles.signedIn() || roles.anyone()
                ? role.or(() -> asker.roles().stream().sorted().findFirst()).map(asker::as)
                : role.map(asker::as);
    }
}
