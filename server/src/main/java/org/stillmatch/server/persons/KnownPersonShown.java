package org.stillmatch.server.persons;

import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.stillmatch.casework.examination.Support;
import org.stillmatch.casework.identification.Identification;
import org.stillmatch.casework.offences.OffenceRole;
import org.stillmatch.casework.person.Conclusion;
import org.stillmatch.casework.person.CustodyRecord;
import org.stillmatch.casework.person.KnownPersons;
import org.stillmatch.casework.person.NotConfirmed;
import org.stillmatch.intake.protocol.OffenceClass;
import org.stillmatch.intake.protocol.OffenceClasses;
import org.stillmatch.intake.submission.Exhibit;
import org.stillmatch.intake.submission.Submission;

/// From a person to whom leads point to what is shown of it.
@Component
final class KnownPersonShown {
    private static final String LEADS =
            "Leads, not an identification. Of each still named as a lead below, two examiners, who did not see each"
                    + " other's answer, found support for it and custody images of this person showing the same person."
                    + " By itself this is no ground for an arrest, a search or an identification procedure:"
                    + " independent evidence is needed. Several stills are not independent of one another.";

    private static final String ARRESTS = "An arrest is not a conviction.";

    private final OffenceClasses offences;

    KnownPersonShown(OffenceClasses offences) {
        this.offences = offences;
    }

    KnownPersonViews.View view(KnownPersons.File file, boolean mayOpenFiles) {
        return new KnownPersonViews.View(
                file.record().subject().id(),
                LEADS,
                file.offences(),
                file.retailers(),
                file.linked().stream().map(this::submission).toList(),
                record(file.record()),
                notConfirmed(file.notConfirmed()),
                mayOpenFiles);
    }

    private KnownPersonViews.SubmissionView submission(KnownPersons.Linked linked) {
        Submission of = linked.submission();
        Set<UUID> stills = linked.leads().stream().map(Identification::still).collect(Collectors.toSet());
        return new KnownPersonViews.SubmissionView(
                of.id(),
                of.reference(),
                of.state().words(),
                of.retailer(),
                of.offenceClass()
                        .map(code ->
                                offences.find(code).map(OffenceClass::words).orElse(code)),
                of.crimeNumber(),
                of.storeName()
                        .map(name -> of.storeNumber()
                                .map(number -> name + " (" + number + ")")
                                .orElse(name)),
                of.from(),
                of.to(),
                linked.leads().stream()
                        .map(lead -> lead(lead, linked.exhibits()))
                        .toList(),
                linked.exhibits().stream()
                        .map(exhibit -> new KnownPersonViews.ExhibitView(
                                exhibit.id(),
                                exhibit.reference(),
                                exhibit.kind().words(),
                                stills.contains(exhibit.id())))
                        .toList());
    }

    private static KnownPersonViews.LeadView lead(Identification of, List<Exhibit> exhibits) {
        return new KnownPersonViews.LeadView(
                of.id(),
                of.still(),
                exhibits.stream()
                        .filter(exhibit -> exhibit.id().equals(of.still()))
                        .map(Exhibit::reference)
                        .findFirst()
                        .orElse(""),
                of.support().map(Support::words).orElse("unknown"),
                of.madeAt());
    }

    private static KnownPersonViews.RecordView record(CustodyRecord of) {
        return new KnownPersonViews.RecordView(
                of.subject().sourceId(),
                of.subject().bornOn(),
                of.images().stream()
                        .map(image -> new KnownPersonViews.ImageView(
                                image.id(),
                                image.view(),
                                image.on(),
                                image.old().map(KnownPersonShown::words),
                                image.age(),
                                image.kept()))
                        .toList(),
                of.notShown(),
                ARRESTS,
                of.arrests().stream()
                        .map(arrest -> new KnownPersonViews.ArrestView(
                                arrest.category(), arrest.disposal(), arrest.times(), arrest.latest()))
                        .toList(),
                of.offences().stream()
                        .map(offence -> new KnownPersonViews.OffenceView(
                                offence.facts().offenceClass(),
                                offence.facts().on(),
                                words(offence.facts().role())))
                        .toList());
    }

    private static String words(OffenceRole role) {
        return switch (role) {
            case REPORTED -> "reported, and no more";
            case SUSPECTED -> "suspected, not charged";
            case CHARGED -> "charged, not convicted";
            case CONVICTED -> "convicted";
            case ACQUITTED -> "acquitted: not guilty";
        };
    }

    static String words(Period old) {
        if (old.toTotalMonths() < 1) {
            return "less than a month";
        }
        String years = count(old.getYears(), "year");
        String months = count(old.getMonths(), "month");
        return years.isEmpty() ? months : months.isEmpty() ? years : years + " and " + months;
    }

    private static String count(int number, String what) {
        return number == 0 ? "" : number + " " + what + (number == 1 ? "" : "s");
    }

    private static KnownPersonViews.NotConfirmedView notConfirmed(NotConfirmed of) {
        return new KnownPersonViews.NotConfirmedView(
                of.linked().stream().map(KnownPersonShown::beside).toList(),
                of.suggested().stream().map(KnownPersonShown::beside).toList(),
                of.contradicted().stream().map(KnownPersonShown::beside).toList(),
                of.notHeld().stream()
                        .map(one -> new KnownPersonViews.NotHeldView(
                                one.identification().id(),
                                one.identification().state().word(),
                                still(one.still()),
                                one.identification().madeAt()))
                        .toList());
    }

    private static KnownPersonViews.BesideView beside(NotConfirmed.Beside of) {
        Optional<Conclusion> link = of.conclusion();
        return new KnownPersonViews.BesideView(
                still(of.own()),
                still(of.other()),
                link.map(Conclusion::id),
                link.map(LinkController::words),
                link.map(Conclusion::examiner),
                link.map(Conclusion::at));
    }

    private static KnownPersonViews.StillView still(NotConfirmed.Named of) {
        return new KnownPersonViews.StillView(of.still(), of.name(), of.submission(), of.reference(), of.retailer());
    }
}
