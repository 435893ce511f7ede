package org.stillmatch.face.track;

import java.nio.IntBuffer;
import org.stillmatch.face.decode.Picture;

/// How a decoded frame has to be turned to stand upright: perhaps its axes swap, then each may be mirrored.
///
/// These are the eight positions that quarter turns and mirrors can give. A slanted display matrix, which no
/// recorder writes, goes to the nearest of them.
record Turn(boolean swap, boolean mirrorX, boolean mirrorY) {
    static final Turn NONE = new Turn(false, false, false);

    /// From the nine numbers of an ISO/IEC 14496-12 track matrix {a, b, u, c, d, v, x, y, w}, by which a
    /// decoded place (p, q) is shown at (a·p + c·q + x, b·p + d·q + y).
    static Turn of(IntBuffer matrix) {
        int a = matrix.get(0);
        int b = matrix.get(1);
        int c = matrix.get(3);
        int d = matrix.get(4);
        return Math.abs((long) a) >= Math.abs((long) b) ? new Turn(false, a < 0, d < 0) : new Turn(true, c < 0, b < 0);
    }

    /// The upright picture. The samples become the picture's own when there is nothing to turn.
    Picture upright(int width, int height, byte[] rgb) {
        if (equals(NONE)) {
            return new Picture(width, height, rgb);
        }
        int outWidth = swap ? height : width;
        int outHeight = swap ? width : height;
        byte[] out = new byte[rgb.length];
        for (int y = 0, to = 0; y < outHeight; y++) {
            int v = mirrorY ? outHeight - 1 - y : y;
            for (int x = 0; x < outWidth; x++, to += 3) {
                int u = mirrorX ? outWidth - 1 - x : x;
                int from = 3 * (swap ? u * width + v : v * width + u);
                out[to] = rgb[from];
                out[to + 1] = rgb[from + 1];
                out[to + 2] = rgb[from + 2];
            }
        }
        return new Picture(outWidth, outHeight, out);
    }
}
