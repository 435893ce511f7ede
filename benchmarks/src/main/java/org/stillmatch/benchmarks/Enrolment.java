package org.stillmatch.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.stillmatch.face.Face;
import org.stillmatch.face.Faces;
import org.stillmatch.face.decode.Decoder;
import org.stillmatch.face.decode.Limits;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.decode.Unreadable;
import org.stillmatch.template.Template;

/// The way of a custody image as the program goes it: read the file, find the face, make the template.
final class Enrolment implements Work {
    private final Faces faces;
    private final List<Path> files = new ArrayList<>();

    /// Leaves out files without a face: the bare loop would have nothing to run on.
    Enrolment(Faces faces, List<Path> mugshots) throws Unreadable {
        this.faces = faces;
        for (Path file : mugshots) {
            if (faces.inCustodyImage(read(file)).isPresent()) {
                files.add(file);
            }
        }
    }

    @Override
    public int size() {
        return files.size();
    }

    @Override
    public void once(int picture) throws Unreadable {
        template(picture);
    }

    Template template(int picture) throws Unreadable {
        Picture still = picture(picture);
        return faces.embed(still, face(still)).template();
    }

    Picture picture(int picture) throws Unreadable {
        return read(files.get(picture));
    }

    Face face(Picture still) {
        return faces.inCustodyImage(still).orElseThrow();
    }

    private static Picture read(Path file) throws Unreadable {
        return Decoder.read(file, Limits.STANDARD).picture();
    }
}
