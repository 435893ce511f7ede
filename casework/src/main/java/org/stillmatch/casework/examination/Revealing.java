package org.stillmatch.casework.examination;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;
import org.stillmatch.casework.depiction.Recipe;
import org.stillmatch.casework.examination.Revealed.Stance;
import org.stillmatch.casework.policy.Evaluation;
import org.stillmatch.casework.policy.Evaluations;
import org.stillmatch.casework.policy.Policies;

/// Opens what was hidden once all answers are fixed, for those who gave them and those who look after them. Before that
/// it says the same to everybody, whatever there is.
@Component
public final class Revealing {
    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final Acts acts;
    private final ItemRows items;
    private final SheetRows rows;
    private final Owners owners;
    private final Policies policies;
    private final Evaluations evaluations;
    private final Showable showable;

    Revealing(
            JdbcClient database,
            TransactionTemplate transactions,
            Acts acts,
            ItemRows items,
            SheetRows rows,
            Owners owners,
            Policies policies,
            Evaluations evaluations,
            Showable showable) {
        this.database = database;
        this.transactions = transactions;
        this.acts = acts;
        this.items = items;
        this.rows = rows;
        this.owners = owners;
        this.policies = policies;
        this.evaluations = evaluations;
        this.showable = showable;
    }

    /// @throws Refusal of kind NOT_FOUND unless the examination is concluded, and the actor answered it or may see it
    ///     as a supervisor or as oversight
    public Revealed reveal(Actor actor, UUID examination) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Item item = items.find(examination)
                    .filter(each -> each.state() == ItemState.CONCLUDED)
                    .orElseThrow(() -> Refusal.notFound("result"));
            long owner = owners.of(item);
            List<Sheet> sheets = concluded(examination, owner);
            boolean answered =
                    sheets.stream().anyMatch(sheet -> sheet.examiner().equals(actor.account()));
            if (!answered && actor.role() != Role.SUPERVISOR && actor.role() != Role.OVERSIGHT) {
                throw Refusal.notFound("result");
            }
            List<Revealed.Candidate> candidates = candidates(item, sheets);
            List<Act.Thing> about = new ArrayList<>(List.of(Sheets.thing(item)));
            candidates.forEach(candidate -> candidate
                    .subject()
                    .ifPresent(subject -> about.add(new Act.Thing("subject", String.valueOf(subject)))));
            acts.record(Act.of(Act.Kind.CONSULTATION, "see result", actor, about.toArray(Act.Thing[]::new)));
            return new Revealed(
                    examination,
                    item.enquiry(),
                    item.still(),
                    items.outcome(examination).orElseThrow(),
                    item.drawn(),
                    item.enquiry().isPresent() && !items.hasLaterRound(item),
                    candidates,
                    sheets.stream().map(this::judgement).toList());
        }));
    }

    /// What each answer to an examination that is concluded rests on, the first seat first, for whoever reads the lead
    /// that came of it; that this is read is for the asker to record. None once the still was withdrawn: the
    /// words go with it.
    ///
    /// @param agreed the sheets on which the lead rests; without any there is no lead, and none is told
    public List<Revealed.Basis> basis(UUID examination, List<UUID> agreed) {
        Optional<Item> item = items.find(examination).filter(each -> each.state() == ItemState.CONCLUDED);
        if (item.isEmpty() || agreed.isEmpty()) {
            return List.of();
        }
        long owner;
        try {
            owner = owners.of(item.get());
        } catch (Refusal e) {
            return List.of();
        }
        List<Sheet> concluded = concluded(examination, owner);
        List<Integer> subjects = concluded.stream()
                .filter(sheet -> agreed.contains(sheet.id()))
                .flatMap(sheet -> picked(sheet).flatMap(SheetRows.Picked::subject).stream())
                .toList();
        return concluded.stream()
                .map(sheet ->
                        basis(item.get(), sheet, agreed.contains(sheet.id()) ? Stance.AGREES : stance(sheet, subjects)))
                .toList();
    }

    /// @param subjects on whom the others agreed; none once they were erased
    private Stance stance(Sheet sheet, List<Integer> subjects) {
        Optional<SheetRows.Picked> picked = picked(sheet);
        if (picked.isEmpty()) {
            return Stance.PICKED_NOBODY;
        }
        if (picked.get().filler()) {
            return Stance.PICKED_FILLER;
        }
        return picked.get()
                .subject()
                .map(subject -> subjects.contains(subject) ? Stance.AGREES : Stance.PICKED_ANOTHER)
                .orElse(Stance.NOT_KEPT);
    }

    private List<Sheet> concluded(UUID examination, long owner) {
        return Stream.of(Seat.values())
                .flatMap(seat -> rows.ofSeat(examination, seat, owner).stream())
                .filter(sheet -> sheet.state() == SheetState.CONCLUDED)
                .toList();
    }

    private Optional<SheetRows.Picked> picked(Sheet sheet) {
        return sheet.conclusion().flatMap(Sheet.Conclusion::picked).map(rows::picked);
    }

    private Revealed.Basis basis(Item item, Sheet sheet, Stance stance) {
        Sheet.Description description = sheet.description().orElseThrow();
        Revealed.Judgement judgement = judgement(sheet);
        return new Revealed.Basis(
                sheet.seat(),
                stance,
                sheet.conclusion()
                        .flatMap(Sheet.Conclusion::picked)
                        .filter(entry -> !showable.any(item, entry))
                        .isEmpty(),
                judgement.answer(),
                judgement.support(),
                judgement.grounds(),
                description.limits(),
                description.suitability());
    }

    private Revealed.Judgement judgement(Sheet sheet) {
        Sheet.Conclusion conclusion = sheet.conclusion().orElseThrow();
        Optional<SheetRows.Picked> picked = picked(sheet);
        return new Revealed.Judgement(
                sheet.seat(),
                conclusion.answer(),
                picked.flatMap(SheetRows.Picked::rank),
                picked.filter(SheetRows.Picked::filler).isPresent(),
                picked.flatMap(SheetRows.Picked::support).map(Support::new),
                conclusion.grounds(),
                adjusted(sheet.id()));
    }

    private List<Revealed.Adjusted> adjusted(UUID sheet) {
        return database.sql("""
                        select a.recipe, p.position, e.position as face from sheet_adjustment a
                        join sheet_picture p on p.id = a.picture left join sheet_entry e on e.id = p.entry
                        where p.sheet = :sheet order by a.adjusted_at, a.id
                        """)
                .param("sheet", sheet)
                .query((row, number) -> {
                    Recipe recipe = SheetPictures.recipe(row.getString("recipe"));
                    int face = row.getInt("face");
                    return new Revealed.Adjusted(
                            row.wasNull() ? Optional.empty() : Optional.of(face),
                            row.getInt("position"),
                            recipe.frame(),
                            recipe.tone());
                })
                .list();
    }

    private List<Revealed.Candidate> candidates(Item item, List<Sheet> sheets) {
        if (item.enquiry().isEmpty()) {
            return List.of();
        }
        List<Evaluation.Point> points = points(item);
        List<Map<Integer, Integer>> supports =
                sheets.stream().limit(2).map(sheet -> rows.supports(sheet.id())).toList();
        return database.sql("""
                        select rank, subject, score, raw, lead from enquiry_candidate
                        where enquiry = :e and still = :s order by rank
                        """)
                .param("e", item.enquiry().get())
                .param("s", item.still().orElseThrow())
                .query((row, number) -> {
                    int rank = row.getInt("rank");
                    double score = row.getDouble("score");
                    return new Revealed.Candidate(
                            rank,
                            Optional.of(row.getInt("subject")),
                            score,
                            row.getDouble("raw"),
                            row.getBoolean("lead"),
                            fused(supports, rank, Fusion.step(score, points)));
                })
                .list();
    }

    /// Of a candidate whom both of the first two examined in full.
    private static Optional<Fusion> fused(List<Map<Integer, Integer>> supports, int rank, OptionalInt step) {
        List<Integer> both = supports.stream()
                .flatMap(each -> Optional.ofNullable(each.get(rank)).stream())
                .toList();
        return step.isPresent() && both.size() == 2
                ? Optional.of(new Fusion(both.get(0), both.get(1), step.getAsInt()))
                : Optional.empty();
    }

    /// What was measured for the policy under which the still was searched.
    private List<Evaluation.Point> points(Item item) {
        return database.sql("select policy from enquiry_still where enquiry = :e and still = :s and policy is not null")
                .param("e", item.enquiry().orElseThrow())
                .param("s", item.still().orElseThrow())
                .query(UUID.class)
                .optional()
                .map(policies::see)
                .flatMap(policy -> evaluations.find(policy.evaluation()))
                .map(Evaluation::points)
                .orElse(List.of());
    }
}
