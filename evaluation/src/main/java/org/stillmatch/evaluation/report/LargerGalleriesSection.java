package org.stillmatch.evaluation.report;

import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.stillmatch.evaluation.identification.Identification;
import org.stillmatch.evaluation.tail.FalseLeads;
import org.stillmatch.evaluation.tail.NonMatedTail;

/// What a model, not a measurement, says of galleries larger than the one measured.
final class LargerGalleriesSection {
    private LargerGalleriesSection() {}

    static void write(Markup out, Findings findings) {
        if (findings.falseLeads().isEmpty() && findings.tail().isEmpty()) {
            return;
        }
        out.element("h2", "Larger galleries (a model, not measured)");
        out.paragraph("False leads grow with the gallery. The figures here assume that every person in it gives a false"
                + " lead with the same chance, independently of the others. Real galleries hold look-alikes, and some"
                + " stills resemble many people, so take the figures for orientation and measure again.");
        out.open("p").element("code", FalseLeads.FORMULA).close("p");
        if (!findings.falseLeads().isEmpty()) {
            falseLeads(findings).writeTo(out);
        }
        findings.tail().ifPresent(tail -> tail(out, findings, tail));
    }

    private static Table falseLeads(Findings findings) {
        FalseLeads first = findings.falseLeads().getFirst();
        Table table = new Table(
                "False leads to expect from " + first.stills() + " stills of people who are not in the gallery, if the"
                        + " threshold stays as it was chosen for " + Words.count(first.measuredGallery()) + " people",
                "People in the gallery",
                "False leads (model)",
                "95 % interval of the measurement alone");
        for (FalseLeads leads : findings.falseLeads()) {
            table.row(
                    Words.count(leads.gallery()),
                    Words.number(leads.expected()),
                    leads.interval()
                            .map(i -> Words.number(i.low()) + " to " + Words.number(i.high()))
                            .orElse("–"));
        }
        return table;
    }

    private static void tail(Markup out, Findings findings, NonMatedTail tail) {
        out.element("h3", "The threshold that keeps the rate");
        out.paragraph(tail.fit().statement());
        Table table = new Table(
                "Threshold by size of the gallery, from " + Words.count(tail.searches() - tail.silent())
                        + " searches of " + Words.count(tail.gallery()) + " people with nobody to find",
                "People in the gallery",
                "Rate 0.1",
                "Rate 0.01",
                "Rate 0.003",
                "Rate 0.001",
                "How far carried, at the rate of this run");
        LongStream sizes = LongStream.concat(
                LongStream.of(tail.gallery()), findings.falseLeads().stream().mapToLong(FalseLeads::gallery));
        sizes.forEach(size -> table.row(
                Words.count(size),
                threshold(tail, size, Identification.RATES.get(0)),
                threshold(tail, size, Identification.RATES.get(1)),
                threshold(tail, size, Identification.RATES.get(2)),
                threshold(tail, size, Identification.RATES.get(3)),
                tail.reach(size, findings.run().fpir())));
        table.writeTo(out);
    }

    private static String threshold(NonMatedTail tail, long size, double rate) {
        OptionalDouble threshold = tail.threshold(size, rate);
        return threshold.isPresent() ? Words.score(threshold.getAsDouble()) : "–";
    }
}
