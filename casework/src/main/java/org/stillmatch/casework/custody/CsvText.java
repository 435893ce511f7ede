package org.stillmatch.casework.custody;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// The text of a CSV file: UTF-8 with or without a byte order mark, and nothing else.
public final class CsvText {
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private CsvText() {}

    /// @return a reader that throws a [java.nio.charset.CharacterCodingException] where it is no UTF-8
    public static Reader of(InputStream bytes) throws IOException {
        PushbackReader reader = new PushbackReader(new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        try {
            int first = reader.read();
            if (first >= 0 && first != BYTE_ORDER_MARK) {
                reader.unread(first);
            }
            return reader;
        } catch (IOException e) {
            reader.close();
            throw e;
        }
    }
}
