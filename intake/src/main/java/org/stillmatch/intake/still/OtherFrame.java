package org.stillmatch.intake.still;

import java.util.List;
import org.stillmatch.face.Face;
import org.stillmatch.face.detect.Box;

/// Another frame of the clip that a still was taken of, in which the same person was followed.
public final class OtherFrame {
    private final int number;
    private final byte[] file;
    private final Face face;
    private final List<Box> others;

    OtherFrame(int number, byte[] file, Face face, List<Box> others) {
        this.number = number;
        this.file = file;
        this.face = face;
        this.others = List.copyOf(others);
    }

    /// By which the clip offers it.
    public int number() {
        return number;
    }

    /// The whole frame as a PNG file, the same whenever it is made of the clip.
    public byte[] file() {
        return file.clone();
    }

    /// The face that was followed.
    public Face face() {
        return face;
    }

    /// Where other faces are.
    public List<Box> others() {
        return others;
    }
}
