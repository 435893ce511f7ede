package org.stillmatch.evaluation.report;

import java.util.List;
import java.util.stream.IntStream;
import org.stillmatch.evaluation.identification.IdentificationFindings;
import org.stillmatch.evaluation.identification.Ranks;

/// Where on the list the right person stands when no threshold is asked for.
final class RanksSection {
    private static final List<Integer> STATED = List.of(1, 2, 3, 5, 10, 20, 50);

    private RanksSection() {}

    static void write(Markup out, IdentificationFindings found) {
        Ranks forced = found.forcedRanks();
        Ranks searchable = found.searchableRanks();
        out.element("h2", "Where the right person stands on the list");
        if (forced.probes() == 0) {
            out.paragraph("No probe's subject is in the gallery, so there is no rank to measure.");
            return;
        }
        out.paragraph("Without a threshold every search ends with a list, also when the right person is not in the"
                + " gallery. These shares are of probes whose subject is there; a probe without a list is a miss.");
        Plot plot = new Plot(
                "Share of probes found at each rank",
                "Two rising lines from rank 1 to rank 50. The table below gives the values.",
                Axis.linear("Rank", 1, 50),
                Axis.shares("Right person at this rank or better", 0, 1));
        line(plot, "every probe (" + Words.count(forced.probes()) + ")", forced);
        line(plot, "searchable probes only (" + Words.count(searchable.probes()) + ")", searchable);
        Figures.write(out, "cmc", "Share of probes found at each rank (CMC)", plot);
        Table table = new Table("Right person at this rank or better", "Rank", "Every probe", "Searchable probes only");
        for (int rank : STATED) {
            table.row("" + rank, share(forced, rank), share(searchable, rank));
        }
        table.writeTo(out);
    }

    private static void line(Plot plot, String name, Ranks ranks) {
        if (ranks.probes() > 0) {
            List<Double> xs = IntStream.rangeClosed(1, ranks.hits().size())
                    .mapToObj(rank -> (double) rank)
                    .toList();
            List<Double> ys = ranks.hits().stream()
                    .map(hits -> (double) hits / ranks.probes())
                    .toList();
            plot.line(name, xs, ys, true);
        }
    }

    private static String share(Ranks ranks, int rank) {
        if (ranks.probes() == 0) {
            return "–";
        }
        int hits = ranks.hits().get(rank - 1);
        String of = Words.count(hits) + " of " + Words.count(ranks.probes()) + ", ";
        return switch (rank) {
            case 1 -> of + Words.percent(ranks.first());
            case 50 -> of + Words.percent(ranks.fiftieth());
            default -> of + Words.percent((double) hits / ranks.probes());
        };
    }
}
