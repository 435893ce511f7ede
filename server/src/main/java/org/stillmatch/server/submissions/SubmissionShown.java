package org.stillmatch.server.submissions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.casework.person.Telling;
import org.stillmatch.intake.protocol.OffenceClass;
import org.stillmatch.intake.protocol.OffenceClasses;
import org.stillmatch.intake.submission.Content;
import org.stillmatch.intake.submission.Exhibit;
import org.stillmatch.intake.submission.Submission;
import org.stillmatch.intake.submission.SubmissionChange;
import org.stillmatch.intake.submission.SubmissionFile;
import org.stillmatch.intake.submission.SubmissionFiles;

/// From submissions to what is shown of them. Retailers read their own words for states.
@Component
final class SubmissionShown {
    private final OffenceClasses offences;
    private final Telling telling;

    SubmissionShown(OffenceClasses offences, Telling telling) {
        this.offences = offences;
        this.telling = telling;
    }

    List<SubmissionViews.Row> rows(Actor actor, SubmissionFiles.Listed listed) {
        Map<String, String> words = new HashMap<>();
        offences.all().forEach(offence -> words.put(offence.code(), offence.words()));
        return listed.submissions().stream()
                .map(each -> new SubmissionViews.Row(
                        each.id(),
                        each.reference(),
                        each.externalReference().orElse(null),
                        each.retailer(),
                        state(actor, each),
                        each.offenceClass()
                                .map(code -> words.getOrDefault(code, code))
                                .orElse(null),
                        store(each),
                        each.from().orElse(null),
                        each.receivedAt().orElse(null),
                        each.violent(),
                        listed.links().getOrDefault(each.id(), List.of())))
                .toList();
    }

    private static @Nullable String store(Submission of) {
        return of.storeName()
                .map(name -> of.storeNumber()
                        .map(number -> name + " (" + number + ")")
                        .orElse(name))
                .orElse(null);
    }

    private static String state(Actor actor, Submission of) {
        return actor.role().isRetailers() ? of.outcome() : of.state().words();
    }

    SubmissionViews.View view(Actor actor, SubmissionFile file) {
        Submission of = file.submission();
        return new SubmissionViews.View(
                of.id(),
                of.reference(),
                of.organisation(),
                of.retailer(),
                state(actor, of),
                of.version(),
                of.draftedAt(),
                of.receivedAt().orElse(null),
                of.violent(),
                of.offenceClass()
                        .map(code ->
                                offences.find(code).map(OffenceClass::words).orElse(code))
                        .orElse(null),
                said(file.content()),
                of.crimeNumber().orElse(null),
                file.exhibits().stream().map(SubmissionShown::exhibit).toList(),
                file.changes().stream().map(change -> change(actor, change)).toList(),
                file.links(),
                file.charge().orElse(null),
                actor.role().isRetailers() ? telling.see(actor, of.id()) : null);
    }

    private static SubmissionViews.ExhibitView exhibit(Exhibit of) {
        return new SubmissionViews.ExhibitView(
                of.id(),
                of.reference(),
                of.kind().words(),
                of.name().orElse(null),
                of.sha256(),
                of.bytes(),
                of.addedAt(),
                of.derivedFrom().orElse(null));
    }

    /// Of who did it the retailer learns no more than whether it was the police.
    private static SubmissionViews.Change change(Actor actor, SubmissionChange of) {
        boolean retailer = actor.role().isRetailers();
        return new SubmissionViews.Change(
                of.act(),
                retailer ? of.state().retailersWords(false) : of.state().words(),
                of.at(),
                retailer && !of.role().startsWith("retailer")
                        ? "police"
                        : of.role().replace('-', ' '),
                of.reason().orElse(null));
    }

    private static SubmissionViews.Said said(Content c) {
        return new SubmissionViews.Said(
                c.slot(),
                c.externalReference(),
                c.purpose(),
                c.offenceClass(),
                c.store(),
                c.from(),
                c.to(),
                c.clock(),
                c.goods(),
                c.lossPence(),
                violence(c),
                c.abuse(),
                c.weapon(),
                c.staff(),
                c.happened(),
                c.description(),
                c.vehicle(),
                c.takenBy());
    }

    private static @Nullable String violence(Content c) {
        return c.violence() == null ? null : c.violence().name().toLowerCase(Locale.ROOT);
    }

    /// What the fields of the form hold for a draft.
    static Map<String, String> values(Content c) {
        Map<String, @Nullable Object> all = new HashMap<>();
        all.put("slot", c.slot());
        all.put("externalReference", c.externalReference());
        all.put("purpose", c.purpose());
        all.put("offenceClass", c.offenceClass());
        if (c.store() != null) {
            all.put("store.name", c.store().name());
            all.put("store.number", c.store().number());
            all.put("store.postcodeArea", c.store().postcodeArea());
        }
        all.put("from", Entries.local(c.from()));
        all.put("to", Entries.local(c.to()));
        if (c.clock() != null) {
            all.put("clock.offsetSeconds", c.clock().offsetSeconds());
            all.put("clock.measured", c.clock().measured());
        }
        List<Content.Goods> goods = new ArrayList<>(c.goods());
        for (int i = 0; i < goods.size(); i++) {
            all.put("goods[" + i + "].item", goods.get(i).item());
            all.put("goods[" + i + "].quantity", goods.get(i).quantity());
            all.put("goods[" + i + "].value", Entries.pounds(goods.get(i).valuePence()));
            all.put("goods[" + i + "].serial", goods.get(i).serial());
        }
        all.put("loss", Entries.pounds(c.lossPence()));
        all.put("violence", violence(c));
        all.put("abuse", c.abuse());
        all.put("weapon", c.weapon());
        all.put("staff", c.staff());
        all.put("happened", c.happened());
        all.put("description", c.description());
        all.put("vehicle", c.vehicle());
        all.put("takenBy", c.takenBy());
        Map<String, String> values = new HashMap<>();
        all.forEach((field, value) -> {
            if (value != null) {
                values.put(field, value.toString());
            }
        });
        return values;
    }
}
