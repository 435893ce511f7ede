package org.stillmatch.face.decode;

import static org.stillmatch.face.decode.Surgery.*;

import java.io.IOException;
import java.util.Arrays;

/// PNG in its kinds, and damaged.
final class OddPngs {
    private final Workshop shop;

    private OddPngs(Workshop shop) {
        this.shop = shop;
    }

    static void make(Workshop shop) throws IOException {
        OddPngs odd = new OddPngs(shop);
        odd.kinds();
        odd.damaged();
    }

    private void kinds() throws IOException {
        shop.read("png-plain.png", "the scene", shop.png);
        shop.read("png-named.jpg", "a PNG under the name of a JPEG", shop.png);
        shop.made(
                "png-16-bit.png",
                "convert scene.png -strip -depth 16 -define png:bit-depth=16 -define png:color-type=2");
        shop.read(
                "png-palette-transparent.png",
                "252 colours, each two fifths opaque (tRNS)",
                Inks.palettePng(Workshop.SCENE));
        shop.made(
                "png-grey-alpha.png",
                "convert scene.png -strip -colorspace Gray -alpha set -channel A -evaluate set 50%"
                        + " -define png:color-type=4");
        shop.made(
                "png-alpha.png",
                "convert scene.png -strip -alpha set -channel A -evaluate set 25% -define png:color-type=6");
        shop.made("png-interlaced.png", "convert scene.png -strip -interlace PNG");
        shop.made("png-1-bit.png", "convert scene.png -strip -monochrome -define png:bit-depth=1");
        shop.made(
                "png-grey-16-bit.png",
                "convert scene.png -strip -grayscale Rec601Luma -define png:bit-depth=16"
                        + " -define png:color-type=0");
        int data = find(shop.png, "IDAT", 0) - 4;
        byte[] control = pngChunk("acTL", hex("00000002 00000000"));
        byte[] frame = hex("00000000 00000060 00000048 00000000 00000000 000a 0064 00 00");
        byte[] second = hex("00000001 00000060 00000048 00000000 00000000 000a 0064 00 00");
        int end = find(shop.png, "IEND", 0) - 4;
        byte[] pixels = Arrays.copyOfRange(shop.png, data + 8, end - 4);
        byte[] animation = joined(
                cut(shop.png, data),
                control,
                pngChunk("fcTL", frame),
                Arrays.copyOfRange(shop.png, data, end),
                pngChunk("fcTL", second),
                pngChunk("fdAT", joined(hex("00000002"), pixels)),
                pngChunk("IEND", new byte[0]));
        shop.read("png-animated.png", "an APNG of two frames", animation);
        byte[] zeros = deflatedZeros(40 << 20);
        shop.read(
                "png-profile-bomb.png",
                "an iCCP chunk that unpacks to 40 MiB",
                inserted(shop.png, 33, pngChunk("iCCP", joined(latin("bomb\0\0"), zeros))));
        shop.read(
                "png-text-bomb.png",
                "a zTXt chunk that unpacks to 40 MiB",
                inserted(shop.png, 33, pngChunk("zTXt", joined(latin("bomb\0\0"), zeros))));
        byte[] turned = shop.quiet("convert scene.png -strip -rotate 270 turned.png", "turned.png");
        shop.read(
                "png-orientation-6.png",
                "an eXIf chunk with orientation 6",
                inserted(turned, 33, pngChunk("eXIf", exif(6))));
        shop.read("png-without-end.png", "the end chunk is missing and nothing else", cut(shop.png, end));
    }

    private void damaged() throws IOException {
        int data = find(shop.png, "IDAT", 0) - 4;
        shop.refuse("png-signature-only.png", "the first 8 bytes", Reason.TRUNCATED, cut(shop.png, 8));
        shop.refuse("png-header-only.png", "the first 33 bytes", Reason.TRUNCATED, cut(shop.png, 33));
        shop.refuse(
                "png-cut-half.png",
                "cut in the middle of the pixels",
                Reason.TRUNCATED,
                cut(shop.png, shop.png.length / 2));
        byte[] half = Arrays.copyOfRange(shop.png, data + 8, data + 8 + (shop.png.length - data) / 2);
        shop.refuse(
                "png-short-data.png",
                "half of the pixels in a chunk that is whole",
                Reason.TRUNCATED,
                joined(cut(shop.png, data), pngChunk("IDAT", half), pngChunk("IEND", new byte[0])));
        shop.refuse(
                "png-wrong-checksum.png",
                "one bit flipped in the pixels",
                Reason.DAMAGED,
                with(shop.png, data + 60, shop.png[data + 60] ^ 1));
        shop.refuse(
                "png-unknown-critical.png",
                "a chunk CgBI, as from a telephone's app store",
                Reason.UNSUPPORTED,
                inserted(shop.png, 8, pngChunk("CgBI", hex("50002002"))));
        byte[] zeros = pngChunk("IDAT", deflatedZeros(3 << 20));
        byte[] end = pngChunk("IEND", new byte[0]);
        shop.refuse(
                "png-60000.png",
                "60,000×60,000 in 3 KB",
                Reason.TOO_MANY_PIXELS,
                joined(pngHeader(60_000, 60_000, 8, 2), zeros, end));
        shop.refuse(
                "png-9999.png",
                "9,999×9,999: within limits, but no room for it",
                Reason.TRUNCATED,
                joined(pngHeader(9_999, 9_999, 16, 6), zeros, end));
        shop.refuse("png-negative.png", "width −1", Reason.DAMAGED, joined(pngHeader(-1, 50, 8, 2), zeros, end));
        shop.refuse("png-1x1.png", "1×1", Reason.TOO_SMALL, Pictures.toPng(Scene.of(1, 1)));
        shop.refuse(
                "png-too-wide.png",
                "40,000×16",
                Reason.TOO_MANY_PIXELS,
                joined(pngHeader(40_000, 16, 8, 0), pngChunk("IDAT", deflatedZeros(640_016)), end));
    }
}
