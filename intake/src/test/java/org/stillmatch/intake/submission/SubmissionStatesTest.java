package org.stillmatch.intake.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;

/// The acts on submissions against docs/states.csv: each role tries each act in each state.
class SubmissionStatesTest {
    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    /// A row of the contract.
    private record Step(String state, String act, String role, String next) {}

    private static Set<Step> contract() throws IOException {
        return Files.readAllLines(Path.of("../docs/states.csv")).stream()
                .map(line -> line.split(",", -1))
                .filter(cells -> cells[0].equals("submission"))
                .map(cells -> new Step(cells[1], cells[2], cells[3], cells[5]))
                .collect(Collectors.toSet());
    }

    @Test
    void everyRoleInEveryStateMayDoWhatTheContractSaysAndNothingElse() throws IOException {
        Set<Step> contract = contract();
        List<String> differences = new ArrayList<>();
        Set<Step> legal = new TreeSet<>(java.util.Comparator.comparing(Step::toString));
        int illegal = 0;
        List<String> acts = contract.stream()
                .map(Step::act)
                .filter(act -> !act.equals("draft submission"))
                .distinct()
                .sorted()
                .toList();
        for (SubmissionState state : SubmissionState.values()) {
            for (String act : acts) {
                for (Role role : Role.values()) {
                    Submission found = in(state);
                    Optional<Step> allowed = contract.stream()
                            .filter(step -> step.state().equals(state.words())
                                    && step.act().equals(act)
                                    && step.role().equals(role.code()))
                            .findFirst();
                    String got = tried(role, act, found.id());
                    if (allowed.isPresent()) {
                        legal.add(allowed.get());
                    } else {
                        illegal++;
                    }
                    boolean right = allowed.map(step -> got.equals(step.next()))
                            .orElse(got.startsWith("refused")
                                    || (got.equals(state.words()) && isAgain(act, state, role)));
                    if (!right) {
                        differences.add(
                                role.code() + " tries '" + act + "' on one that is " + state.words() + ": " + got);
                    }
                }
            }
        }
        assertEquals(List.of(), differences);
        assertEquals(
                contract.stream().filter(step -> !step.state().isEmpty()).collect(Collectors.toSet()),
                Set.copyOf(legal));
        assertTrue(illegal > 500, "illegal attempts: " + illegal);
    }

    /// A second enquiry on the same submission changes nothing.
    private static boolean isAgain(String act, SubmissionState state, Role role) {
        return act.equals("take under enquiry") && state == SubmissionState.UNDER_ENQUIRY && role == Role.SERVICE;
    }

    @Test
    void onlyARetailersRolesDraft() throws IOException {
        Map<String, Boolean> drafts = new TreeMap<>();
        for (Role role : Role.values()) {
            drafts.put(
                    role.code(),
                    tried(() -> world.submissions.draft(world.as(role), Content.empty()))
                            .equals("draft"));
        }
        Set<String> allowed = contract().stream()
                .filter(step -> step.act().equals("draft submission"))
                .map(Step::role)
                .collect(Collectors.toSet());

        assertEquals(
                Arrays.stream(Role.values()).collect(Collectors.toMap(Role::code, r -> allowed.contains(r.code()))),
                drafts);
    }

    @Test
    void aRefusedActChangesNothingAndIsNotOnRecord() {
        Submission received = world.received(world.contributor(), World.complete());
        int acts = world.acts.size();

        tried(Role.LOCAL_OFFICER, "close submission", received.id());

        assertEquals(acts, world.acts.size());
        assertEquals(received, world.files.find(world.contributor(), received.id()));
    }

    private Submission in(SubmissionState state) {
        Actor retailer = world.contributor();
        return switch (state) {
            case DRAFT -> world.ready(retailer, World.complete());
            case RECEIVED -> world.received(retailer, World.complete());
            case ACCEPTED -> world.accepted(retailer, World.complete());
            case DECLINED ->
                world.intake.decline(
                        world.police(Role.INTAKE_CLERK),
                        world.received(retailer, World.complete()).id(),
                        "Not ours");
            case WITHDRAWN ->
                world.sending.withdraw(
                        retailer, world.ready(retailer, World.complete()).id(), "Mistake");
            case UNDER_ENQUIRY -> world.underEnquiry(retailer);
            case CLOSED ->
                world.outcomes.close(
                        world.police(Role.LOCAL_OFFICER),
                        world.underEnquiry(retailer).id(),
                        "No more to do");
            case CHARGED ->
                world.outcomes.recordCharge(
                        world.police(Role.LOCAL_OFFICER),
                        world.underEnquiry(retailer).id(),
                        charge());
        };
    }

    private String tried(Role role, String act, UUID id) {
        Actor actor = world.as(role);
        return switch (act) {
            case "send submission" -> tried(() -> world.sending.send(actor, id));
            case "withdraw submission" -> tried(() -> world.sending.withdraw(actor, id, "Mistake"));
            case "accept submission" -> tried(() -> world.intake.accept(actor, id, "CRN/1", true));
            case "decline submission" -> tried(() -> world.intake.decline(actor, id, "Not ours"));
            case "take under enquiry" ->
                tried(() -> {
                    world.outcomes.takeUnderEnquiry(actor, id);
                    return world.files.find(world.police(Role.OVERSIGHT), id);
                });
            case "close submission" -> tried(() -> world.outcomes.close(actor, id, "Done"));
            case "record charge" -> tried(() -> world.outcomes.recordCharge(actor, id, charge()));
            default -> throw new AssertionError("Nobody knows how to '" + act + "'");
        };
    }

    private static String tried(java.util.function.Supplier<Submission> act) {
        try {
            return act.get().state().words();
        } catch (Refusal e) {
            return "refused " + e.kind();
        }
    }

    private static Charge charge() {
        return new Charge("Joan Doe", "City Magistrates' Court", LocalDate.of(2026, 4, 1));
    }
}
