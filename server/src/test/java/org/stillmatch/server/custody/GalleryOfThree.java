package org.stillmatch.server.custody;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Random;
import org.springframework.context.ApplicationContext;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.casework.custody.CaseworkDirectory;
import org.stillmatch.casework.offences.OffenceRole;
import org.stillmatch.casework.offences.RecordedOffence;
import org.stillmatch.casework.offences.RecordedOffences;
import org.stillmatch.casework.register.Arrest;
import org.stillmatch.casework.register.Arrests;
import org.stillmatch.casework.register.Image;
import org.stillmatch.casework.register.Images;
import org.stillmatch.casework.register.Person;
import org.stillmatch.casework.register.Subjects;
import org.stillmatch.face.Embedded;
import org.stillmatch.server.service.Service;
import org.stillmatch.template.Presentation;
import org.stillmatch.template.Template;

/// Three people whom nobody is, with ready templates: of four images only one may be compared.
record GalleryOfThree(int ann) {
    static GalleryOfThree in(Service service, Actor manager) {
        ApplicationContext beans = service.context();
        Subjects subjects = beans.getBean(Subjects.class);
        LocalDate grown = LocalDate.of(1990, 5, 6);
        int ann = subjects.enter(manager, new Person("S-1", Optional.of(grown), Optional.empty()));
        int bob = subjects.enter(manager, new Person("S-2", Optional.of(grown), Optional.empty()));
        int cyd = subjects.enter(manager, new Person("S-3", Optional.of(LocalDate.of(2008, 1, 1)), Optional.empty()));
        LocalDate late = LocalDate.of(2999, 1, 1);
        enrol(beans, manager, ann, "images/2025/ann-front-with-a-long-name-at-the-source.jpg", "PACE s.64A", late);
        enrol(beans, manager, ann, "I-2", null, late);
        enrol(beans, manager, bob, "I-3", "PACE s.64A", LocalDate.of(2025, 1, 1));
        enrol(beans, manager, cyd, "I-4", "PACE s.64A", late);
        beans.getBean(Arrests.class)
                .enter(
                        manager,
                        ann,
                        new Arrest.Facts(
                                "A-1",
                                "theft from shop",
                                Optional.of("no further action"),
                                Optional.of(LocalDate.of(2025, 1, 2)),
                                false));
        RecordedOffences offences = beans.getBean(RecordedOffences.class);
        offences.enter(manager, ann, offence("O-1", OffenceRole.CHARGED, null));
        offences.enter(manager, ann, offence("O-2", OffenceRole.ACQUITTED, "O-1"));
        return new GalleryOfThree(ann);
    }

    private static RecordedOffence.Facts offence(
            String id, OffenceRole role, @org.jspecify.annotations.Nullable String corrects) {
        return new RecordedOffence.Facts(
                id,
                role,
                LocalDate.of(2025, 1, 2),
                "theft from shop",
                Optional.ofNullable(corrects),
                Optional.ofNullable(corrects).map(one -> "case 17"));
    }

    private static void enrol(
            ApplicationContext beans,
            Actor manager,
            int subject,
            String image,
            @org.jspecify.annotations.Nullable String basis,
            LocalDate reviewOn) {
        CaseworkDirectory directory = beans.getBean(CaseworkDirectory.class);
        Random random = new Random(image.hashCode());
        float[] vector = new float[directory.description().dimension()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        beans.getBean(Images.class)
                .enrol(
                        manager,
                        subject,
                        new Image.Facts(
                                image,
                                Optional.of("front"),
                                Optional.of(LocalDate.of(2025, 1, 2)),
                                Optional.empty(),
                                Optional.ofNullable(basis),
                                Optional.of(reviewOn)),
                        new Embedded(
                                Template.of(directory.description().pack(), vector),
                                new Presentation(1, 2, 3, 40, 1, 12)));
    }
}
