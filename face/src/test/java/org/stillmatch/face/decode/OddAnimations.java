package org.stillmatch.face.decode;

import static org.stillmatch.face.decode.Surgery.*;

import java.io.IOException;
import java.util.Arrays;

/// WebP and GIF, still and moving, whole and damaged.
final class OddAnimations {
    private final Workshop shop;

    private OddAnimations(Workshop shop) {
        this.shop = shop;
    }

    static void make(Workshop shop) throws IOException {
        OddAnimations odd = new OddAnimations(shop);
        odd.webps();
        odd.gifs();
    }

    private void webps() throws IOException {
        byte[] lossy = shop.made("webp-lossy.webp", "cwebp -quiet -q 80 scene.png -o");
        byte[] lossless = shop.made("webp-lossless.webp", "cwebp -quiet -lossless scene.png -o");
        shop.made("webp-alpha.webp", "convert scene.png -alpha set -channel A -evaluate set 50% -quality 80");
        shop.tool("convert scene.png -negate second.gif");
        shop.tool("convert scene.png first.gif");
        shop.tool("convert -delay 10 first.gif second.gif -loop 0 animated.gif");
        byte[] animated = shop.quiet("gif2webp -quiet animated.gif -o webp-animated.webp", "webp-animated.webp");
        shop.read("webp-animated.webp", "`gif2webp` of a GIF of two frames", animated);
        byte[] frame = Arrays.copyOfRange(lossless, 12, lossless.length);
        byte[] place = hex("020000 040000 5f0000 470000 640000 00");
        shop.read(
                "webp-frame-on-canvas.webp",
                "a frame of 96×72 at (4, 8) on a canvas of 128×100",
                128,
                100,
                riff(
                        riffChunk("VP8X", hex("02000000 7f0000 630000")),
                        riffChunk("ANIM", new byte[6]),
                        riffChunk("ANMF", joined(place, frame))));
        byte[] turned = shop.quiet("convert scene.png -rotate 270 -quality 90 turned.webp", "turned.webp");
        shop.read(
                "webp-orientation-6.webp",
                "an EXIF chunk with orientation 6",
                riff(
                        riffChunk("VP8X", hex("08000000 470000 5f0000")),
                        Arrays.copyOfRange(turned, 12, turned.length),
                        riffChunk("EXIF", exif(6))));
        shop.refuse("webp-cut.webp", "a lossy file cut in the middle", Reason.TRUNCATED, cut(lossy, lossy.length / 2));
        shop.refuse(
                "webp-lossless-cut.webp",
                "a lossless file cut in the middle",
                Reason.TRUNCATED,
                cut(lossless, lossless.length / 2));
        shop.refuse("webp-header-only.webp", "the first 12 bytes", Reason.TRUNCATED, cut(lossy, 12));
        shop.refuse(
                "webp-huge-canvas.webp",
                "a small frame on a canvas of 16,777,216×16,777,216",
                Reason.TOO_MANY_PIXELS,
                riff(riffChunk("VP8X", hex("02000000 ffffff ffffff")), riffChunk("ANMF", joined(place, frame))));
        shop.refuse(
                "webp-frame-beyond-canvas.webp",
                "a frame of 96×72 on a canvas of 40×40",
                Reason.DAMAGED,
                riff(riffChunk("VP8X", hex("02000000 270000 270000")), riffChunk("ANMF", joined(place, frame))));
    }

    private void gifs() throws IOException {
        byte[] gif = shop.made("gif-plain.gif", "convert scene.png -colors 64");
        shop.read("gif-animated.gif", "two frames", shop.bytes("animated.gif"));
        shop.made("gif-interlaced.gif", "convert scene.png -colors 64 -interlace GIF");
        shop.made("gif-transparent.gif", "convert scene.png -colors 64 -fuzz 30% -transparent red");
        shop.read(
                "gif-frame-on-canvas.gif", "the screen of a GIF made 120×100", 120, 100, with(gif, 6, 120, 0, 100, 0));
        shop.read("gif-small-screen.gif", "the screen of a GIF made 10×10: it grows", with(gif, 6, 10, 0, 10, 0));
        shop.refuse("gif-cut.gif", "cut in the middle", Reason.TRUNCATED, cut(gif, gif.length / 2));
        shop.refuse("gif-header-only.gif", "the first 13 bytes", Reason.TRUNCATED, cut(gif, 13));
        int image = find(gif, ",\0\0\0\0", 0);
        byte[] vast = with(gif, image + 5, 0xff, 0xff, 0xff, 0xff);
        shop.refuse(
                "gif-65535.gif",
                "screen and frame of 65,535×65,535",
                Reason.TOO_MANY_PIXELS,
                with(vast, 6, 0xff, 0xff, 0xff, 0xff));
        shop.refuse(
                "gif-9000.gif",
                "a frame of 9,000×9,000: within limits, but no room for it",
                Reason.TRUNCATED,
                with(gif, image + 5, 0x28, 0x23, 0x28, 0x23));
        shop.refuse("gif-zero.gif", "a frame of 0×0", Reason.DAMAGED, with(gif, image + 5, 0, 0, 0, 0));
        shop.refuse(
                "gif-wrong-codes.gif",
                "codes that nothing defined",
                Reason.DAMAGED,
                with(gif, image + 14, 0xff, 0xff, 0xff, 0xff));
        shop.refuse(
                "gif-codes-end-early.gif",
                "the codes end after the first block",
                Reason.TRUNCATED,
                joined(cut(gif, image + 12 + 256), new byte[1], latin(";")));
    }
}
