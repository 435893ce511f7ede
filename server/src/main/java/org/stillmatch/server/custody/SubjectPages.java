package org.stillmatch.server.custody;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.stillmatch.casework.offences.RecordedOffences;
import org.stillmatch.casework.register.Arrests;
import org.stillmatch.casework.register.Image;
import org.stillmatch.casework.register.Images;
import org.stillmatch.casework.register.Subject;

/// All that is on record of a subject, for its page.
@Component
class SubjectPages {
    private final Images images;
    private final Arrests arrests;
    private final RecordedOffences offences;
    private final GalleryCounts counts;

    SubjectPages(Images images, Arrests arrests, RecordedOffences offences, GalleryCounts counts) {
        this.images = images;
        this.arrests = arrests;
        this.offences = offences;
        this.counts = counts;
    }

    CustodyViews.SubjectView of(Subject subject, LocalDate today) {
        Map<UUID, String> standings = counts.of(subject.id(), today);
        return new CustodyViews.SubjectView(
                subject.id(),
                subject.state(),
                subject.sourceId().orElse(null),
                subject.bornOn().orElse(null),
                subject.enteredAt(),
                subject.erasedAt().orElse(null),
                images.of(subject.id()).stream()
                        .map(image -> image(image, standings))
                        .toList(),
                arrests.of(subject.id()).stream()
                        .map(arrest -> new CustodyViews.ArrestRow(
                                arrest.facts().category(),
                                arrest.facts().on().orElse(null),
                                arrest.facts().disposal().orElse(null),
                                arrest.facts().wrongPerson()))
                        .toList(),
                offences.of(subject.id()).stream()
                        .map(offence -> new CustodyViews.OffenceRow(
                                offence.facts().sourceId(),
                                offence.facts().role().code(),
                                offence.facts().on(),
                                offence.facts().offenceClass(),
                                offence.facts().corrects().orElse(null),
                                offence.facts().reference().orElse(null),
                                offence.correctedBy().orElse(null)))
                        .toList());
    }

    private static CustodyViews.ImageRow image(Image image, Map<UUID, String> standings) {
        return new CustodyViews.ImageRow(
                image.id(),
                image.facts().sourceId(),
                image.facts().view().orElse(null),
                image.facts().capturedOn().orElse(null),
                image.facts().basis().orElse(null),
                image.facts().reviewOn().orElse(null),
                image.state().equals("held"),
                standings.getOrDefault(image.id(), ""),
                image.reason().orElse(null),
                image.sha256().isPresent());
    }
}
