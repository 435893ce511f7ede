package org.stillmatch.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.ValueLayout;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.stillmatch.template.PackId;
import org.stillmatch.template.Template;

class GalleryTest {
    private final Random random = new Random(11);
    private final Gallery.Builder builder = Gallery.builder(Templates.PACK, 64);

    @Test
    void slotsAreNumberedInTheOrderOfAdding() {
        for (int slot = 0; slot < 100; slot++) {
            assertEquals(slot, builder.add(Templates.anywhere(random, 64), -slot, slot % 64, 1, 0));
        }
        Gallery gallery = builder.build();
        assertEquals(100, gallery.size());
    }

    @Test
    void aTemplateOfAnotherPackIsRefused() {
        Template other = Template.ofComponents(
                new PackId("6".repeat(64)), Templates.anywhere(random, 64).components());
        assertThrows(IllegalArgumentException.class, () -> builder.add(other, 0, 0, 1, 0));
        Search search = Search.exact(builder.build());
        assertThrows(IllegalArgumentException.class, () -> search.find(Request.of(other, 1)));
        assertThrows(IllegalArgumentException.class, () -> search.rawScores(other));
    }

    @Test
    void aTemplateOfAnotherDimensionIsRefused() {
        Template longer = Templates.anywhere(random, 65);
        assertThrows(IllegalArgumentException.class, () -> builder.add(longer, 0, 0, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> Gallery.builder(Templates.PACK, 63));
        assertThrows(IllegalArgumentException.class, () -> Gallery.builder(Templates.PACK, 2_049));
    }

    @Test
    void whatIsNoViewOrNoIncreasingTransformIsRefusedAndTakesNoSlot() {
        Template template = Templates.anywhere(random, 64);
        assertThrows(IllegalArgumentException.class, () -> builder.add(template, 0, -1, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> builder.add(template, 0, 64, 1, 0));
        for (double slope : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e-10, 1e10}) {
            assertThrows(IllegalArgumentException.class, () -> builder.add(template, 0, 0, slope, 0));
        }
        for (double offset : new double[] {Double.NaN, Double.NEGATIVE_INFINITY, 1e10, -1e10}) {
            assertThrows(IllegalArgumentException.class, () -> builder.add(template, 0, 0, 1, offset));
        }
        assertEquals(0, builder.add(template, 0, 0, 1, 0));
    }

    @Test
    void aBuiltGalleryDoesNotGrow() {
        Template template = Templates.anywhere(random, 64);
        builder.build();
        assertThrows(IllegalStateException.class, () -> builder.add(template, 0, 0, 1, 0));
        assertThrows(IllegalStateException.class, builder::build);
    }

    @Test
    void rowsAreContiguousInBothLayersAndBeginOnACacheLine() {
        Template first = Templates.anywhere(random, 100);
        Template second = Templates.anywhere(random, 100);
        Block block = new Block(0, 2, 128);
        block.write(0, first, 0, 0, 0);
        block.write(1, second, 1, 0, 0);
        assertEquals(0, block.high().address() % 64);
        assertEquals(0, block.low().address() % 64);
        for (int i = 0; i < 128; i++) {
            int expected = i < 100 ? second.components()[i] : 0;
            byte high = block.high().get(ValueLayout.JAVA_BYTE, 128 + i);
            byte low = block.low().get(ValueLayout.JAVA_BYTE, 128 + i);
            assertEquals(expected, 256 * high + low);
        }
    }
}
