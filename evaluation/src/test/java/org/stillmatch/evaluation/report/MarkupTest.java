package org.stillmatch.evaluation.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkupTest {
    @Test
    void textAndAttributesAreEncoded() {
        String html = new Markup().element("p", "<b>&'\"", "title", "\"><i>").toString();
        assertEquals("<p title=\"&quot;&gt;&lt;i&gt;\">&lt;b&gt;&amp;&#39;&quot;</p>\n", html);
    }

    @Test
    void controlsLoneSurrogatesAndTurnedTextAreReplaced() {
        assertEquals("a\ufffdb\ufffdc\ufffdd\ufffd", Markup.encoded("a\u0000b\ud800c\u202ed\u2066"));
        assertEquals("é 😀\n", Markup.encoded("é 😀\n"));
    }

    @Test
    void numbersReadAsPeopleWriteThem() {
        assertEquals("27.7 %", Words.percent(0.277));
        assertEquals("99.35 %", Words.percent(0.9935));
        assertEquals("0.05 %", Words.percent(0.0005));
        assertEquals("0.0 %", Words.percent(0));
        assertEquals("100.0 %", Words.percent(1));
        assertEquals("0.00001", Words.rate(1e-5));
        assertEquals("1 in 1,000", Words.oneIn(0.001));
        assertEquals("0.003", Words.oneIn(0.003));
        assertEquals("any score", Words.score(-Double.MAX_VALUE));
    }

    @Test
    void axesPlaceTheirEndsAndTicks() {
        Axis decades = Axis.decades("FPIR", 0.005);
        assertEquals(
                List.of(0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0)
                        .toString(),
                decades.ticks().stream()
                        .map(t -> Math.round(t * 1e6) / 1e6)
                        .toList()
                        .toString());
        assertEquals(0.5, Axis.decades("FPIR", 0.01).place(0.1), 1e-12);
        assertEquals("0.1 %", decades.words(0.001));
        Axis scores = Axis.linear("Score", -0.3, 1);
        assertEquals("0.0", scores.words(scores.ticks().get(1)));
        assertEquals(0, scores.place(-5));
    }

    @Test
    void aHistogramKeepsEveryScore() {
        List<Histogram> both = Histogram.together(List.of(List.of(0.0, 1.0, 1.0, 0.5), List.of()));
        assertEquals(0.5, both.getFirst().shares().getLast());
        assertEquals(1, both.getFirst().shares().stream().mapToDouble(d -> d).sum(), 1e-12);
        assertEquals(0, both.getLast().shares().stream().mapToDouble(d -> d).sum());
        assertEquals(List.of(), Histogram.together(List.of(List.of(), List.of())));
    }
}
