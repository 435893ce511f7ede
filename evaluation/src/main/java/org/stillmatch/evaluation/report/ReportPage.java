package org.stillmatch.evaluation.report;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// report.html from head to foot.
final class ReportPage {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.UK).withZone(ZoneOffset.UTC);

    private ReportPage() {}

    static String of(Findings findings) {
        Run run = findings.run();
        Markup out = new Markup();
        out.page(run.title() + " – Stillmatch evaluation", ReportStyle.CSS);
        out.open("header")
                .open("div")
                .element("p", "Stillmatch evaluation")
                .close("div")
                .close("header");
        out.open("main");
        out.element("h1", run.title());
        new Table("What was measured", "Part", "Which")
                .row("Gallery", run.gallery())
                .row("Model pack", run.pack())
                .row("Measured", DAY.format(run.measuredAt()))
                .writeTo(out);
        out.open("div", "class", "warning");
        out.open("p").element("strong", "A lead is never an identification.").close("p");
        out.paragraph("It says where to look. Two examiners who do not see each other’s answer compare the faces, and"
                + " nothing follows from a lead without independent evidence.");
        out.paragraph("A score is not a percentage of certainty. It only puts candidates in order; what a score is"
                + " worth depends on the size of the gallery and on the pictures, and is what this report measures.");
        out.close("div");
        Summary.write(out, findings);
        findings.identification().ifPresent(found -> {
            LeadsSection.write(out, found);
            RanksSection.write(out, found);
            GateSection.write(out, found);
            GroupsSection.write(out, found);
        });
        LargerGalleriesSection.write(out, findings);
        findings.verification().ifPresent(found -> PairsSection.write(out, found));
        QualitySection.write(out, findings);
        VariantsSection.write(out, findings);
        writeLimits(out, run);
        MethodSection.write(out, findings);
        out.close("main");
        out.open("footer").open("div");
        out.paragraph("report.json beside this page holds every number in full.");
        out.close("div").close("footer");
        return out.close("body").close("html").toString();
    }

    private static void writeLimits(Markup out, Run run) {
        if (!run.limits().isEmpty()) {
            out.element("h2", "What this data cannot show").open("ul");
            run.limits().forEach(limit -> out.element("li", limit));
            out.close("ul");
        }
    }
}
