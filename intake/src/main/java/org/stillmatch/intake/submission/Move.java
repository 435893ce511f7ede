package org.stillmatch.intake.submission;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Role;

/// The acts that take a submission from one state to the next, as docs/states.csv lists them.
enum Move {
    SEND("send submission", "sent", Act.Kind.COLLECTION, retailers(), SubmissionState.RECEIVED, SubmissionState.DRAFT),
    WITHDRAW(
            "withdraw submission",
            "withdrawn",
            Act.Kind.ERASURE,
            retailers(),
            SubmissionState.WITHDRAWN,
            SubmissionState.DRAFT,
            SubmissionState.RECEIVED,
            SubmissionState.ACCEPTED),
    ACCEPT(
            "accept submission",
            "accepted",
            Act.Kind.ALTERATION,
            EnumSet.of(Role.INTAKE_CLERK),
            SubmissionState.ACCEPTED,
            SubmissionState.RECEIVED),
    DECLINE(
            "decline submission",
            "declined",
            Act.Kind.ALTERATION,
            EnumSet.of(Role.INTAKE_CLERK),
            SubmissionState.DECLINED,
            SubmissionState.RECEIVED),
    TAKE_UNDER_ENQUIRY(
            "take under enquiry",
            "taken under enquiry",
            Act.Kind.ALTERATION,
            EnumSet.of(Role.SERVICE),
            SubmissionState.UNDER_ENQUIRY,
            SubmissionState.ACCEPTED),
    CLOSE(
            "close submission",
            "closed",
            Act.Kind.ALTERATION,
            EnumSet.of(Role.LOCAL_OFFICER),
            SubmissionState.CLOSED,
            SubmissionState.ACCEPTED,
            SubmissionState.UNDER_ENQUIRY),
    RECORD_CHARGE(
            "record charge",
            "recorded as charged",
            Act.Kind.COLLECTION,
            EnumSet.of(Role.LOCAL_OFFICER),
            SubmissionState.CHARGED,
            SubmissionState.UNDER_ENQUIRY);

    private final String act;
    private final String done;
    private final Act.Kind kind;
    private final Set<Role> roles;
    private final SubmissionState next;
    private final Set<SubmissionState> from;

    Move(String act, String done, Act.Kind kind, Set<Role> roles, SubmissionState next, SubmissionState... from) {
        this.act = act;
        this.done = done;
        this.kind = kind;
        this.roles = roles;
        this.next = next;
        this.from = EnumSet.copyOf(Arrays.asList(from));
    }

    private static Set<Role> retailers() {
        return EnumSet.of(Role.RETAILER_CONTRIBUTOR, Role.RETAILER_MANAGER);
    }

    /// Its name in docs/states.csv.
    String act() {
        return act;
    }

    Act.Kind kind() {
        return kind;
    }

    SubmissionState next() {
        return next;
    }

    boolean allows(Role role) {
        return roles.contains(role);
    }

    boolean leavesFrom(SubmissionState state) {
        return from.contains(state);
    }

    /// What to tell somebody who asks for it in another state.
    String refusal(Submission found, String state) {
        return found.reference() + " is " + state + ". Only one that is "
                + from.stream().map(SubmissionState::words).collect(Collectors.joining(" or "))
                + " can be " + done + ".";
    }
}
