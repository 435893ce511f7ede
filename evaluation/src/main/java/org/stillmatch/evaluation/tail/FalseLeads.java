package org.stillmatch.evaluation.tail;

import java.util.Optional;
import org.stillmatch.evaluation.interval.Interval;

/// False leads to expect in a gallery of another size, by a model and not by measurement.
///
/// The model: each of the gallery's subjects gives a false lead with the same chance p, independently
/// of the others, at a fixed threshold. Then FPIR(G) = 1 − (1 − p)^G, so from the FPIR measured with M
/// subjects FPIR(G) = 1 − (1 − FPIR(M))^(G/M). Real galleries hold look-alikes and real probes hold
/// pictures that resemble everybody; both break independence, so the figure is for orientation.
///
/// @param stills probes of people who are not in the gallery
/// @param gallery subjects in the gallery asked about, G
/// @param measuredGallery subjects in the gallery measured, M
/// @param measured FPIR(M) at the fixed threshold
/// @param expected FPIR(G) × stills
/// @param interval of `expected`, from the interval of the measured FPIR alone
public record FalseLeads(
        int stills, long gallery, long measuredGallery, double measured, double expected, Optional<Interval> interval) {
    /// The model in one line.
    public static final String FORMULA = "FPIR(G) = 1 − (1 − p)^G with 1 − p = (1 − FPIR(M))^(1/M)";

    /// @throws IllegalArgumentException if a size is not positive or the rate not in 0..1
    public static FalseLeads expected(
            int stills, long gallery, long measuredGallery, double measured, Optional<Interval> interval) {
        double expected = stills * atSize(measured, measuredGallery, gallery);
        return new FalseLeads(
                stills,
                gallery,
                measuredGallery,
                measured,
                expected,
                interval.map(i -> new Interval(
                        stills * atSize(i.low(), measuredGallery, gallery),
                        stills * atSize(i.high(), measuredGallery, gallery),
                        i.method())));
    }

    /// 1 − (1 − rate)^(to/from), exact for tiny rates.
    ///
    /// @throws IllegalArgumentException if a size is not positive or the rate not in 0..1
    public static double atSize(double rate, long from, long to) {
        if (from <= 0 || to <= 0 || !(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException(
                    "No false leads can be expected from rate " + rate + " at " + from + " for " + to + " subjects");
        }
        return -Math.expm1(Math.log1p(-rate) * ((double) to / from));
    }
}
