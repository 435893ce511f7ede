package org.stillmatch.server.people;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.web.filter.OncePerRequestFilter;
import org.stillmatch.server.web.Asker;
import org.stillmatch.server.web.Replies;

/// Reads forms with files from nobody who is not signed in, and says so if they hold too much. The token against forged
/// requests is a field of the form: to look for it is to read the whole, gigabytes onto the disk that holds the
/// evidence.
final class FormFiles extends OncePerRequestFilter {
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (Asker.current().isEmpty()) {
            Answers.unknown(request, response);
        } else if (ApiKeyFilter.hasKey(request) || isWhole(request)) {
            chain.doFilter(request, response);
        } else if (Replies.wantsPage(request)) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else {
            Answers.problem(
                    response,
                    HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
                    "Too many files, or too large ones. Send fewer at once.");
        }
    }

    /// Without a key the token will be looked for, so nothing is read here that would not be read anyway. Whoever looks
    /// for a field in a form that is too large is told that there is none.
    private static boolean isWhole(HttpServletRequest request) throws ServletException, IOException {
        try {
            request.getParts();
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }
}
