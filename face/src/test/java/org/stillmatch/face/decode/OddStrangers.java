package org.stillmatch.face.decode;

import static org.stillmatch.face.decode.Surgery.*;

import java.io.IOException;

/// What is sent in place of a picture.
final class OddStrangers {
    private final Workshop shop;

    private OddStrangers(Workshop shop) {
        this.shop = shop;
    }

    static void make(Workshop shop) throws IOException {
        OddStrangers odd = new OddStrangers(shop);
        odd.strangers();
    }

    private void strangers() throws IOException {
        String page = "<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body>Session expired</body></html>\n";
        String drawing = "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"96\"/>\n";
        shop.refuse("empty.jpg", "no byte", Reason.EMPTY, new byte[0]);
        shop.refuse("one-byte.jpg", "one byte", Reason.NOT_A_PICTURE, hex("ff"));
        shop.refuse("two-letters.bmp", "the letters BM", Reason.TRUNCATED, latin("BM"));
        shop.refuse("web-page.jpg", "a web page under the name of a JPEG", Reason.NOT_A_PICTURE, latin(page));
        shop.refuse("document.pdf", "the beginning of a PDF", Reason.NOT_A_PICTURE, latin("%PDF-1.7\n1 0 obj\n<<>>\n"));
        shop.refuse(
                "archive.zip",
                "an empty archive entry",
                Reason.NOT_A_PICTURE,
                hex("504b0304 14000000 00000000 00000000 00000000 00000000 00000100 000061"));
        shop.refuse("drawing.svg", "a drawing", Reason.UNSUPPORTED, latin(drawing));
        shop.refuse(
                "notes.txt",
                "text that begins like a BMP",
                Reason.NOT_A_PICTURE,
                latin("BMW seen at the rear door, 14:05\n"));
        shop.refuse(
                "telephone.heic",
                "the first box of a HEIC file",
                Reason.UNSUPPORTED,
                joined(hex("00000018"), latin("ftypheic\0\0\0\0mif1heic"), new byte[40]));
        shop.refuse(
                "clip.mp4",
                "the first box of an MP4 file",
                Reason.NOT_A_PICTURE,
                joined(hex("00000018"), latin("ftypisom\0\0\2\0isomavc1"), new byte[40]));
        shop.refuse(
                "clip.avi",
                "the head of an AVI file",
                Reason.NOT_A_PICTURE,
                joined(latin("RIFF"), little(4000), latin("AVI LIST"), new byte[40]));
        shop.refuse("zeros.jpg", "3,000 zeros", Reason.NOT_A_PICTURE, new byte[3000]);
    }
}
