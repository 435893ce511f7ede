package org.stillmatch.server.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.stillmatch.audit.act.Refusal;
import tools.jackson.databind.DatabindException;

/// Says what was wrong: to a program as RFC 9457 has it, to a person on the form that was sent or on a page of its own.
@RestControllerAdvice
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    /// A page that says what was wrong.
    @Page("problem")
    public record Shown(int status, String title, String detail) {}

    @ExceptionHandler
    @Nullable
    Object refused(Refusal refusal, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        HttpStatus status = switch (refusal.kind()) {
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case CONFLICT -> HttpStatus.CONFLICT;
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
        return answer(status, String.valueOf(refusal.getMessage()), refusal.fields(), request, response);
    }

    @ExceptionHandler
    @Nullable
    Object unreadable(HttpMessageNotReadableException e, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String field = e.getCause() instanceof DatabindException cause ? path(cause) : "";
        String message = field.isEmpty()
                ? "What was sent could not be read. Check it against the description of the API."
                : "The value of '" + field + "' is not of the kind that is asked for.";
        return answer(
                field.isEmpty() ? HttpStatus.BAD_REQUEST : HttpStatus.UNPROCESSABLE_CONTENT,
                message,
                field.isEmpty() ? Map.of() : Map.of(field, message),
                request,
                response);
    }

    @ExceptionHandler
    @Nullable
    Object invalid(MethodArgumentNotValidException e, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Map<String, String> fields = new HashMap<>();
        e.getFieldErrors()
                .forEach(error -> fields.merge(
                        error.getField(), String.valueOf(error.getDefaultMessage()), (a, b) -> a + " " + b));
        return answer(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "Some of what was sent is not acceptable.",
                fields,
                request,
                response);
    }

    @ExceptionHandler
    @Nullable
    Object noSuchId(MethodArgumentTypeMismatchException e, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        return answer(HttpStatus.NOT_FOUND, "There is no such page.", Map.of(), request, response);
    }

    /// The security filters answer these.
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void left(Exception e) throws Exception {
        throw e;
    }

    /// The reader has gone away.
    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void gone() {}

    @ExceptionHandler
    @Nullable
    Object other(Exception e, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (e instanceof ErrorResponse known) {
            HttpStatusCode status = known.getStatusCode();
            String detail = status.value() == HttpStatus.NOT_FOUND.value()
                    ? "There is no such page."
                    : Optional.ofNullable(known.getBody().getDetail()).orElse("The request cannot be answered.");
            return answer(status, detail, Map.of(), request, response);
        }
        // Of the exception its kind and place alone: a message may hold what somebody typed.
        LOG.error("A request failed: {} at {}", e.getClass().getName(), place(e));
        LOG.debug("The request that failed", e);
        return answer(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Something went wrong here. Nothing was changed. Try again; if it fails again, tell the administrator.",
                Map.of(),
                request,
                response);
    }

    private static @Nullable Object answer(
            HttpStatusCode status,
            String message,
            Map<String, String> fields,
            HttpServletRequest request,
            HttpServletResponse response)
            throws ServletException, IOException {
        if (!Replies.wantsPage(request)) {
            ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, message);
            problem.setProperties(fields.isEmpty() ? null : Map.of("fields", fields));
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem);
        }
        Optional<String> form = request.getMethod().equals("POST") ? form(request) : Optional.empty();
        if (form.isPresent() && request.getAttribute(PageWriter.PROBLEM) == null && status.is4xxClientError()) {
            request.setAttribute(PageWriter.PROBLEM, new PageWriter.Problem(message, about(status, fields)));
            response.setStatus(status.value());
            request.getRequestDispatcher(form.get()).forward(new Get(request), response);
            return null;
        }
        HttpStatus known =
                Optional.ofNullable(HttpStatus.resolve(status.value())).orElse(HttpStatus.INTERNAL_SERVER_ERROR);
        return ResponseEntity.status(status)
                .contentType(MediaType.TEXT_HTML)
                .body(new Shown(status.value(), title(known), message));
    }

    /// Of a conflict they name the state that was found, which is no field of the form.
    private static Map<String, String> about(HttpStatusCode status, Map<String, String> fields) {
        return status.value() == HttpStatus.CONFLICT.value() ? Map.of() : fields;
    }

    private static String title(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "Page not found";
            case FORBIDDEN -> "You may not do this";
            case CONFLICT -> "This cannot be done now";
            case UNPROCESSABLE_CONTENT, BAD_REQUEST -> "There is a problem with what was sent";
            default -> "Sorry, there is a problem with the service";
        };
    }

    /// The page that the form was on, if it was one of ours.
    private static Optional<String> form(HttpServletRequest request) {
        String referer = request.getHeader(HttpHeaders.REFERER);
        if (referer == null) {
            return Optional.empty();
        }
        try {
            URI from = URI.create(referer);
            boolean ours = (from.getScheme() + "://" + from.getAuthority())
                    .equals(request.getScheme() + "://" + request.getHeader(HttpHeaders.HOST));
            String path = from.getRawPath() == null || from.getRawPath().isEmpty() ? "/" : from.getRawPath();
            return ours
                    ? Optional.of(from.getRawQuery() == null ? path : path + "?" + from.getRawQuery())
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String path(DatabindException e) {
        StringBuilder path = new StringBuilder();
        e.getPath().forEach(step -> {
            if (step.getPropertyName() != null) {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            } else if (step.getIndex() >= 0) {
                path.append('[').append(step.getIndex()).append(']');
            }
        });
        return path.toString();
    }

    private static String place(Exception e) {
        StackTraceElement[] trace = e.getStackTrace();
        return trace.length == 0 ? "an unknown place" : trace[0].toString();
    }

    private static final class Get extends HttpServletRequestWrapper {
        Get(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return "GET";
        }
    }
}
