package org.stillmatch.face.decode;

import static org.stillmatch.face.decode.Surgery.*;

import java.io.IOException;

/// BMP and TIFF, whole and damaged.
final class OddScans {
    private final Workshop shop;

    private OddScans(Workshop shop) {
        this.shop = shop;
    }

    static void make(Workshop shop) throws IOException {
        OddScans odd = new OddScans(shop);
        odd.bmps();
        odd.tiffs();
        odd.damagedTiffs();
    }

    private void bmps() throws IOException {
        byte[] bmp = shop.made("bmp-24.bmp", "convert scene.png -type TrueColor");
        byte[] top = with(bmp, 22, 0xb8, 0xff, 0xff, 0xff);
        shop.read("bmp-top-down.bmp", "height −72: the rows upside down", top);
        shop.made("bmp-run-lengths.bmp", "convert scene.png -colors 16 -compress RLE -type Palette");
        shop.made("bmp-1-bit.bmp", "convert scene.png -monochrome");
        shop.made("bmp-16-bit.bmp", "convert scene.png -define bmp:subtype=RGB565");
        shop.made("bmp-alpha.bmp", "convert scene.png -alpha set -channel A -evaluate set 50%");
        shop.refuse("bmp-cut.bmp", "cut in the middle", Reason.TRUNCATED, cut(bmp, bmp.length / 2));
        shop.refuse("bmp-header-only.bmp", "the first 54 bytes", Reason.TRUNCATED, cut(bmp, 54));
        shop.refuse(
                "bmp-vast.bmp",
                "2,000,000,000×2,000,000,000",
                Reason.TOO_MANY_PIXELS,
                with(bmp, 18, 0, 0x94, 0x35, 0x77, 0, 0x94, 0x35, 0x77));
        shop.refuse(
                "bmp-9000.bmp",
                "9,000×9,000: within limits, but no room for it",
                Reason.TRUNCATED,
                with(bmp, 18, 0x28, 0x23, 0, 0, 0x28, 0x23, 0, 0));
    }

    private void tiffs() throws IOException {
        shop.made("tiff-plain.tif", "convert scene.png -compress none -strip");
        shop.made("tiff-lzw.tif", "convert scene.png -compress LZW -strip");
        shop.made("tiff-deflate.tif", "convert scene.png -compress Zip -strip");
        shop.made("tiff-packbits.tif", "convert scene.png -compress RLE -strip");
        shop.made("tiff-16-bit.tif", "convert scene.png -depth 16 -compress LZW -strip");
        shop.made("tiff-big-endian.tif", "convert scene.png -endian MSB -compress none -strip");
        shop.made("tiff-cmyk.tif", "convert scene.png -colorspace CMYK -compress LZW -strip");
        shop.made("tiff-palette.tif", "convert scene.png -colors 64 -type Palette -compress LZW -strip");
        shop.made(
                "tiff-grey-alpha.tif",
                "convert scene.png -colorspace Gray -alpha set -channel A -evaluate set 50%" + " -compress LZW -strip");
        shop.made(
                "tiff-white-is-zero.tif",
                "convert scene.png -colorspace Gray -define quantum:polarity=min-is-white" + " -compress none -strip");
        shop.tool("convert scene.png -compress none -strip plain.tif");
        shop.made("tiff-tiled.tif", "tiffcp -t -w 32 -l 32 plain.tif");
        shop.made("tiff-planes.tif", "tiffcp -p separate plain.tif");
        shop.tool("convert scene.png ( scene.png -negate ) -compress LZW -strip pages.tif");
        shop.read("tiff-pages.tif", "two pages", shop.bytes("pages.tif"));
        byte[] turned = shop.quiet(
                "convert scene.png -rotate 270 -strip -orient RightTop -compress LZW turned.tif", "turned.tif");
        shop.read("tiff-orientation-6.tif", "stored turned, orientation 6", turned);
    }

    private void damagedTiffs() throws IOException {
        byte[] plain = shop.quiet("tiffcp -c none plain.tif copy.tif", "copy.tif");
        byte[] endFirst = shop.bytes("tiff-lzw.tif");
        shop.refuse("tiff-cut.tif", "cut in the middle", Reason.TRUNCATED, cut(endFirst, endFirst.length / 2));
        shop.refuse("tiff-header-only.tif", "the first 8 bytes", Reason.TRUNCATED, cut(plain, 8));
        shop.refuse(
                "tiff-vast.tif",
                "2,147,483,647×2,147,483,647",
                Reason.TOO_MANY_PIXELS,
                Tiffs.withSize(plain, 0x7fffffff, 0x7fffffff));
        shop.refuse(
                "tiff-9000.tif",
                "9,000×9,000: within limits, but no room for it",
                Reason.TRUNCATED,
                Tiffs.withSize(plain, 9000, 9000));
        shop.refuse("tiff-zero.tif", "0×72", Reason.DAMAGED, Tiffs.withSize(plain, 0, 72));
        shop.read("tiff-directory-loop.tif", "the directory names itself as the next", Tiffs.looped(plain));
        shop.refuse(
                "tiff-vast-list.tif",
                "a list of 4,294,967,295 strip lengths",
                Reason.DAMAGED,
                Tiffs.withCount(plain, 279, -1));
        shop.refuse(
                "tiff-vast-strips.tif",
                "its strips begin beyond the end of the file",
                Reason.TRUNCATED,
                Tiffs.withCount(plain, 273, 9000));
        for (String kind : new String[] {"JPEG", "Group4"}) {
            String mono = kind.equals("JPEG") ? "" : " -monochrome";
            String name = "tiff-" + kind.toLowerCase(java.util.Locale.ROOT) + ".tif";
            String line = "convert scene.png" + mono + " -compress " + kind + " " + name;
            shop.refuse(name, "`" + line + "`", Reason.UNSUPPORTED, shop.quiet(line, name));
        }
        String big = "convert scene.png TIFF64:tiff-big.tif";
        shop.refuse("tiff-big.tif", "`" + big + "`", Reason.UNSUPPORTED, shop.quiet(big, "tiff-big.tif"));
        String floats = "convert scene.png -depth 32 -define quantum:format=floating-point tiff-floats.tif";
        shop.refuse("tiff-floats.tif", "`" + floats + "`", Reason.UNSUPPORTED, shop.quiet(floats, "tiff-floats.tif"));
    }
}
