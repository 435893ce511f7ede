package org.stillmatch.casework.depiction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.face.align.Point;

class RecipeTest {
    private static final byte[] FILE = Drawn.file(Drawn.busy(420, 360));
    private static final Recipe HEAD = Drawn.recipe(FILE, Frame.HEAD).with(new Tone(-3, 120, 90));

    @ParameterizedTest
    @EnumSource
    void aRecipeIsReadAsItWasWritten(Frame frame) throws Exception {
        Recipe recipe = Drawn.recipe(FILE, frame).with(new Tone(-3, 120, 90));

        assertEquals(recipe, Recipe.parse(recipe.json()));
        assertArrayEquals(recipe.json(), Recipe.parse(recipe.json()).json());
    }

    @Test
    void thereIsOneTextForARecipe() {
        assertEquals(
                "{\"blurred\":[{\"height\":101,\"left\":300,\"top\":40,\"width\":83}],\"eyes\":{\"leftX\":46144,"
                        + "\"leftY\":41088,\"rightX\":61632,\"rightY\":44096},\"frame\":\"head\",\"original\":\""
                        + HEAD.original() + "\",\"pixels\":\"" + HEAD.pixels()
                        + "\",\"renderer\":1,\"tone\":{\"brightness\":-3,\"contrast\":120,\"gamma\":90}}",
                text(HEAD));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "\"brightness\":-3>\"brightness\":-51",
                "\"brightness\":-3>\"brightness\":-2.5",
                "\"contrast\":120>\"contrast\":301",
                "\"gamma\":90>\"gamma\":29",
                "\"gamma\":90>\"gamma\":90,\"sharpness\":10",
                "\"frame\":\"head\">\"frame\":\"scene\"",
                "\"frame\":\"head\">\"frame\":\"mirror\"",
                "\"renderer\":1>\"renderer\":2",
                "\"width\":83>\"width\":0",
                "\"rightX\":61632,\"rightY\":44096>\"rightX\":46145,\"rightY\":41088",
                "\"left\":300>\"left\": 300",
                "\"original\":\">\"original\":\"F"
            })
    void whatIsNoRecipeIsRefused(String part, String other) {
        String text = text(HEAD);
        assertTrue(text.contains(part));
        String changed = text.replace(part, other);

        assertThrows(JsonException.class, () -> Recipe.parse(changed.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void nothingOutsideThePictureCanBeWrittenDown() {
        Source source = Drawn.source(FILE);
        Eyes beyond = Eyes.of(new Point(10, 10), new Point(421, 10));

        assertThrows(IllegalArgumentException.class, () -> Recipe.face(source, Frame.HEAD, beyond, List.of()));
        assertThrows(IllegalArgumentException.class, () -> Recipe.scene(source, List.of(new Region(400, 0, 21, 10))));
        assertThrows(IllegalArgumentException.class, () -> Recipe.face(source, Frame.SCENE, Drawn.EYES, List.of()));
    }

    @ParameterizedTest
    @CsvSource({"-51, 100, 100", "51, 100, 100", "0, 49, 100", "0, 301, 100", "0, 100, 29", "0, 100, 301"})
    void aToneOutsideItsRangesIsRefused(int brightness, int contrast, int gamma) {
        assertThrows(IllegalArgumentException.class, () -> new Tone(brightness, contrast, gamma));
    }

    @Test
    void aToneNeverTurnsLightIntoDark() {
        for (int brightness = -50; brightness <= 50; brightness += 25) {
            for (int contrast = 50; contrast <= 300; contrast += 50) {
                for (int gamma = 30; gamma <= 300; gamma += 30) {
                    byte[] table = new Tone(brightness, contrast, gamma).table();
                    for (int i = 1; i < 256; i++) {
                        assertTrue((table[i] & 0xff) >= (table[i - 1] & 0xff));
                    }
                }
            }
        }
        for (int i = 0; i < 256; i++) {
            assertEquals((byte) i, Tone.NONE.table()[i]);
        }
        assertEquals((byte) 128, new Tone(0, 100, 200).table()[64], "lightens");
    }

    private static String text(Recipe recipe) {
        return new String(recipe.json(), StandardCharsets.UTF_8);
    }
}
