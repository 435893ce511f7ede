package org.stillmatch.benchmarks.facelike;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.stillmatch.face.Face;
import org.stillmatch.face.Faces;
import org.stillmatch.face.decode.Decoder;
import org.stillmatch.face.decode.Limits;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.decode.Unreadable;
import org.stillmatch.models.Pack;
import org.stillmatch.template.Entry;
import org.stillmatch.template.Template;
import org.stillmatch.template.TemplateFile;

/// Templates of real photographs, made as enrolment makes them, from a folder of a folder for each person.
///
/// They are kept in a file of the cache under the picture's path below the folder, so that a stopped run
/// goes on; pictures without a face are few and are looked at again.
final class Portraits {
    /// Pictures of one person, and people with at least two, that are looked at.
    private static final int MOST_OF_ONE = 3;

    private Portraits() {}

    /// The unit vectors of every person with at least two usable pictures.
    static List<List<float[]>> of(Path images, Pack pack, Path file) throws IOException, Unreadable {
        Map<String, List<float[]>> people = new LinkedHashMap<>();
        try (Faces faces = new Faces(pack);
                TemplateFile kept = Files.exists(file)
                        ? TemplateFile.open(file, pack.id(), pack.dimension())
                        : TemplateFile.create(file, pack.id(), pack.dimension())) {
            Map<String, Template> known = new LinkedHashMap<>();
            kept.forEach(entry -> known.put(entry.key(), entry.template()));
            for (Path picture : pictures(images)) {
                String key = images.relativize(picture).toString();
                Optional<Template> template =
                        known.containsKey(key) ? Optional.of(known.get(key)) : template(faces, picture);
                if (template.isEmpty()) {
                    continue;
                }
                if (!known.containsKey(key)) {
                    kept.append(new Entry(key, template.get(), List.of()));
                }
                people.computeIfAbsent(key.substring(0, key.indexOf('/')), p -> new ArrayList<>())
                        .add(FaceFile.unit(template.get()));
            }
        }
        return people.values().stream().filter(p -> p.size() > 1).toList();
    }

    private static Optional<Template> template(Faces faces, Path picture) throws Unreadable {
        Picture decoded = Decoder.read(picture, Limits.STANDARD).picture();
        Optional<Face> face = faces.inCustodyImage(decoded);
        return face.isEmpty()
                ? Optional.empty()
                : Optional.of(faces.embed(decoded, face.get()).template());
    }

    private static List<Path> pictures(Path images) throws IOException {
        List<Path> pictures = new ArrayList<>();
        try (Stream<Path> people = Files.list(images)) {
            for (Path person : people.sorted().toList()) {
                try (Stream<Path> own = Files.list(person)) {
                    List<Path> first = own.sorted().limit(MOST_OF_ONE).toList();
                    if (first.size() > 1) {
                        pictures.addAll(first);
                    }
                }
            }
        }
        return pictures;
    }
}
