package org.stillmatch.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// What holds for every request before it reaches a handler. Who may pass to a handler, the [Door] says.
@Configuration(proxyBeanMethods = false)
class Security {
    /// Nothing but our own files, no script in pages, and no page of ours in a frame.
    private static final String CONTENT = "default-src 'self'; img-src 'self' blob: data:; object-src 'none';"
            + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    @Bean
    SecurityFilterChain chain(HttpSecurity http) {
        http.authorizeHttpRequests(requests -> requests.requestMatchers("/metrics")
                        .hasRole("administrator")
                        .anyRequest()
                        .permitAll())
                .csrf(csrf -> csrf.spa())
                .requestCache(cache -> cache.disable())
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .frameOptions(FrameOptionsConfig::deny))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                                (request, response, e) -> unknown(request, response))
                        .accessDeniedHandler((request, response, e) -> denied(request, response)));
        return http.build();
    }

    private static void unknown(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (Replies.wantsPage(request)) {
            response.sendRedirect("/sign-in");
        } else {
            problem(response, HttpServletResponse.SC_UNAUTHORIZED, "Sign in first.");
        }
    }

    private static void denied(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (Asker.current().isEmpty()) {
            unknown(request, response);
        } else if (Replies.wantsPage(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            problem(response, HttpServletResponse.SC_FORBIDDEN, "Your account may not do this.");
        }
    }

    private static void problem(HttpServletResponse response, int status, String detail) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream()
                .print("{\"status\":" + status + ",\"title\":\"" + (status == 401 ? "Unauthorized" : "Forbidden")
                        + "\",\"detail\":\"" + detail + "\"}");
    }
}
