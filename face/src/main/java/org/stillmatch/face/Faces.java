package org.stillmatch.face;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.stillmatch.face.align.LandmarkFinder;
import org.stillmatch.face.align.Landmarks;
import org.stillmatch.face.align.Pose;
import org.stillmatch.face.align.PoseEstimator;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.detect.Box;
import org.stillmatch.face.detect.Detection;
import org.stillmatch.face.detect.Detector;
import org.stillmatch.face.detect.FaceCheck;
import org.stillmatch.face.embed.Embedder;
import org.stillmatch.face.net.Network;
import org.stillmatch.face.quality.FaceSample;
import org.stillmatch.face.quality.Qualities;
import org.stillmatch.face.quality.QualityReport;
import org.stillmatch.models.Model;
import org.stillmatch.models.Pack;
import org.stillmatch.models.Role;
import org.stillmatch.template.PackId;
import org.stillmatch.template.Presentation;

/// The networks of one pack at work: finds faces and makes templates. Any number of threads may share it.
public final class Faces implements AutoCloseable {
    private final Pack pack;
    private final List<Network> networks = new ArrayList<>();
    private final Detector detector;
    private final FaceCheck check;
    private final LandmarkFinder landmarks;
    private final PoseEstimator pose;
    private final Embedder embedder;

    /// @throws org.stillmatch.face.net.NetworkException if a network of the pack cannot be run here
    public Faces(Pack pack) {
        this.pack = pack;
        this.detector = new Detector(network(pack, Role.DETECTOR));
        this.check = new FaceCheck(network(pack, Role.FACE_CHECK));
        this.landmarks = new LandmarkFinder(network(pack, Role.LANDMARKS));
        this.pose = new PoseEstimator(network(pack, Role.POSE));
        this.embedder = new Embedder(
                pack.id(), pack.recognisers().stream().map(this::network).toList());
    }

    private Network network(Pack from, Role role) {
        return network(from.model(role)
                .orElseThrow(() -> new IllegalArgumentException("The pack " + from + " has no " + role)));
    }

    private Network network(Model model) {
        Network network = new Network(model);
        networks.add(network);
        return network;
    }

    /// The pack whose id every template carries.
    public PackId pack() {
        return pack.id();
    }

    /// Every believed face of a still, the best seen first.
    public List<Face> inStill(Picture picture) {
        List<Face> faces = new ArrayList<>();
        double coarsest = detector.levels(picture).getFirst();
        for (Detection detection : detector.everyLevel(picture)) {
            look(picture, detection, coarsest).ifPresent(faces::add);
        }
        return faces;
    }

    /// The one person that a custody image shows: the first level at which a face is believed decides.
    public Optional<Face> inCustodyImage(Picture picture) {
        List<Double> levels = detector.levels(picture);
        for (double zoom : levels) {
            Optional<Face> best = Optional.empty();
            double bestClaim = 0;
            for (Detection detection : detector.detect(picture, zoom)) {
                double claim = claim(picture, detection);
                if (claim > bestClaim) {
                    Optional<Face> face = look(picture, detection, levels.getFirst());
                    if (face.isPresent()) {
                        best = face;
                        bestClaim = claim;
                    }
                }
            }
            if (best.isPresent()) {
                return best;
            }
        }
        return Optional.empty();
    }

    /// The template of a face, and how the face was shown when it was made.
    public Embedded embed(Picture picture, Face face) {
        Embedder.Embedded made = embedder.embed(picture, face.landmarks());
        return new Embedded(
                made.template(),
                new Presentation(
                        face.pose().yaw(),
                        face.pose().pitch(),
                        face.pose().spread(),
                        (float) face.landmarks().interEyeDistance(),
                        face.faceProbability(),
                        made.response()));
    }

    /// How good a face is, measure by measure, told without embedding it.
    ///
    /// @param all every face of the picture, this one among them
    public QualityReport assess(Picture picture, Face face, List<Face> all) {
        return Qualities.assess(new FaceSample(
                picture,
                face.box(),
                face.landmarks(),
                face.pose(),
                face.score(),
                all.stream().filter(other -> !other.equals(face)).map(Face::box).toList(),
                OptionalDouble.empty(),
                OptionalDouble.of(face.faceProbability())));
    }

    /// A detection is believed when a second opinion agrees: a network that sees only the box, or, in
    /// the picture as a whole, the pose model by knowing which way the head looks. In enlarged tiles it
    /// knows that of patterns as well.
    private Optional<Face> look(Picture picture, Detection detection, double coarsest) {
        float probability = check.probability(picture, detection.box());
        Pose looks = pose.estimate(picture, detection.box());
        boolean known = looks.spread() < Pose.UNSURE && detection.level() < 1.5 * coarsest;
        if (probability < FaceCheck.BELIEVED && !known) {
            return Optional.empty();
        }
        Landmarks points = landmarks.find(picture, detection.box());
        if (points.interEyeDistance() == 0) {
            return Optional.empty();
        }
        return Optional.of(new Face(detection.box(), detection.score(), probability, points, looks));
    }

    /// How much a face looks like what the picture was taken of: large, well seen and in the middle.
    private static double claim(Picture picture, Detection detection) {
        Box box = detection.box();
        double off = Math.hypot(box.centreX() / picture.width() - 0.5, box.centreY() / picture.height() - 0.5);
        return detection.score() * Math.sqrt(box.area()) * (1 - 0.5 * Math.min(1, off));
    }

    @Override
    public void close() {
        networks.forEach(Network::close);
    }
}
