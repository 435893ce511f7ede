package org.stillmatch.audit.act;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a person may be in the system; docs/permissions.csv says what each may do.
public enum Role {
    RETAILER_CONTRIBUTOR,
    RETAILER_MANAGER,
    WITNESS,
    INTAKE_CLERK,
    CUSTODY_MANAGER,
    REQUESTER,
    AUTHORISER,
    EXAMINER,
    VERIFYING_EXAMINER,
    ARBITER,
    LOCAL_OFFICER,
    VIEWING_OFFICER,
    SUPERVISOR,
    ANALYST,
    POLICY_OWNER,
    OVERSIGHT,
    ADMINISTRATOR,

    /// The service itself, at work that an earlier act asked for. Nobody signs in as it.
    SERVICE;

    /// The name in tables, files and the API, such as 'intake-clerk'.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The name that people read, such as 'intake clerk'.
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// Whether it belongs to a retailer's organisation; all others but the witness belong to the force.
    public boolean isRetailers() {
        return this == RETAILER_CONTRIBUTOR || this == RETAILER_MANAGER;
    }

    /// Whether it compares stills with candidates, and so may not learn from elsewhere what others found.
    public boolean answersBlind() {
        return this == EXAMINER || this == VERIFYING_EXAMINER || this == ARBITER;
    }

    public static Optional<Role> of(String code) {
        return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
    }
}
