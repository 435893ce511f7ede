package org.stillmatch.evaluation.interval;

/// A 95 % interval and how it was made.
public record Interval(double low, double high, Method method) {
    /// The share of repetitions in which such an interval should hold the true value.
    public static final double CONFIDENCE = 0.95;

    /// Where an interval comes from.
    public enum Method {
        SUBJECT_BOOTSTRAP("subject-level bootstrap, percentile"),
        WILSON_OVER_SUBJECTS("Wilson over subjects, since no resample showed any variation"),
        WILSON("Wilson");

        private final String words;

        Method(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
