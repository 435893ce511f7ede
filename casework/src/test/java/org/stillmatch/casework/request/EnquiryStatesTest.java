package org.stillmatch.casework.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.casework.receipt.Policy.Mode;

/// Every act on an enquiry in every state, against docs/states.csv.
class EnquiryStatesTest {
    private static final Map<String, BiConsumer<Bench, UUID>> ACTS = Map.of(
            "authorise enquiry", (bench, id) -> bench.enquiries.authorise(bench.authoriser, id),
            "refuse enquiry", (bench, id) -> bench.enquiries.refuse(bench.authoriser, id, "why"),
            "cancel enquiry", (bench, id) -> bench.enquiries.cancel(bench.requester, id, "why"),
            "retry enquiry", (bench, id) -> bench.enquiries.retry(bench.supervisor, id, "why"),
            "conclude enquiry",
                    (bench, id) -> bench.transactions.executeWithoutResult(status -> bench.enquiries.conclude(id)));

    private static UUID in(EnquiryState state, Bench bench) throws Exception {
        if (state == EnquiryState.SEARCHED || state == EnquiryState.CONCLUDED) {
            bench.gallery.holds(1, 1);
        }
        UUID id = bench.enquiries
                .request(bench.requester, bench.asking(Mode.LEADS, "shop-theft", bench.still(1)))
                .id();
        switch (state) {
            case REQUESTED -> {}
            case REFUSED -> bench.enquiries.refuse(bench.authoriser, id, "why");
            case CANCELLED -> bench.enquiries.cancel(bench.requester, id, "why");
            case AUTHORISED -> bench.enquiries.authorise(bench.authoriser, id);
            case PARKED -> {
                bench.enquiries.authorise(bench.authoriser, id);
                bench.gallery.reconciled = Optional.empty();
                bench.work();
            }
            case SEARCHED, NO_LEAD -> {
                bench.enquiries.authorise(bench.authoriser, id);
                bench.work();
            }
            case CONCLUDED -> {
                bench.enquiries.authorise(bench.authoriser, id);
                bench.work();
                bench.transactions.executeWithoutResult(status -> bench.enquiries.conclude(id));
            }
        }
        assertEquals(state, bench.enquiries.see(id).state());
        return id;
    }

    @ParameterizedTest
    @EnumSource(EnquiryState.class)
    void whatThePageOfStatesAllowsSucceedsAndNothingElse(EnquiryState state) throws Exception {
        for (Map.Entry<String, BiConsumer<Bench, UUID>> act : ACTS.entrySet()) {
            try (Bench bench = Bench.ready()) {
                UUID id = in(state, bench);
                boolean allowed = States.before("enquiry", act.getKey()).contains(state.words());
                int recorded = bench.recorded.size();
                boolean done;
                try {
                    act.getValue().accept(bench, id);
                    done = true;
                } catch (Refusal e) {
                    assertEquals(Refusal.Kind.CONFLICT, e.kind());
                    assertEquals(state.words(), e.fields().get("state"));
                    done = false;
                }
                assertEquals(allowed, done, act.getKey() + " in state " + state.words());
                assertEquals(allowed ? 1 : 0, bench.recorded.size() - recorded, "acts on record");
                if (allowed) {
                    assertEquals(
                            States.of("enquiry").stream()
                                    .filter(row -> row.act().equals(act.getKey())
                                            && row.state().equals(state.words()))
                                    .findFirst()
                                    .orElseThrow()
                                    .next(),
                            bench.enquiries.see(id).state().words());
                }
            }
        }
    }
}
