package org.stillmatch.benchmarks.linking;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.stillmatch.face.Embedded;
import org.stillmatch.face.Face;
import org.stillmatch.face.Faces;
import org.stillmatch.face.decode.Decoder;
import org.stillmatch.face.decode.Limits;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.decode.Unreadable;
import org.stillmatch.face.quality.Searchability;
import org.stillmatch.models.Pack;
import org.stillmatch.template.Entry;
import org.stillmatch.template.Presentation;
import org.stillmatch.template.Template;
import org.stillmatch.template.TemplateFile;

/// The one face of each picture, seen as a still is seen: found, judged, and made into a template only if it is
/// searchable. What was made is kept in the cache, so that a stopped run goes on.
final class Photographs {
    /// What the cache says of a picture without a searchable face, whose template is nobody's.
    private static final String NOT_SEARCHABLE = "not searchable ";

    private final Faces faces;
    private final TemplateFile kept;
    private final Template nobodys;
    private final Map<String, Optional<Entry>> known = new HashMap<>();
    private int looked;

    private Photographs(Faces faces, TemplateFile kept, Template nobodys) throws IOException {
        this.faces = faces;
        this.kept = kept;
        this.nobodys = nobodys;
        kept.forEach(entry -> {
            boolean no = entry.key().startsWith(NOT_SEARCHABLE);
            String name = no ? entry.key().substring(NOT_SEARCHABLE.length()) : entry.key();
            known.put(name, no ? Optional.empty() : Optional.of(entry));
        });
    }

    /// @param stills those with a searchable face
    /// @param pictures how many were looked at
    record Seen(List<Still> stills, int pictures) {
        Seen {
            stills = List.copyOf(stills);
        }
    }

    /// @param subject whom it shows
    /// @param shown how its face was shown
    record Still(String subject, String picture, Template template, Presentation shown) {}

    /// Every camera's frame of FRMDB's subjects.
    static Seen ofFrmdb(Path frmdb, Pack pack, Path cache) throws Exception {
        return seen(frmdb, pack, cache, subject -> subject.resolve("frames"), 1, Pick.BEST_SEEN);
    }

    /// LFW's pictures of everybody who has more than one.
    static Seen ofLfw(Path lfw, Pack pack, Path cache) throws Exception {
        return seen(lfw, pack, cache, subject -> subject, 2, Pick.MIDDLE);
    }

    private static Seen seen(Path root, Pack pack, Path cache, Folder folder, int fewest, Pick pick) throws Exception {
        try (Faces faces = new Faces(pack);
                TemplateFile kept = Files.exists(cache)
                        ? TemplateFile.open(cache, pack.id(), pack.dimension())
                        : TemplateFile.create(cache, pack.id(), pack.dimension())) {
            Photographs photographs = new Photographs(faces, kept, nobodys(pack));
            List<Still> stills = new ArrayList<>();
            int pictures = 0;
            for (Path subject : listed(root)) {
                List<Path> own = listed(folder.of(subject));
                if (own.size() < fewest) {
                    continue;
                }
                pictures += own.size();
                for (Optional<Entry> entry : photographs.entries(root, own, pick)) {
                    entry.ifPresent(e -> stills.add(still(subject.getFileName().toString(), e)));
                }
            }
            return new Seen(stills, pictures);
        }
    }

    private static Still still(String subject, Entry entry) {
        List<Float> a = entry.attributes();
        return new Still(
                subject,
                entry.key(),
                entry.template(),
                new Presentation(a.get(0), a.get(1), a.get(2), a.get(3), a.get(4), a.get(5)));
    }

    /// Where a subject's pictures are.
    private interface Folder {
        Path of(Path subject);
    }

    /// Which face of several is the subject's, told without knowing whom it resembles.
    private enum Pick {
        BEST_SEEN {
            @Override
            Optional<Face> of(Picture picture, List<Face> found) {
                return found.stream().findFirst();
            }
        },
        MIDDLE {
            @Override
            Optional<Face> of(Picture picture, List<Face> found) {
                return found.stream()
                        .min(Comparator.comparingDouble(face -> Math.hypot(
                                face.box().centreX() - picture.width() / 2.0,
                                face.box().centreY() - picture.height() / 2.0)));
            }
        };

        abstract Optional<Face> of(Picture picture, List<Face> found);
    }

    private List<Optional<Entry>> entries(Path root, List<Path> pictures, Pick pick) throws Exception {
        List<Optional<Entry>> entries = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Map<Path, Future<Optional<Embedded>>> looking = new HashMap<>();
            for (Path picture : pictures) {
                if (!known.containsKey(name(root, picture))) {
                    Callable<Optional<Embedded>> look = () -> look(picture, pick);
                    looking.put(picture, threads.submit(look));
                }
            }
            for (Path picture : pictures) {
                if (looking.containsKey(picture)) {
                    keep(name(root, picture), looking.get(picture).get());
                }
                entries.add(known.get(name(root, picture)));
            }
        }
        return entries;
    }

    private Optional<Embedded> look(Path file, Pick pick) throws Unreadable {
        Picture picture = Decoder.read(file, Limits.STANDARD).picture();
        List<Face> found = faces.inStill(picture);
        return pick.of(picture, found)
                .filter(face ->
                        Searchability.of(faces.assess(picture, face, found)).searchable())
                .map(face -> faces.embed(picture, face));
    }

    private void keep(String name, Optional<Embedded> made) throws IOException {
        Optional<Entry> entry = made.map(m -> entry(name, m));
        known.put(name, entry);
        kept.append(entry.orElseGet(() -> new Entry(NOT_SEARCHABLE + name, nobodys, List.of())));
        if (++looked % 500 == 0) {
            System.err.println(looked + " pictures looked at");
        }
    }

    private static Entry entry(String name, Embedded made) {
        Presentation p = made.shown();
        return new Entry(
                name,
                made.template(),
                List.of(p.yaw(), p.pitch(), p.poseSpread(), p.interEye(), p.faceProbability(), p.response()));
    }

    private static Template nobodys(Pack pack) {
        float[] vector = new float[pack.dimension()];
        vector[0] = 1;
        return Template.of(pack.id(), vector);
    }

    private static String name(Path root, Path picture) {
        return root.getFileName() + "/" + root.relativize(picture);
    }

    private static List<Path> listed(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
