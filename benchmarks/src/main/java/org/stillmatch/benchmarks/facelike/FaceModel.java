package org.stillmatch.benchmarks.facelike;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/// How templates of faces are spread: a mean, the directions in which they vary, and along each of those
/// how much people differ and how much pictures of one person do.
///
/// A face is mean + Σ basisᵢ·(√betweenᵢ·y + √withinᵢ·z) with y drawn once for a person, z for each picture.
final class FaceModel {
    private final float[] mean;
    private final float[] basis;
    private final double[] between;
    private final double[] within;

    private FaceModel(float[] mean, float[] basis, double[] between, double[] within) {
        this.mean = mean;
        this.basis = basis;
        this.between = between;
        this.within = within;
    }

    /// Faces that vary along each component by itself and as much, two fifths of it from picture to picture:
    /// no real ones, but there without any photograph.
    static FaceModel plain(int dimension) {
        double[] between = new double[dimension];
        double[] within = new double[dimension];
        Arrays.fill(between, .6 / dimension);
        Arrays.fill(within, .4 / dimension);
        return new FaceModel(new float[dimension], new float[0], between, within);
    }

    int dimension() {
        return mean.length;
    }

    float[] mean() {
        return mean;
    }

    /// The directions one after another, each of as many components as the mean has; empty if they are the
    /// components themselves.
    float[] basis() {
        return basis;
    }

    /// The variance of people along a direction.
    double between(int direction) {
        return between[direction];
    }

    /// The variance of one person's pictures along a direction.
    double within(int direction) {
        return within[direction];
    }

    /// Fits unit vectors, those of one person together.
    ///
    /// Directions are the eigenvectors of the covariance of all; what people differ along each is what is
    /// left of its variance after that of one person's pictures, at least nothing.
    ///
    /// @param people each with at least two vectors; together more than their dimension
    static FaceModel fit(Collection<List<float[]>> people) {
        int dimension = people.iterator().next().getFirst().length;
        double[] sum = new double[dimension];
        int pictures = 0;
        for (List<float[]> person : people) {
            for (float[] v : person) {
                add(sum, v, 1);
                pictures++;
            }
        }
        double[][] covariance = new double[dimension][dimension];
        for (List<float[]> person : people) {
            for (float[] v : person) {
                addOuter(covariance, deviation(v, sum, pictures), 1.0 / (pictures - 1));
            }
        }
        EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(covariance, false));
        RealMatrix directions = eigen.getVT();
        double[] within = within(people, directions);
        double[] between = new double[dimension];
        float[] basis = new float[dimension * dimension];
        float[] mean = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            mean[i] = (float) (sum[i] / pictures);
            between[i] = Math.max(0, eigen.getRealEigenvalue(i) - within[i]);
            for (int j = 0; j < dimension; j++) {
                basis[i * dimension + j] = (float) directions.getEntry(i, j);
            }
        }
        return new FaceModel(mean, basis, between, within);
    }

    private static double[] within(Collection<List<float[]>> people, RealMatrix directions) {
        double[] variance = new double[directions.getRowDimension()];
        int freedom = 0;
        for (List<float[]> person : people) {
            double[] own = new double[variance.length];
            person.forEach(v -> add(own, v, 1));
            for (float[] v : person) {
                double[] along = directions.operate(deviation(v, own, person.size()));
                for (int i = 0; i < along.length; i++) {
                    variance[i] += along[i] * along[i];
                }
            }
            freedom += person.size() - 1;
        }
        for (int i = 0; i < variance.length; i++) {
            variance[i] /= freedom;
        }
        return variance;
    }

    private static void add(double[] sum, float[] v, double weight) {
        for (int i = 0; i < v.length; i++) {
            sum[i] += weight * v[i];
        }
    }

    private static double[] deviation(float[] v, double[] sum, int count) {
        double[] deviation = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            deviation[i] = v[i] - sum[i] / count;
        }
        return deviation;
    }

    private static void addOuter(double[][] to, double[] v, double weight) {
        for (int i = 0; i < v.length; i++) {
            double scaled = weight * v[i];
            double[] row = to[i];
            for (int j = 0; j < v.length; j++) {
                row[j] += scaled * v[j];
            }
        }
    }

    /// Writes the file whole or not at all.
    void save(Path file) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(draft))) {
            out.writeInt(mean.length);
            out.write(bytes(mean));
            out.write(bytes(basis));
            for (int i = 0; i < mean.length; i++) {
                out.writeDouble(between[i]);
                out.writeDouble(within[i]);
            }
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    static FaceModel load(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            int dimension = in.readInt();
            float[] mean = floats(in, dimension);
            float[] basis = floats(in, dimension * dimension);
            double[] between = new double[dimension];
            double[] within = new double[dimension];
            for (int i = 0; i < dimension; i++) {
                between[i] = in.readDouble();
                within[i] = in.readDouble();
            }
            return new FaceModel(mean, basis, between, within);
        }
    }

    private static byte[] bytes(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    private static float[] floats(DataInputStream in, int count) throws IOException {
        float[] values = new float[count];
        ByteBuffer.wrap(in.readNBytes(Float.BYTES * count)).asFloatBuffer().get(values);
        return values;
    }
}
