package org.stillmatch.casework.depiction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.stillmatch.face.detect.Box;

/// A rectangle of whole pixels of the upright picture in which a bystander is made unrecognisable.
public record Region(int left, int top, int width, int height) {
    /// Hair, ears and chin tell people apart as well: so much of a box round a face lies around it on each side.
    private static final double MARGIN = 1 / 3.0;

    /// @throws IllegalArgumentException if it is empty or begins outside the picture
    public Region {
        if (left < 0 || top < 0 || width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "A region of " + width + "×" + height + " at (" + left + ", " + top + ")");
        }
    }

    /// The heads of everybody but the one whom it is about, whose face is left alone: a region that would reach into it
    /// ends before it.
    ///
    /// @param face of the one whom it is about
    /// @param others the faces to be hidden
    public static List<Region> bystanders(Box face, List<Box> others, int width, int height) {
        Span picture = new Span(0, 0, width, height);
        Span kept = Span.round(face, 0).within(picture);
        List<Region> regions = new ArrayList<>();
        for (Box other : others) {
            Span head = Span.round(other, MARGIN).within(picture).outside(kept);
            if (!head.isEmpty()) {
                regions.add(new Region(head.left, head.top, head.right - head.left, head.bottom - head.top));
            }
        }
        return List.copyOf(regions);
    }

    boolean within(int pictureWidth, int pictureHeight) {
        return (long) left + width <= pictureWidth && (long) top + height <= pictureHeight;
    }

    /// A rectangle that may be empty.
    private record Span(int left, int top, int right, int bottom) {
        static Span round(Box box, double margin) {
            double across = margin * box.width();
            double down = margin * box.height();
            return new Span(
                    (int) Math.floor(box.x() - across),
                    (int) Math.floor(box.y() - down),
                    (int) Math.ceil(box.x() + box.width() + across),
                    (int) Math.ceil(box.y() + box.height() + down));
        }

        Span within(Span other) {
            return new Span(
                    Math.max(left, other.left),
                    Math.max(top, other.top),
                    Math.min(right, other.right),
                    Math.min(bottom, other.bottom));
        }

        boolean isEmpty() {
            return right <= left || bottom <= top;
        }

        /// The largest part that lies wholly to one side of another.
        Span outside(Span other) {
            if (within(other).isEmpty()) {
                return this;
            }
            return Stream.of(
                            new Span(left, top, other.left, bottom),
                            new Span(other.right, top, right, bottom),
                            new Span(left, top, right, other.top),
                            new Span(left, other.bottom, right, bottom))
                    .max(Comparator.comparingLong(Span::area))
                    .orElseThrow();
        }

        private long area() {
            return isEmpty() ? 0 : (long) (right - left) * (bottom - top);
        }
    }
}
