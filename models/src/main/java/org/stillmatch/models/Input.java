package org.stillmatch.models;

import java.util.List;
import java.util.Optional;

/// The picture that a model takes: one, of a fixed size, as floats.
///
/// Each value is (sample − mean) × scale, with samples from 0 to 255.
///
/// @param name the input's name in the ONNX file; empty for 'its only one'
/// @param width in pixels, 1 to 4,096
/// @param height in pixels, 1 to 4,096
/// @param mean one for each channel, in the order of `colour`
/// @param scale one for each channel, in the order of `colour`
public record Input(
        Optional<String> name,
        Layout layout,
        Colour colour,
        int width,
        int height,
        List<Double> mean,
        List<Double> scale) {

    private static final int LARGEST = 4_096;

    /// The order of the axes: channels before or after rows and columns, always in a batch of one.
    public enum Layout {
        NCHW,
        NHWC
    }

    /// The order of the channels.
    public enum Colour {
        RGB(3),
        BGR(3),
        /// Rec. 601 luma.
        GREY(1);

        private final int channels;

        Colour(int channels) {
            this.channels = channels;
        }

        public int channels() {
            return channels;
        }
    }

    /// @throws IllegalArgumentException if a size or a number of channels does not fit
    public Input {
        if (width < 1 || width > LARGEST || height < 1 || height > LARGEST) {
            throw new IllegalArgumentException(
                    "an input is 1 to " + LARGEST + " pixels wide and high, not " + width + "×" + height);
        }
        if (mean.size() != colour.channels() || scale.size() != colour.channels()) {
            throw new IllegalArgumentException("mean and scale need " + colour.channels() + " values for " + colour
                    + ", not " + mean.size() + " and " + scale.size());
        }
        mean = List.copyOf(mean);
        scale = List.copyOf(scale);
        if (!mean.stream().allMatch(Double::isFinite) || !scale.stream().allMatch(s -> Double.isFinite(s) && s != 0)) {
            throw new IllegalArgumentException("mean and scale must be finite, and scale not 0");
        }
    }
}
