package org.stillmatch.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// Answers to what changed something: a program gets the thing, a browser is sent to its page.
public final class Replies {
    private Replies() {}

    /// 201 with the thing and where it is; for a browser 303.
    ///
    /// @param at of the thing, from '/'
    public static <T> ResponseEntity<T> created(URI at, T body) {
        return isBrowser() ? seen(at) : ResponseEntity.created(at).body(body);
    }

    /// 200 with the thing and where it is; for a browser 303.
    public static <T> ResponseEntity<T> seeOther(URI at, T body) {
        return isBrowser() ? seen(at) : ResponseEntity.ok().location(at).body(body);
    }

    private static <T> ResponseEntity<T> seen(URI at) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(at).build();
    }

    private static boolean isBrowser() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                && wantsPage(attributes.getRequest());
    }

    /// Whether it was a browser's own request, rather than a program's or a script's.
    public static boolean wantsPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }
}
