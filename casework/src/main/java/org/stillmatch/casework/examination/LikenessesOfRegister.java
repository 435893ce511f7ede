package org.stillmatch.casework.examination;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.stillmatch.audit.act.Days;
import org.stillmatch.casework.register.Image;
import org.stillmatch.casework.register.Images;
import org.stillmatch.casework.register.Pictures;
import org.stillmatch.casework.register.Subject;
import org.stillmatch.casework.register.Subjects;

/// The register's images, as far as they may be compared: what may not be is shown to nobody either.
@Component
final class LikenessesOfRegister implements Likenesses {
    private static final String FRONT = "front";

    private final Images images;
    private final Subjects subjects;
    private final Pictures pictures;
    private final InstantSource clock;

    LikenessesOfRegister(Images images, Subjects subjects, Pictures pictures, InstantSource clock) {
        this.images = images;
        this.subjects = subjects;
        this.pictures = pictures;
        this.clock = clock;
    }

    @Override
    public List<UUID> of(int subject, boolean minors) {
        Predicate<Image> front = image ->
                image.facts().view().filter(view -> view.startsWith(FRONT)).isPresent();
        return images.of(subject).stream()
                .filter(image -> image.sha256().isPresent() && mayBeShown(image, minors))
                .sorted(Comparator.comparing(front::test)
                        .reversed()
                        .thenComparing(Image::enteredAt)
                        .thenComparing(Image::id))
                .map(Image::id)
                .toList();
    }

    @Override
    public Optional<byte[]> file(int subject, UUID image, boolean minors) {
        return images.find(image)
                .filter(found -> found.subject() == subject && mayBeShown(found, minors))
                .flatMap(found -> pictures.get(subject, image));
    }

    private boolean mayBeShown(Image image, boolean minors) {
        Optional<LocalDate> bornOn = subjects.find(image.subject()).flatMap(Subject::bornOn);
        LocalDate today = Days.of(clock.instant());
        return image.objection(bornOn, today, minors).isEmpty();
    }
}
