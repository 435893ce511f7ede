package org.stillmatch.face.decode;

import static org.stillmatch.face.decode.Surgery.*;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Makes the kept corpus of odd files anew: `OddFiles FOLDER`, then read the differences before keeping them.
///
/// Needs ImageMagick, libwebp's and libjpeg-turbo's tools, libtiff's tools and gifsicle on the PATH; the tests
/// need only the files. Every picture is drawn ([Scene]).
final class OddFiles {
    private static final int W = 96;
    private static final int H = 72;

    private final OddFolder out;
    private final Path work = Files.createTempDirectory("odd");
    private final byte[] png = Pictures.toPng(Scene.of(W, H));
    private final byte[] jpeg = Pictures.toJpeg(Scene.of(W, H), 85);

    private OddFiles(Path folder) throws IOException {
        out = new OddFolder(folder);
        Files.write(work.resolve("scene.png"), png);
        tool("convert scene.png scene.ppm");
    }

    public static void main(String[] args) throws Exception {
        OddFiles maker = new OddFiles(Path.of(args[0]));
        maker.jpegs();
        maker.jpegOrientations();
        maker.damagedJpegs();
        maker.pngs();
        maker.damagedPngs();
        maker.webps();
        maker.gifs();
        maker.bmps();
        maker.tiffs();
        maker.damagedTiffs();
        maker.strangers();
        maker.out.writeLists();
    }

    private void tool(String line) throws IOException {
        try {
            Process process = new ProcessBuilder(line.split(" "))
                    .directory(work.toFile())
                    .inheritIO()
                    .start();
            if (process.waitFor() != 0) {
                throw new IOException("Failed: " + line);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /// What a tool makes of the scene, kept as a file that is read. `OUT`, or the end of the line, is its name.
    private byte[] made(String name, String line) throws IOException {
        String whole = line.contains("OUT") ? line.replace("OUT", name) : line + " " + name;
        byte[] file = quiet(whole, name);
        out.read(name, "`" + whole + "`", W, H, file);
        return file;
    }

    private byte[] quiet(String line, String name) throws IOException {
        tool(line);
        return Files.readAllBytes(work.resolve(name));
    }

    private void jpegs() throws IOException {
        out.read("jpeg-plain.jpg", "the scene, quality 85", W, H, jpeg);
        byte[] progressive = made("jpeg-progressive.jpg", "cjpeg -quality 85 -progressive -outfile OUT scene.ppm");
        made("jpeg-grey.jpg", "cjpeg -quality 85 -grayscale -outfile OUT scene.ppm");
        made("jpeg-rgb-components.jpg", "cjpeg -quality 85 -rgb -outfile OUT scene.ppm");
        made("jpeg-restarts.jpg", "cjpeg -quality 85 -restart 1 -outfile OUT scene.ppm");
        made("jpeg-odd-sampling.jpg", "cjpeg -quality 85 -sample 1x2,2x1,1x1 -outfile OUT scene.ppm");
        made("jpeg-ycck.jpg", "convert scene.png -colorspace CMYK -quality 95");
        byte[] adobe = hex("ffee 000e 41646f6265 0064 0000 0000 00");
        out.read(
                "jpeg-cmyk.jpg",
                "inverted inks and Adobe's segment, transform 0",
                W,
                H,
                inserted(Inks.jpeg(Scene.of(W, H)), 2, adobe));
        out.read(
                "jpeg-cmyk-without-adobe.jpg",
                "inverted inks and no word on what they are",
                W,
                H,
                Inks.jpeg(Scene.of(W, H)));
        out.refuse(
                "jpeg-arithmetic.jpg",
                "`cjpeg -arithmetic scene.ppm`",
                Reason.UNSUPPORTED,
                quiet("cjpeg -arithmetic -outfile arithmetic.jpg scene.ppm", "arithmetic.jpg"));
        out.read("jpeg-named.png", "a JPEG under the name of a PNG", W, H, jpeg);
        out.read("still of till 4 (copy) 100%.jpg", "a plain JPEG, its name with spaces and signs", W, H, jpeg);
        out.read(
                "jpeg-trailing-garbage.jpg",
                "2,000 bytes of text behind the end",
                W,
                H,
                joined(jpeg, latin("garbage ".repeat(250))));
        out.read("jpeg-twice.jpg", "two JPEG files, one behind the other", W, H, joined(jpeg, progressive));
        out.read("jpeg-wide.jpg", "20,000×32", 20_000, 32, Pictures.toJpeg(Scene.of(20_000, 32), 30));
        out.read(
                "jpeg-without-end.jpg",
                "the last two bytes, the end marker, are missing and nothing else",
                W,
                H,
                cut(jpeg, jpeg.length - 2));
        int table = find(jpeg, "\u00ff\u00c4", 0);
        out.read(
                "jpeg-motion-frame.jpg",
                "without Huffman tables, as a frame out of motion JPEG",
                W,
                H,
                without(jpeg, table, table + 2 + 418));
        byte[] junk = joined(hex("ffe2 4000"), latin("ICC_PROFILE\0\1\1"), new byte[0x4000 - 16]);
        out.read("jpeg-broken-profile.jpg", "a colour profile of zeros", W, H, inserted(jpeg, 20, junk));
        out.refuse(
                "jpeg-progressive-cut.jpg",
                "a progressive file cut in a scan",
                Reason.TRUNCATED,
                cut(progressive, progressive.length * 3 / 4));
        out.refuse(
                "jpeg-progressive-last-scan-missing.jpg",
                "a progressive file cut between two scans",
                Reason.TRUNCATED,
                cut(progressive, find(progressive, "\u00ff\u00da", 8)));
    }

    private void jpegOrientations() throws IOException {
        String[] turns = {
            "-noop", "-flop", "-rotate 180", "-flip", "-transpose", "-rotate 270", "-transverse", "-rotate 90"
        };
        for (int i = 0; i < 8; i++) {
            byte[] stored = quiet("convert scene.png " + turns[i] + " -strip -quality 92 turned.jpg", "turned.jpg");
            out.read(
                    "jpeg-orientation-" + (i + 1) + ".jpg",
                    "`convert scene.png " + turns[i] + "`, EXIF orientation " + (i + 1),
                    W,
                    H,
                    withExif(stored, exif(i + 1)));
        }
        byte[] loop = with(exif(6), 4, 0x7f, 0xff, 0xff, 0xf0);
        out.read("jpeg-exif-broken.jpg", "EXIF whose directory lies beyond the end", W, H, withExif(jpeg, loop));
        out.read("jpeg-exif-nonsense.jpg", "EXIF orientation 99", W, H, withExif(jpeg, exif(99)));
        out.read(
                "jpeg-exif-many-entries.jpg",
                "EXIF directory of 65,535 entries in 26 bytes",
                W,
                H,
                withExif(
                        quiet("convert scene.png -rotate 270 -strip -quality 92 turned.jpg", "turned.jpg"),
                        with(exif(6), 8, 0xff, 0xff)));
    }

    private void damagedJpegs() throws IOException {
        int scan = find(jpeg, "\u00ff\u00da", 0);
        out.refuse("jpeg-cut-at-20.jpg", "the first 20 bytes", Reason.TRUNCATED, cut(jpeg, 20));
        out.refuse("jpeg-header-only.jpg", "cut where the pixels begin", Reason.TRUNCATED, cut(jpeg, scan));
        out.refuse(
                "jpeg-cut-half.jpg",
                "cut in the middle of the pixels",
                Reason.TRUNCATED,
                cut(jpeg, (scan + jpeg.length) / 2));
        out.refuse(
                "jpeg-cut-near-end.jpg",
                "the last 40 bytes are missing",
                Reason.TRUNCATED,
                cut(jpeg, jpeg.length - 40));
        byte[] zeroed = jpeg.clone();
        Arrays.fill(zeroed, (scan + jpeg.length) / 2, jpeg.length, (byte) 0);
        out.refuse(
                "jpeg-zeros-in-place-of-end.jpg", "the second half of the pixels is zeros", Reason.TRUNCATED, zeroed);
        out.refuse(
                "jpeg-hole.jpg",
                "200 bytes cut out of the middle of the pixels",
                Reason.DAMAGED,
                without(jpeg, scan + 600, scan + 800));
        out.refuse("jpeg-size-too-high.jpg", "the frame header says 96×720", Reason.DAMAGED, jpegSize(jpeg, W, 720));
        out.read("jpeg-size-too-low.jpg", "the frame header says 96×40", W, 40, jpegSize(jpeg, W, 40));
        out.refuse(
                "jpeg-size-65535.jpg",
                "the frame header says 65,535×65,535",
                Reason.TOO_MANY_PIXELS,
                jpegSize(jpeg, 65_535, 65_535));
        out.refuse(
                "jpeg-size-9000.jpg",
                "the frame header says 9,000×9,000: within limits, but no room for it",
                Reason.DAMAGED,
                jpegSize(jpeg, 9000, 9000));
        out.refuse("jpeg-size-zero.jpg", "the frame header says height 0", Reason.DAMAGED, jpegSize(jpeg, W, 0));
        out.refuse(
                "jpeg-two-frames.jpg",
                "the frame header twice",
                Reason.DAMAGED,
                inserted(jpeg, find(jpeg, "\u00ff\u00c0", 0), frameHeader()));
        byte[] restarts = Files.readAllBytes(work.resolve("jpeg-restarts.jpg"));
        int restart = find(restarts, "\u00ff\u00d1", 0);
        out.refuse(
                "jpeg-restart-lost.jpg",
                "a strip between two restart markers is missing",
                Reason.DAMAGED,
                without(restarts, restart, find(restarts, "\u00ff\u00d2", 0)));
        byte[] scans = jpeg;
        byte[] emptyScan = hex("ffda 000c 03 0100 0200 0300 003f00");
        for (int i = 0; i < 200; i++) {
            scans = inserted(scans, scan, emptyScan);
        }
        out.refuse("jpeg-many-scans.jpg", "200 empty scans before the pixels", Reason.DAMAGED, scans);
    }

    private byte[] frameHeader() {
        int at = find(jpeg, "\u00ff\u00c0", 0);
        return Arrays.copyOfRange(jpeg, at, at + 19);
    }

    private void pngs() throws IOException {
        out.read("png-plain.png", "the scene", W, H, png);
        out.read("png-named.jpg", "a PNG under the name of a JPEG", W, H, png);
        made("png-16-bit.png", "convert scene.png -depth 16 -define png:bit-depth=16 -define png:color-type=2");
        out.read(
                "png-palette-transparent.png",
                "252 colours, each two fifths opaque (tRNS)",
                W,
                H,
                Inks.palettePng(Scene.of(W, H)));
        made(
                "png-grey-alpha.png",
                "convert scene.png -colorspace Gray -alpha set -channel A -evaluate set 50%"
                        + " -define png:color-type=4");
        made("png-alpha.png", "convert scene.png -alpha set -channel A -evaluate set 25% -define png:color-type=6");
        made("png-interlaced.png", "convert scene.png -interlace PNG");
        made("png-1-bit.png", "convert scene.png -monochrome -define png:bit-depth=1");
        made(
                "png-grey-16-bit.png",
                "convert scene.png -grayscale Rec601Luma -define png:bit-depth=16" + " -define png:color-type=0");
        int data = find(png, "IDAT", 0) - 4;
        byte[] control = pngChunk("acTL", hex("00000002 00000000"));
        byte[] frame = hex("00000000 00000060 00000048 00000000 00000000 000a 0064 00 00");
        byte[] second = hex("00000001 00000060 00000048 00000000 00000000 000a 0064 00 00");
        int end = find(png, "IEND", 0) - 4;
        byte[] pixels = Arrays.copyOfRange(png, data + 8, end - 4);
        byte[] animation = joined(
                cut(png, data),
                control,
                pngChunk("fcTL", frame),
                Arrays.copyOfRange(png, data, end),
                pngChunk("fcTL", second),
                pngChunk("fdAT", joined(hex("00000002"), pixels)),
                pngChunk("IEND", new byte[0]));
        out.read("png-animated.png", "an APNG of two frames", W, H, animation);
        byte[] zeros = deflatedZeros(40 << 20);
        out.read(
                "png-profile-bomb.png",
                "an iCCP chunk that unpacks to 40 MiB",
                W,
                H,
                inserted(png, 33, pngChunk("iCCP", joined(latin("bomb\0\0"), zeros))));
        out.read(
                "png-text-bomb.png",
                "a zTXt chunk that unpacks to 40 MiB",
                W,
                H,
                inserted(png, 33, pngChunk("zTXt", joined(latin("bomb\0\0"), zeros))));
        byte[] turned = quiet("convert scene.png -rotate 270 -strip turned.png", "turned.png");
        out.read(
                "png-orientation-6.png",
                "an eXIf chunk with orientation 6",
                W,
                H,
                inserted(turned, 33, pngChunk("eXIf", exif(6))));
        out.read("png-without-end.png", "the end chunk is missing and nothing else", W, H, cut(png, end));
    }

    private void damagedPngs() throws IOException {
        int data = find(png, "IDAT", 0) - 4;
        out.refuse("png-signature-only.png", "the first 8 bytes", Reason.TRUNCATED, cut(png, 8));
        out.refuse("png-header-only.png", "the first 33 bytes", Reason.TRUNCATED, cut(png, 33));
        out.refuse("png-cut-half.png", "cut in the middle of the pixels", Reason.TRUNCATED, cut(png, png.length / 2));
        byte[] half = Arrays.copyOfRange(png, data + 8, data + 8 + (png.length - data) / 2);
        out.refuse(
                "png-short-data.png",
                "half of the pixels in a chunk that is whole",
                Reason.TRUNCATED,
                joined(cut(png, data), pngChunk("IDAT", half), pngChunk("IEND", new byte[0])));
        out.refuse(
                "png-wrong-checksum.png",
                "one bit flipped in the pixels",
                Reason.DAMAGED,
                with(png, data + 60, png[data + 60] ^ 1));
        out.refuse(
                "png-unknown-critical.png",
                "a chunk CgBI, as from a telephone's app store",
                Reason.UNSUPPORTED,
                inserted(png, 8, pngChunk("CgBI", hex("50002002"))));
        byte[] zeros = pngChunk("IDAT", deflatedZeros(3 << 20));
        byte[] end = pngChunk("IEND", new byte[0]);
        out.refuse(
                "png-60000.png",
                "60,000×60,000 in 3 KB",
                Reason.TOO_MANY_PIXELS,
                joined(pngHeader(60_000, 60_000, 8, 2), zeros, end));
        out.refuse(
                "png-9999.png",
                "9,999×9,999: within limits, but no room for it",
                Reason.TRUNCATED,
                joined(pngHeader(9_999, 9_999, 16, 6), zeros, end));
        out.refuse("png-negative.png", "width −1", Reason.DAMAGED, joined(pngHeader(-1, 50, 8, 2), zeros, end));
        out.refuse("png-1x1.png", "1×1", Reason.TOO_SMALL, Pictures.toPng(Scene.of(1, 1)));
        out.refuse(
                "png-too-wide.png",
                "40,000×16",
                Reason.TOO_MANY_PIXELS,
                joined(pngHeader(40_000, 16, 8, 0), pngChunk("IDAT", deflatedZeros(640_016)), end));
    }

    private void webps() throws IOException {
        byte[] lossy = made("webp-lossy.webp", "cwebp -quiet -q 80 scene.png -o");
        byte[] lossless = made("webp-lossless.webp", "cwebp -quiet -lossless scene.png -o");
        made("webp-alpha.webp", "convert scene.png -alpha set -channel A -evaluate set 50% -quality 80");
        tool("convert scene.png -negate second.gif");
        tool("convert scene.png first.gif");
        tool("convert -delay 10 first.gif second.gif -loop 0 animated.gif");
        byte[] animated = quiet("gif2webp -quiet animated.gif -o webp-animated.webp", "webp-animated.webp");
        out.read("webp-animated.webp", "`gif2webp` of a GIF of two frames", W, H, animated);
        byte[] frame = Arrays.copyOfRange(lossless, 12, lossless.length);
        byte[] place = hex("020000 040000 5f0000 470000 640000 00");
        out.read(
                "webp-frame-on-canvas.webp",
                "a frame of 96×72 at (4, 8) on a canvas of 128×100",
                128,
                100,
                riff(
                        riffChunk("VP8X", hex("02000000 7f0000 630000")),
                        riffChunk("ANIM", new byte[6]),
                        riffChunk("ANMF", joined(place, frame))));
        byte[] turned = quiet("convert scene.png -rotate 270 -quality 90 turned.webp", "turned.webp");
        out.read(
                "webp-orientation-6.webp",
                "an EXIF chunk with orientation 6",
                W,
                H,
                riff(
                        riffChunk("VP8X", hex("08000000 470000 5f0000")),
                        Arrays.copyOfRange(turned, 12, turned.length),
                        riffChunk("EXIF", exif(6))));
        out.refuse("webp-cut.webp", "a lossy file cut in the middle", Reason.TRUNCATED, cut(lossy, lossy.length / 2));
        out.refuse(
                "webp-lossless-cut.webp",
                "a lossless file cut in the middle",
                Reason.TRUNCATED,
                cut(lossless, lossless.length / 2));
        out.refuse("webp-header-only.webp", "the first 12 bytes", Reason.TRUNCATED, cut(lossy, 12));
        out.refuse(
                "webp-huge-canvas.webp",
                "a small frame on a canvas of 16,777,216×16,777,216",
                Reason.TOO_MANY_PIXELS,
                riff(riffChunk("VP8X", hex("02000000 ffffff ffffff")), riffChunk("ANMF", joined(place, frame))));
        out.refuse(
                "webp-frame-beyond-canvas.webp",
                "a frame of 96×72 on a canvas of 40×40",
                Reason.DAMAGED,
                riff(riffChunk("VP8X", hex("02000000 270000 270000")), riffChunk("ANMF", joined(place, frame))));
    }

    private void gifs() throws IOException {
        byte[] gif = made("gif-plain.gif", "convert scene.png -colors 64");
        out.read("gif-animated.gif", "two frames", W, H, Files.readAllBytes(work.resolve("animated.gif")));
        made("gif-interlaced.gif", "convert scene.png -colors 64 -interlace GIF");
        made("gif-transparent.gif", "convert scene.png -colors 64 -fuzz 30% -transparent red");
        out.read("gif-frame-on-canvas.gif", "the screen of a GIF made 120×100", 120, 100, with(gif, 6, 120, 0, 100, 0));
        out.read("gif-small-screen.gif", "the screen of a GIF made 10×10: it grows", W, H, with(gif, 6, 10, 0, 10, 0));
        out.refuse("gif-cut.gif", "cut in the middle", Reason.TRUNCATED, cut(gif, gif.length / 2));
        out.refuse("gif-header-only.gif", "the first 13 bytes", Reason.TRUNCATED, cut(gif, 13));
        int image = find(gif, ",\0\0\0\0", 0);
        byte[] vast = with(gif, image + 5, 0xff, 0xff, 0xff, 0xff);
        out.refuse(
                "gif-65535.gif",
                "screen and frame of 65,535×65,535",
                Reason.TOO_MANY_PIXELS,
                with(vast, 6, 0xff, 0xff, 0xff, 0xff));
        out.refuse(
                "gif-9000.gif",
                "a frame of 9,000×9,000: within limits, but no room for it",
                Reason.TRUNCATED,
                with(gif, image + 5, 0x28, 0x23, 0x28, 0x23));
        out.refuse("gif-zero.gif", "a frame of 0×0", Reason.DAMAGED, with(gif, image + 5, 0, 0, 0, 0));
        out.refuse(
                "gif-wrong-codes.gif",
                "codes that nothing defined",
                Reason.DAMAGED,
                with(gif, image + 14, 0xff, 0xff, 0xff, 0xff));
        out.refuse(
                "gif-codes-end-early.gif",
                "the codes end after the first block",
                Reason.TRUNCATED,
                joined(cut(gif, image + 12 + 256), new byte[1], latin(";")));
    }

    private void bmps() throws IOException {
        byte[] bmp = made("bmp-24.bmp", "convert scene.png -type TrueColor");
        byte[] top = with(bmp, 22, 0xb8, 0xff, 0xff, 0xff);
        out.read("bmp-top-down.bmp", "height −72: the rows upside down", W, H, top);
        made("bmp-run-lengths.bmp", "convert scene.png -colors 16 -compress RLE -type Palette");
        made("bmp-1-bit.bmp", "convert scene.png -monochrome");
        made("bmp-16-bit.bmp", "convert scene.png -define bmp:subtype=RGB565");
        made("bmp-alpha.bmp", "convert scene.png -alpha set -channel A -evaluate set 50%");
        out.refuse("bmp-cut.bmp", "cut in the middle", Reason.TRUNCATED, cut(bmp, bmp.length / 2));
        out.refuse("bmp-header-only.bmp", "the first 54 bytes", Reason.TRUNCATED, cut(bmp, 54));
        out.refuse(
                "bmp-vast.bmp",
                "2,000,000,000×2,000,000,000",
                Reason.TOO_MANY_PIXELS,
                with(bmp, 18, 0, 0x94, 0x35, 0x77, 0, 0x94, 0x35, 0x77));
        out.refuse(
                "bmp-9000.bmp",
                "9,000×9,000: within limits, but no room for it",
                Reason.TRUNCATED,
                with(bmp, 18, 0x28, 0x23, 0, 0, 0x28, 0x23, 0, 0));
    }

    private void tiffs() throws IOException {
        made("tiff-plain.tif", "convert scene.png -compress none -strip");
        made("tiff-lzw.tif", "convert scene.png -compress LZW -strip");
        made("tiff-deflate.tif", "convert scene.png -compress Zip -strip");
        made("tiff-packbits.tif", "convert scene.png -compress RLE -strip");
        made("tiff-16-bit.tif", "convert scene.png -depth 16 -compress LZW -strip");
        made("tiff-big-endian.tif", "convert scene.png -endian MSB -compress none -strip");
        made("tiff-cmyk.tif", "convert scene.png -colorspace CMYK -compress LZW -strip");
        made("tiff-palette.tif", "convert scene.png -colors 64 -type Palette -compress LZW -strip");
        made(
                "tiff-grey-alpha.tif",
                "convert scene.png -colorspace Gray -alpha set -channel A -evaluate set 50%" + " -compress LZW -strip");
        made(
                "tiff-white-is-zero.tif",
                "convert scene.png -colorspace Gray -define quantum:polarity=min-is-white" + " -compress none -strip");
        tool("convert scene.png -compress none -strip plain.tif");
        made("tiff-tiled.tif", "tiffcp -t -w 32 -l 32 plain.tif");
        made("tiff-planes.tif", "tiffcp -p separate plain.tif");
        tool("convert scene.png ( scene.png -negate ) -compress LZW -strip pages.tif");
        out.read("tiff-pages.tif", "two pages", W, H, Files.readAllBytes(work.resolve("pages.tif")));
        byte[] turned =
                quiet("convert scene.png -rotate 270 -strip -orient RightTop -compress LZW turned.tif", "turned.tif");
        out.read("tiff-orientation-6.tif", "stored turned, orientation 6", W, H, turned);
    }

    private void damagedTiffs() throws IOException {
        byte[] plain = quiet("tiffcp -c none plain.tif copy.tif", "copy.tif");
        byte[] endFirst = Files.readAllBytes(work.resolve("tiff-lzw.tif"));
        out.refuse("tiff-cut.tif", "cut in the middle", Reason.TRUNCATED, cut(endFirst, endFirst.length / 2));
        out.refuse("tiff-header-only.tif", "the first 8 bytes", Reason.TRUNCATED, cut(plain, 8));
        out.refuse(
                "tiff-vast.tif",
                "2,147,483,647×2,147,483,647",
                Reason.TOO_MANY_PIXELS,
                Tiffs.withSize(plain, 0x7fffffff, 0x7fffffff));
        out.refuse(
                "tiff-9000.tif",
                "9,000×9,000: within limits, but no room for it",
                Reason.TRUNCATED,
                Tiffs.withSize(plain, 9000, 9000));
        out.refuse("tiff-zero.tif", "0×72", Reason.DAMAGED, Tiffs.withSize(plain, 0, H));
        out.read("tiff-directory-loop.tif", "the directory names itself as the next", W, H, Tiffs.looped(plain));
        out.refuse(
                "tiff-vast-list.tif",
                "a list of 4,294,967,295 strip lengths",
                Reason.DAMAGED,
                Tiffs.withCount(plain, 279, -1));
        out.refuse(
                "tiff-vast-strips.tif",
                "its strips begin beyond the end of the file",
                Reason.TRUNCATED,
                Tiffs.withCount(plain, 273, 9000));
        for (String kind : new String[] {"JPEG", "Group4"}) {
            String mono = kind.equals("JPEG") ? "" : " -monochrome";
            String name = "tiff-" + kind.toLowerCase(java.util.Locale.ROOT) + ".tif";
            String line = "convert scene.png" + mono + " -compress " + kind + " " + name;
            out.refuse(name, "`" + line + "`", Reason.UNSUPPORTED, quiet(line, name));
        }
        String big = "convert scene.png TIFF64:tiff-big.tif";
        out.refuse("tiff-big.tif", "`" + big + "`", Reason.UNSUPPORTED, quiet(big, "tiff-big.tif"));
        String floats = "convert scene.png -depth 32 -define quantum:format=floating-point tiff-floats.tif";
        out.refuse("tiff-floats.tif", "`" + floats + "`", Reason.UNSUPPORTED, quiet(floats, "tiff-floats.tif"));
    }

    private void strangers() throws IOException {
        String page = "<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body>Session expired</body></html>\n";
        String drawing = "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"96\"/>\n";
        stranger("empty.jpg", "no byte", Reason.EMPTY, new byte[0]);
        stranger("one-byte.jpg", "one byte", Reason.NOT_A_PICTURE, hex("ff"));
        stranger("two-letters.bmp", "the letters BM", Reason.TRUNCATED, latin("BM"));
        stranger("web-page.jpg", "a web page under the name of a JPEG", Reason.NOT_A_PICTURE, latin(page));
        stranger("document.pdf", "the beginning of a PDF", Reason.NOT_A_PICTURE, latin("%PDF-1.7\n1 0 obj\n<<>>\n"));
        stranger(
                "archive.zip",
                "an empty archive entry",
                Reason.NOT_A_PICTURE,
                hex("504b0304 14000000 00000000 00000000 00000000 00000000 00000100 000061"));
        stranger("drawing.svg", "a drawing", Reason.UNSUPPORTED, latin(drawing));
        stranger(
                "notes.txt",
                "text that begins like a BMP",
                Reason.NOT_A_PICTURE,
                latin("BMW seen at the rear door, 14:05\n"));
        stranger(
                "telephone.heic",
                "the first box of a HEIC file",
                Reason.UNSUPPORTED,
                joined(hex("00000018"), latin("ftypheic\0\0\0\0mif1heic"), new byte[40]));
        stranger(
                "clip.mp4",
                "the first box of an MP4 file",
                Reason.NOT_A_PICTURE,
                joined(hex("00000018"), latin("ftypisom\0\0\2\0isomavc1"), new byte[40]));
        stranger(
                "clip.avi",
                "the head of an AVI file",
                Reason.NOT_A_PICTURE,
                joined(latin("RIFF"), little(4000), latin("AVI LIST"), new byte[40]));
        stranger("zeros.jpg", "3,000 zeros", Reason.NOT_A_PICTURE, new byte[3000]);
    }

    private void stranger(String name, String how, Reason reason, byte[] file) throws IOException {
        out.refuse(name, how, reason, file);
    }
}
