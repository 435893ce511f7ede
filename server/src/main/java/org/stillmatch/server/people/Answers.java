package org.stillmatch.server.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.stillmatch.server.web.Asker;
import org.stillmatch.server.web.Replies;

/// What is answered to whoever may not pass.
final class Answers {
    private Answers() {}

    /// To somebody who is not signed in.
    static void unknown(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (Replies.wantsPage(request)) {
            String path = request.getRequestURI();
            boolean page = request.getMethod().equals("GET") && !path.equals("/");
            response.sendRedirect(page ? "/sign-in?to=" + URLEncoder.encode(path, StandardCharsets.UTF_8) : "/sign-in");
        } else {
            problem(response, HttpServletResponse.SC_UNAUTHORIZED, "Sign in first.");
        }
    }

    static void denied(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (Asker.current().isEmpty()) {
            unknown(request, response);
        } else if (Replies.wantsPage(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            problem(response, HttpServletResponse.SC_FORBIDDEN, "Your account may not do this.");
        }
    }

    static void problem(HttpServletResponse response, int status, String detail) throws IOException {
        String title = switch (status) {
            case HttpServletResponse.SC_UNAUTHORIZED -> "Unauthorized";
            case HttpServletResponse.SC_FORBIDDEN -> "Forbidden";
            case HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE -> "Content Too Large";
            default -> "Too Many Requests";
        };
        response.setStatus(status);
        if (status == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream()
                .print("{\"status\":" + status + ",\"title\":\"" + title + "\",\"detail\":\"" + detail + "\"}");
    }
}
