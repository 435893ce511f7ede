package org.stillmatch.face;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stillmatch.face.decode.Patterns;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.models.DefaultPack;
import org.stillmatch.template.PackId;

/// A face that was found before, on a real photograph.
@Tag("measured")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KnownFaceTest {
    private static final PackId ANOTHER = new PackId("ab".repeat(32));

    private final Faces faces = new Faces(DefaultPack.open());
    private final Picture picture;
    private final Face face;

    KnownFaceTest() throws Exception {
        picture = new Photographs().of("audrey");
        face = faces.inStill(picture).getFirst();
    }

    @AfterAll
    void close() {
        faces.close();
    }

    @Test
    void isTakenAsItIsByTheNetworksThatFoundIt() {
        // Nothing is looked for: the picture may as well show nobody.
        Picture nobody = Patterns.noise(picture.width(), picture.height(), 1);
        assertEquals(Optional.of(face), new KnownFace(faces.pack(), face).in(nobody, faces));
    }

    @Test
    void isFoundAgainByItsPlaceWithOtherNetworks() {
        Face about = face.movedBy(face.box().width() / 8, -face.box().height() / 8);
        assertEquals(Optional.of(face), new KnownFace(ANOTHER, about).in(picture, faces));
    }

    @Test
    void isNotMistakenForAFaceElsewhere() {
        for (float away : List.of(-1f, .75f, 3f)) {
            Face beside = face.movedBy(away * face.box().width(), 0);
            assertEquals(Optional.empty(), new KnownFace(ANOTHER, beside).in(picture, faces), away + " widths away");
        }
    }
}
