package org.stillmatch.server.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;

/// What a form held that was refused, so that nobody has to type it again.
final class Entered {
    private Entered() {}

    /// By field; empty unless a form is being shown again. Passwords and codes are left out.
    static Map<String, String> of(HttpServletRequest request) {
        Map<String, String> entered = new HashMap<>();
        if (request.getDispatcherType() == DispatcherType.FORWARD) {
            request.getParameterMap().forEach((name, values) -> {
                if (values.length > 0 && !name.contains("password") && !name.equals("code") && !name.startsWith("_")) {
                    entered.put(name, values[0]);
                }
            });
        }
        return entered;
    }
}
