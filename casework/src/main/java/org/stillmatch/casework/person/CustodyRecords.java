package org.stillmatch.casework.person;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.stillmatch.audit.act.Days;
import org.stillmatch.casework.offences.RecordedOffences;
import org.stillmatch.casework.register.Arrest;
import org.stillmatch.casework.register.Arrests;
import org.stillmatch.casework.register.Image;
import org.stillmatch.casework.register.Images;
import org.stillmatch.casework.register.Pictures;
import org.stillmatch.casework.register.Subject;
import org.stillmatch.casework.register.Subjects;

/// Reads what the register has of a subject.
@Component
final class CustodyRecords {
    private final Subjects subjects;
    private final Images images;
    private final Pictures pictures;
    private final Arrests arrests;
    private final RecordedOffences offences;
    private final InstantSource clock;

    CustodyRecords(
            Subjects subjects,
            Images images,
            Pictures pictures,
            Arrests arrests,
            RecordedOffences offences,
            InstantSource clock) {
        this.subjects = subjects;
        this.images = images;
        this.pictures = pictures;
        this.arrests = arrests;
        this.offences = offences;
        this.clock = clock;
    }

    /// Empty if there is no such subject, or it was erased.
    Optional<CustodyRecord> of(int subject) {
        LocalDate today = Days.of(clock.instant());
        return subjects.find(subject)
                .filter(found -> found.state().equals("held"))
                .map(found -> of(found, today));
    }

    /// The file of an image; empty if there is none, or it may not be shown today.
    Optional<byte[]> file(int subject, UUID image) {
        return of(subject)
                .filter(record -> record.images().stream()
                        .anyMatch(taken -> taken.kept() && taken.id().equals(image)))
                .flatMap(record -> pictures.get(subject, image));
    }

    private CustodyRecord of(Subject subject, LocalDate today) {
        List<CustodyRecord.Taken> shown = new ArrayList<>();
        Map<String, Integer> notShown = new TreeMap<>();
        for (Image image : images.of(subject.id())) {
            // For which offence a policy would let it be compared is not asked: here it would be shown for any.
            Optional<String> objection = image.objection(subject.bornOn(), today, false);
            objection.ifPresentOrElse(
                    why -> notShown.merge(why, 1, Integer::sum), () -> shown.add(taken(image, subject, today)));
        }
        shown.sort(
                Comparator.comparing((CustodyRecord.Taken image) -> image.on().orElse(LocalDate.MIN))
                        .reversed()
                        .thenComparing(CustodyRecord.Taken::id));
        return new CustodyRecord(
                subject, shown, notShown, arrested(arrests.of(subject.id())), offences.standing(subject.id()));
    }

    private static CustodyRecord.Taken taken(Image image, Subject subject, LocalDate today) {
        Optional<LocalDate> on = image.facts().capturedOn();
        return new CustodyRecord.Taken(
                image.id(),
                image.facts().view(),
                on,
                on.map(day -> Period.between(day, today)),
                on.flatMap(day ->
                        subject.bornOn().map(born -> Period.between(born, day).getYears())),
                image.sha256().isPresent());
    }

    /// By category and how they ended.
    private static List<CustodyRecord.Arrested> arrested(List<Arrest> arrests) {
        record Group(String category, Optional<String> disposal) {}
        Map<Group, List<Arrest>> groups = arrests.stream()
                .filter(arrest -> !arrest.facts().wrongPerson())
                .collect(Collectors.groupingBy(
                        arrest -> new Group(
                                arrest.facts().category(), arrest.facts().disposal()),
                        () -> new TreeMap<>(Comparator.comparing(Group::category)
                                .thenComparing(group -> group.disposal().orElse(""))),
                        Collectors.toList()));
        return groups.entrySet().stream()
                .map(group -> new CustodyRecord.Arrested(
                        group.getKey().category(),
                        group.getKey().disposal(),
                        group.getValue().size(),
                        group.getValue().stream()
                                .flatMap(arrest -> arrest.facts().on().stream())
                                .max(Comparator.naturalOrder())))
                .toList();
    }
}
