package org.stillmatch.face.decode;

import static org.stillmatch.face.decode.Surgery.*;

import java.io.IOException;
import java.util.Arrays;

/// JPEG in its kinds, turned, and damaged.
final class OddJpegs {
    private final Workshop shop;

    private OddJpegs(Workshop shop) {
        this.shop = shop;
    }

    static void make(Workshop shop) throws IOException {
        OddJpegs odd = new OddJpegs(shop);
        odd.kinds();
        odd.orientations();
        odd.damaged();
    }

    private void kinds() throws IOException {
        shop.read("jpeg-plain.jpg", "the scene, quality 85", shop.jpeg);
        byte[] progressive = shop.made("jpeg-progressive.jpg", "cjpeg -quality 85 -progressive -outfile OUT scene.ppm");
        shop.made("jpeg-grey.jpg", "cjpeg -quality 85 -grayscale -outfile OUT scene.ppm");
        shop.made("jpeg-rgb-components.jpg", "cjpeg -quality 85 -rgb -outfile OUT scene.ppm");
        shop.made("jpeg-restarts.jpg", "cjpeg -quality 85 -restart 1 -outfile OUT scene.ppm");
        shop.made("jpeg-odd-sampling.jpg", "cjpeg -quality 85 -sample 1x2,2x1,1x1 -outfile OUT scene.ppm");
        shop.made("jpeg-ycck.jpg", "convert scene.png -colorspace CMYK -quality 95");
        byte[] adobe = hex("ffee 000e 41646f6265 0064 0000 0000 00");
        shop.read(
                "jpeg-cmyk.jpg",
                "inverted inks and Adobe's segment, transform 0",
                inserted(Inks.jpeg(Workshop.SCENE), 2, adobe));
        shop.read(
                "jpeg-cmyk-without-adobe.jpg", "inverted inks and no word on what they are", Inks.jpeg(Workshop.SCENE));
        shop.refuse(
                "jpeg-arithmetic.jpg",
                "`cjpeg -arithmetic scene.ppm`",
                Reason.UNSUPPORTED,
                shop.quiet("cjpeg -arithmetic -outfile arithmetic.jpg scene.ppm", "arithmetic.jpg"));
        shop.read("jpeg-named.png", "a JPEG under the name of a PNG", shop.jpeg);
        shop.read("still of till 4 (copy) 100%.jpg", "a plain JPEG, its name with spaces and signs", shop.jpeg);
        shop.read(
                "jpeg-trailing-garbage.jpg",
                "2,000 bytes of text behind the end",
                joined(shop.jpeg, latin("garbage ".repeat(250))));
        shop.read("jpeg-twice.jpg", "two JPEG files, one behind the other", joined(shop.jpeg, progressive));
        shop.read("jpeg-wide.jpg", "20,000×32", 20_000, 32, Pictures.toJpeg(Scene.of(20_000, 32), 30));
        shop.read(
                "jpeg-without-end.jpg",
                "the last two bytes, the end marker, are missing and nothing else",
                cut(shop.jpeg, shop.jpeg.length - 2));
        int table = find(shop.jpeg, "\u00ff\u00c4", 0);
        shop.read(
                "jpeg-motion-frame.jpg",
                "without Huffman tables, as a frame out of motion JPEG",
                without(shop.jpeg, table, table + 2 + 418));
        byte[] junk = joined(hex("ffe2 4000"), latin("ICC_PROFILE\0\1\1"), new byte[0x4000 - 16]);
        shop.read("jpeg-broken-profile.jpg", "a colour profile of zeros", inserted(shop.jpeg, 20, junk));
        shop.refuse(
                "jpeg-progressive-cut.jpg",
                "a progressive file cut in a scan",
                Reason.TRUNCATED,
                cut(progressive, progressive.length * 3 / 4));
        shop.refuse(
                "jpeg-progressive-last-scan-missing.jpg",
                "a progressive file cut between two scans",
                Reason.TRUNCATED,
                cut(progressive, find(progressive, "\u00ff\u00da", 8)));
    }

    private void orientations() throws IOException {
        String[] turns = {
            "-noop", "-flop", "-rotate 180", "-flip", "-transpose", "-rotate 270", "-transverse", "-rotate 90"
        };
        for (int i = 0; i < 8; i++) {
            byte[] stored =
                    shop.quiet("convert scene.png " + turns[i] + " -strip -quality 92 turned.jpg", "turned.jpg");
            shop.read(
                    "jpeg-orientation-" + (i + 1) + ".jpg",
                    "`convert scene.png " + turns[i] + "`, EXIF orientation " + (i + 1),
                    withExif(stored, exif(i + 1)));
        }
        byte[] loop = with(exif(6), 4, 0x7f, 0xff, 0xff, 0xf0);
        shop.read("jpeg-exif-broken.jpg", "EXIF whose directory lies beyond the end", withExif(shop.jpeg, loop));
        shop.read("jpeg-exif-nonsense.jpg", "EXIF orientation 99", withExif(shop.jpeg, exif(99)));
        shop.read(
                "jpeg-exif-many-entries.jpg",
                "EXIF directory of 65,535 entries in 26 bytes",
                withExif(
                        shop.quiet("convert scene.png -rotate 270 -strip -quality 92 turned.jpg", "turned.jpg"),
                        with(exif(6), 8, 0xff, 0xff)));
    }

    private void damaged() throws IOException {
        int scan = find(shop.jpeg, "\u00ff\u00da", 0);
        shop.refuse("jpeg-cut-at-20.jpg", "the first 20 bytes", Reason.TRUNCATED, cut(shop.jpeg, 20));
        shop.refuse("jpeg-header-only.jpg", "cut where the pixels begin", Reason.TRUNCATED, cut(shop.jpeg, scan));
        shop.refuse(
                "jpeg-cut-half.jpg",
                "cut in the middle of the pixels",
                Reason.TRUNCATED,
                cut(shop.jpeg, (scan + shop.jpeg.length) / 2));
        shop.refuse(
                "jpeg-cut-near-end.jpg",
                "the last 40 bytes are missing",
                Reason.TRUNCATED,
                cut(shop.jpeg, shop.jpeg.length - 40));
        byte[] zeroed = shop.jpeg.clone();
        Arrays.fill(zeroed, (scan + shop.jpeg.length) / 2, shop.jpeg.length, (byte) 0);
        shop.refuse(
                "jpeg-zeros-in-place-of-end.jpg", "the second half of the pixels is zeros", Reason.TRUNCATED, zeroed);
        shop.refuse(
                "jpeg-hole.jpg",
                "200 bytes cut out of the middle of the pixels",
                Reason.DAMAGED,
                without(shop.jpeg, scan + 600, scan + 800));
        shop.refuse(
                "jpeg-size-too-high.jpg", "the frame header says 96×720", Reason.DAMAGED, jpegSize(shop.jpeg, 96, 720));
        shop.read("jpeg-size-too-low.jpg", "the frame header says 96×40", 96, 40, jpegSize(shop.jpeg, 96, 40));
        shop.refuse(
                "jpeg-size-65535.jpg",
                "the frame header says 65,535×65,535",
                Reason.TOO_MANY_PIXELS,
                jpegSize(shop.jpeg, 65_535, 65_535));
        shop.refuse(
                "jpeg-size-9000.jpg",
                "the frame header says 9,000×9,000: within limits, but no room for it",
                Reason.DAMAGED,
                jpegSize(shop.jpeg, 9000, 9000));
        shop.refuse("jpeg-size-zero.jpg", "the frame header says height 0", Reason.DAMAGED, jpegSize(shop.jpeg, 96, 0));
        shop.refuse(
                "jpeg-two-frames.jpg",
                "the frame header twice",
                Reason.DAMAGED,
                inserted(shop.jpeg, find(shop.jpeg, "\u00ff\u00c0", 0), frameHeader()));
        byte[] restarts = shop.bytes("jpeg-restarts.jpg");
        int restart = find(restarts, "\u00ff\u00d1", 0);
        shop.refuse(
                "jpeg-restart-lost.jpg",
                "a strip between two restart markers is missing",
                Reason.DAMAGED,
                without(restarts, restart, find(restarts, "\u00ff\u00d2", 0)));
        byte[] scans = shop.jpeg;
        byte[] emptyScan = hex("ffda 000c 03 0100 0200 0300 003f00");
        for (int i = 0; i < 200; i++) {
            scans = inserted(scans, scan, emptyScan);
        }
        shop.refuse("jpeg-many-scans.jpg", "200 empty scans before the pixels", Reason.DAMAGED, scans);
    }

    private byte[] frameHeader() {
        int at = find(shop.jpeg, "\u00ff\u00c0", 0);
        return Arrays.copyOfRange(shop.jpeg, at, at + 19);
    }
}
