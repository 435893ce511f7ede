package org.stillmatch.benchmarks;

import ai.onnxruntime.OrtException;
import java.util.ArrayList;
import java.util.List;
import org.stillmatch.face.Face;
import org.stillmatch.face.align.Alignment;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.decode.Resampler;
import org.stillmatch.face.decode.Unreadable;
import org.stillmatch.face.decode.Warp;
import org.stillmatch.face.detect.Box;
import org.stillmatch.face.embed.Fusion;
import org.stillmatch.models.Input;
import org.stillmatch.models.Model;
import org.stillmatch.models.Pack;
import org.stillmatch.models.Role;
import org.stillmatch.template.Template;

/// The fewest model calls that a template takes, on tensors made beforehand: one of the detector, the face
/// check, the landmarks and the pose each, and two of each recogniser. Nothing can be faster.
final class BareLoop implements Work, AutoCloseable {
    private final List<BareModel> models = new ArrayList<>();
    private final int size;

    /// @throws IllegalStateException if the calls do not give what the enrolment gives
    BareLoop(Pack pack, Enrolment enrolment) throws OrtException, Unreadable {
        this.size = enrolment.size();
        for (Role role : List.of(Role.DETECTOR, Role.FACE_CHECK, Role.LANDMARKS, Role.POSE)) {
            models.add(new BareModel(pack.model(role).orElseThrow()));
        }
        for (Model recogniser : pack.recognisers()) {
            models.add(new BareModel(recogniser));
        }
        for (int i = 0; i < size; i++) {
            prepare(enrolment.picture(i), enrolment);
            check(i, enrolment, pack);
        }
    }

    private void prepare(Picture still, Enrolment enrolment) throws OrtException {
        Face face = enrolment.face(still);
        Box box = face.box();
        double side = Math.max(box.width(), box.height());
        models.get(0).add(whole(still, models.get(0).input()));
        models.get(1).add(cut(still, box.centreX() - side / 2, box.centreY() - side / 2, side, side, 1));
        models.get(2).add(cut(still, box.centreX() - box.height() / 2, box.y(), box.height(), box.height(), 2));
        models.get(3)
                .add(cut(
                        still,
                        box.x() - 0.25 * box.width(),
                        box.y() - 0.25 * box.height(),
                        1.5 * box.width(),
                        1.5 * box.height(),
                        3));
        for (BareModel recogniser : models.subList(4, models.size())) {
            Picture crop =
                    Alignment.crop(still, face.landmarks(), recogniser.input().width());
            recogniser.add(crop);
            recogniser.add(crop.mirrored());
        }
    }

    private Picture cut(Picture still, double left, double top, double width, double height, int model) {
        Input input = models.get(model).input();
        return Warp.cut(still, left, top, width, height, input.width(), input.height());
    }

    /// The whole picture in the upper left of the detector's input, grey beside it.
    private static Picture whole(Picture still, Input input) {
        double zoom = Math.min((double) input.width() / still.width(), (double) input.height() / still.height());
        Picture small = Resampler.resize(
                still, (int) Math.round(still.width() * zoom), (int) Math.round(still.height() * zoom));
        byte[] rgb = new byte[3 * input.width() * input.height()];
        java.util.Arrays.fill(rgb, (byte) 127);
        for (int y = 0; y < small.height(); y++) {
            System.arraycopy(small.rgb(), 3 * y * small.width(), rgb, 3 * y * input.width(), 3 * small.width());
        }
        return new Picture(input.width(), input.height(), rgb);
    }

    /// The calls see the face that the enrolment saw, and make the template that it made.
    private void check(int picture, Enrolment enrolment, Pack pack) throws OrtException, Unreadable {
        float[] scores = models.get(0).run(picture);
        float best = 0;
        for (int i = 1; i < scores.length; i += 2) {
            best = Math.max(best, scores[i]);
        }
        float probability = models.get(1).run(picture)[1];
        float[] joined = new float[pack.dimension()];
        int at = 0;
        for (BareModel recogniser : models.subList(4, models.size())) {
            float[] straight = recogniser.run(2 * picture);
            float[] mirrored = recogniser.run(2 * picture + 1);
            float[] both = Fusion.fuse(List.of(straight, mirrored), new double[] {1, 1});
            System.arraycopy(both, 0, joined, at, both.length);
            at += both.length;
        }
        double score = Template.of(pack.id(), joined).score(enrolment.template(picture));
        if (best < 0.5f || score < 0.99999) {
            throw new IllegalStateException("The bare loop does not do what enrolment does: detector " + best
                    + ", face check " + probability + ", score with the enrolled template " + score);
        }
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void once(int picture) throws OrtException {
        for (int i = 0; i < 4; i++) {
            models.get(i).run(picture);
        }
        for (BareModel recogniser : models.subList(4, models.size())) {
            recogniser.run(2 * picture);
            recogniser.run(2 * picture + 1);
        }
    }

    @Override
    public void close() throws OrtException {
        for (BareModel model : models) {
            model.close();
        }
    }
}
