package org.stillmatch.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.View;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/// Writes an answer as the page that its type names.
///
/// A template knows the answer as `it`, the account as `asker` (null if nobody is signed in), the role it acts in as
/// `me`, the links at the head as `navigation`, what was wrong with a form that is shown again as `problem` (null at
/// first) and what it held as `entered`.
final class PageWriter extends AbstractHttpMessageConverter<Object> {
    /// What was wrong, in the attributes of a request whose form is shown again.
    static final String PROBLEM = Problem.class.getName();

    /// @param fields what is wrong, by the name of the field
    record Problem(String message, Map<String, String> fields) {}

    private final ThymeleafViewResolver templates;

    PageWriter(ThymeleafViewResolver templates) {
        super(StandardCharsets.UTF_8, MediaType.TEXT_HTML);
        this.templates = templates;
    }

    @Override
    protected boolean supports(Class<?> type) {
        return AnnotationUtils.findAnnotation(type, Page.class) != null;
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected Object readInternal(Class<?> type, HttpInputMessage message) {
        throw new HttpMessageNotReadableException("A page is not read", message);
    }

    @Override
    protected void writeInternal(Object it, HttpOutputMessage message) throws IOException {
        Page page = AnnotationUtils.findAnnotation(it.getClass(), Page.class);
        if (page == null
                || !(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)) {
            throw new HttpMessageNotWritableException("There is no page for " + it.getClass());
        }
        HttpServletResponse response = attributes.getResponse();
        if (response == null) {
            throw new HttpMessageNotWritableException("There is nothing to write a page to");
        }
        message.getBody()
                .write(render(page.value(), it, attributes.getRequest(), response)
                        .getBytes(StandardCharsets.UTF_8));
    }

    private String render(String name, Object it, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("it", it);
        model.put("asker", Asker.current().orElse(null));
        model.put("me", Door.actor(request));
        model.put("navigation", Navigation.of(Asker.current()));
        model.put("path", request.getRequestURI());
        model.put("problem", request.getAttribute(PROBLEM));
        model.put("entered", Entered.of(request));
        StringWriter text = new StringWriter();
        try (PrintWriter writer = new PrintWriter(text)) {
            View view = templates.resolveViewName(name, Locale.UK);
            if (view == null) {
                throw new HttpMessageNotWritableException("There is no template " + name);
            }
            view.render(model, request, new ToText(response, writer));
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new HttpMessageNotWritableException("The page " + name + " could not be written", e);
        }
        return text.toString();
    }

    /// The page as text first, so that one that breaks off is an error and not half a page.
    private static final class ToText extends HttpServletResponseWrapper {
        private final PrintWriter writer;

        ToText(HttpServletResponse response, PrintWriter writer) {
            super(response);
            this.writer = writer;
        }

        @Override
        public PrintWriter getWriter() {
            return writer;
        }

        @Override
        public void setContentType(@Nullable String type) {
            // The converter says it.
        }

        @Override
        public void flushBuffer() {
            // There is nothing in it yet.
        }
    }
}
