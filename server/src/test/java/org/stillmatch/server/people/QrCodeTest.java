package org.stillmatch.server.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.DecoderResult;
import com.google.zxing.qrcode.decoder.Decoder;
import org.junit.jupiter.api.Test;

class QrCodeTest {
    @Test
    void anotherProgramReadsEveryLengthWithoutCorrectingAnything() throws Exception {
        for (int length = 0; length <= QrCode.LONGEST; length++) {
            String text = "otpauth://totp/Stillmatch:a%40example.org?secret="
                    .repeat(3)
                    .substring(0, length);

            DecoderResult read = new Decoder().decode(modules(QrCode.of(text).orElseThrow()));

            assertEquals(text, read.getText());
            assertEquals(0, read.getErrorsCorrected());
        }
    }

    @Test
    void whatIsTooLongHasNone() {
        assertTrue(QrCode.of("x".repeat(QrCode.LONGEST + 1)).isEmpty());
    }

    private static BitMatrix modules(QrCode code) {
        BitMatrix modules = new BitMatrix(QrCode.SIZE);
        for (int row = 0; row < QrCode.SIZE; row++) {
            for (int column = 0; column < QrCode.SIZE; column++) {
                if (code.dark(row, column)) {
                    modules.set(column, row);
                }
            }
        }
        return modules;
    }
}
