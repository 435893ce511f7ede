package org.stillmatch.casework.custody;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Custody images by their numbers, which are their slots in the gallery on the disk. In the order of enrolment.
public final class CustodyImages implements Iterable<CustodyImage> {
    private final @Nullable CustodyImage[] bySlot;
    private final int size;

    CustodyImages(@Nullable CustodyImage[] bySlot) {
        this.bySlot = bySlot.clone();
        this.size = (int) Arrays.stream(bySlot).filter(Objects::nonNull).count();
    }

    /// Images numbered from 0.
    public static CustodyImages of(List<CustodyImage> images) {
        return new CustodyImages(images.toArray(CustodyImage[]::new));
    }

    /// How many images there are.
    public int size() {
        return size;
    }

    /// @throws IllegalArgumentException if there is no image of that number
    public CustodyImage get(int number) {
        CustodyImage image = number < 0 || number >= bySlot.length ? null : bySlot[number];
        if (image == null) {
            throw new IllegalArgumentException("There is no eligible image in slot " + number);
        }
        return image;
    }

    @Override
    public Iterator<CustodyImage> iterator() {
        return Arrays.stream(bySlot)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .iterator();
    }
}
