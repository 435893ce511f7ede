package org.stillmatch.server.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.stillmatch.audit.act.Role;

/// Who may pass to a handler: accounts with one of these roles. The service does not start with a handler that does not
/// say.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Roles {
    Role[] value() default {};

    /// Whether anybody may, signed in or not.
    boolean anyone() default false;

    /// Whether any account may, whatever its roles.
    boolean signedIn() default false;
}
