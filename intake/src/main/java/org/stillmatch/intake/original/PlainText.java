package org.stillmatch.intake.original;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.stillmatch.audit.act.Refusal;

/// A text in UTF-8 with nothing in it but letters and line ends.
final class PlainText {
    private static final int BUFFER = 1 << 13;

    private PlainText() {}

    /// Whether a file begins like a text.
    ///
    /// @param head may end in the middle of a letter
    static boolean begins(byte[] head) {
        CharBuffer letters = CharBuffer.allocate(head.length);
        boolean coded = !decoder().decode(ByteBuffer.wrap(head), letters, false).isError();
        return coded && letters.flip().chars().allMatch(PlainText::isWritten);
    }

    /// @throws Refusal if it goes on otherwise than it begins
    static void check(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                Reader reader = new InputStreamReader(in, decoder())) {
            char[] buffer = new char[BUFFER];
            for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
                if (!CharBuffer.wrap(buffer, 0, read).chars().allMatch(PlainText::isWritten)) {
                    throw refused();
                }
            }
        } catch (CharacterCodingException e) {
            throw refused();
        }
    }

    private static Refusal refused() {
        return Refusal.invalid("file", "This is not a text all through: save it as PDF or DOCX and send that.");
    }

    private static boolean isWritten(int c) {
        return c >= ' ' && c != 0x7f || c == '\n' || c == '\r' || c == '\t';
    }

    private static CharsetDecoder decoder() {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }
}
