package org.stillmatch.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
        assertEquals(-70, gallery.group(70));
        assertEquals(6, gallery.view(70));
    }

    @Test
    void aTemplateOfAnotherPackIsRefused() {
        Template other = Template.ofComponents(
                new PackId("6".repeat(64)), Templates.anywhere(random, 64).components());
        assertThrows(IllegalArgumentException.class, () -> builder.add(other, 0, 0, 1, 0));
        Search search = Search.exact(builder.build());
        assertThrows(IllegalArgumentException.class, () -> search.find(Request.of(other, 1)));
        assertThrows(IllegalArgumentException.class, () -> search.rawScores(other, 0, 0));
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
    void rowsAreContiguousAndTakeNoMoreThanTheirBytes() {
        Rows rows = new Rows(704, 100);
        for (int i = 0; i < 250; i++) {
            rows.add(Templates.anywhere(random, 704).components());
        }
        long bytes = 0;
        for (var block : rows.blocks()) {
            assertEquals(0, block.address() % 64);
            bytes += block.byteSize();
        }
        assertEquals(250L * 704 * 2, bytes);
    }
}
