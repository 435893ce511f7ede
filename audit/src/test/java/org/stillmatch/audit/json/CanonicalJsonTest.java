package org.stillmatch.audit.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
    private static final int MOST = 1 << 20;

    private static JsonNode read(String text) throws JsonException {
        return StrictJson.read(text.getBytes(StandardCharsets.UTF_8), MOST);
    }

    private static void assertRefused(String why, String text) {
        assertRefused(why, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(String why, byte[] bytes) {
        JsonException refused = assertThrows(JsonException.class, () -> StrictJson.read(bytes, MOST));
        assertEquals(true, String.valueOf(refused.getMessage()).contains(why), refused.getMessage());
    }

    @Test
    void theExampleOfTheRfcIsWrittenAsItSays() throws Exception {
        String given = """
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }""";
        String expected = "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}";

        assertEquals(expected, CanonicalJson.text(read(given)));
    }

    @Test
    void keysAreSortedByTheirCodeUnits() throws Exception {
        String given =
                "{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,\"\\u0080\":6,\"\\u00f6\":7}";

        assertEquals(
                "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\ufb33\":3}",
                CanonicalJson.text(read(given)));
    }

    @Test
    void onlyWhatMustBeIsEscaped() {
        StringBuilder all = new StringBuilder();
        for (char c = 0; c < 0x80; c++) {
            all.append(c);
        }
        String text = CanonicalJson.text(TextNode.valueOf(all + "\u2028é"));

        assertEquals(
                "\"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f"
                        + "\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c"
                        + "\\u001d\\u001e\\u001f !\\\"#",
                text.substring(0, text.indexOf('#') + 1));
        assertEquals("[\\\\]^", text.substring(text.indexOf('['), text.indexOf('^') + 1));
        assertEquals("~\u007f\u2028é\"", text.substring(text.indexOf('~')));
    }

    @Test
    void whatHasNoCanonicalFormIsNotWritten() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        for (JsonNode none : new JsonNode[] {
            DoubleNode.valueOf(Double.NaN),
            DoubleNode.valueOf(Double.NEGATIVE_INFINITY),
            LongNode.valueOf(1L << 53),
            LongNode.valueOf(-(1L << 53)),
            LongNode.valueOf(Long.MIN_VALUE),
            BigIntegerNode.valueOf(BigInteger.TEN.pow(30)),
            DoubleNode.valueOf(0x1p60),
            TextNode.valueOf("\ud83d"),
            TextNode.valueOf("\ude00x"),
            json.pojoNode(new Object()),
            json.binaryNode(new byte[3])
        }) {
            assertThrows(IllegalArgumentException.class, () -> CanonicalJson.text(none), none.getNodeType()::name);
        }
        assertEquals("9007199254740991", CanonicalJson.text(LongNode.valueOf(CanonicalJson.GREATEST_WHOLE)));
    }

    @Test
    void theStrictReaderTakesOneValueAndNothingElse() throws Exception {
        assertEquals(1, read(" {\"a\" : 1}\n").get("a").intValue());
        assertRefused("not JSON", "{\"a\":1,\"a\":2}");
        assertRefused("not JSON", "{\"a\":1,\"\\u0061\":1}");
        assertRefused("not JSON", "{\"a\":1} {}");
        assertRefused("not JSON", "{\"a\":1");
        assertRefused("not JSON", "");
        assertRefused("not JSON", "{'a':1}");
        assertRefused("not JSON", "[01]");
        assertRefused("not JSON", "[NaN]");
        assertRefused("not JSON", "[1,]");
        assertRefused("not JSON", "[1] // said aside");
        assertRefused("not JSON", "\ufeff[1]");
        assertRefused("not JSON", "[" + "1".repeat(50) + "]");
        assertRefused("no canonical form", "[9007199254740992]");
        assertRefused("no canonical form", "[1e400]");
        assertRefused("no canonical form", "[\"\\ud800\"]");
        assertRefused("not JSON", "[".repeat(33) + "]".repeat(33));
        read("[".repeat(32) + "]".repeat(32));
        assertRefused("not UTF-8", new byte[] {'"', (byte) 0xc0, (byte) 0x80, '"'});
        assertRefused("not UTF-8", new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'});
        assertRefused("not JSON", "[1]".getBytes(StandardCharsets.UTF_16BE));
        assertThrows(JsonException.class, () -> StrictJson.read("[1,2]".getBytes(StandardCharsets.UTF_8), 4));
    }

    @Test
    void whatIsWrongIsNeverQuoted() {
        for (String text : new String[] {"{\"Smith\":1,\"Smith\":2}", "[Smith]", "{\"a\":\"Smith\" \"b\"}"}) {
            JsonException refused = assertThrows(
                    JsonException.class, () -> StrictJson.read(text.getBytes(StandardCharsets.UTF_8), MOST));
            assertEquals(false, String.valueOf(refused.getMessage()).contains("Smith"), refused.getMessage());
            assertEquals(null, refused.getCause());
        }
    }

    @Test
    void onlyTheCanonicalTextIsReadAsSuch() throws Exception {
        String text = "{\"a\":[1,2.5,\"é\"],\"b\":null}";
        byte[] right = text.getBytes(StandardCharsets.UTF_8);
        assertArrayEquals(right, CanonicalJson.bytes(StrictJson.readCanonical(right, MOST)));
        for (String other : new String[] {
            text + "\n",
            "{\"b\":null,\"a\":[1,2.5,\"é\"]}",
            text.replace("2.5", "2.50"),
            text.replace("1", "1.0"),
            text.replace("é", "\\u00e9"),
            text.replace(",", ", ")
        }) {
            assertThrows(
                    JsonException.class,
                    () -> StrictJson.readCanonical(other.getBytes(StandardCharsets.UTF_8), MOST),
                    other);
        }
    }

    @Test
    void whatIsWrittenReadsBackAsTheSameValue() throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 2_000; i++) {
            ObjectNode value = JsonNodeFactory.instance.objectNode();
            for (int j = 0; j < 5; j++) {
                value.set(letters(random), leaf(random));
            }
            byte[] bytes = CanonicalJson.bytes(value);
            assertArrayEquals(bytes, CanonicalJson.bytes(StrictJson.readCanonical(bytes, MOST)));
        }
    }

    private static JsonNode leaf(SplittableRandom random) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (random.nextInt(5)) {
            case 0 -> json.numberNode(random.nextLong() >> 11);
            case 1 -> json.numberNode(random.nextDouble(-1, 1));
            case 2 -> json.textNode(letters(random));
            case 3 -> json.arrayNode().add(random.nextBoolean()).addNull();
            default -> json.objectNode().put(letters(random), random.nextInt());
        };
    }

    private static String letters(SplittableRandom random) {
        StringBuilder letters = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            int c = random.nextInt(4) == 0 ? random.nextInt(0x20000) : random.nextInt(0x100);
            letters.appendCodePoint(c >= 0xd800 && c < 0xe000 ? 'x' : c);
        }
        return letters.toString();
    }
}
