package org.stillmatch.server.custody;

import static org.stillmatch.audit.act.Role.CUSTODY_MANAGER;
import static org.stillmatch.audit.act.Role.OVERSIGHT;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Days;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.casework.imports.CustodyImports;
import org.stillmatch.casework.register.Image;
import org.stillmatch.casework.register.Images;
import org.stillmatch.casework.register.Reconciliation;
import org.stillmatch.casework.register.Reconciliations;
import org.stillmatch.casework.register.Subject;
import org.stillmatch.casework.register.Subjects;
import org.stillmatch.server.web.Replies;
import org.stillmatch.server.web.Roles;

/// What is held in the custody gallery, and one subject of it.
@RestController
@RequestMapping("/custody")
class GalleryController {
    private static final int LATEST = 5;

    private final Subjects subjects;
    private final Images images;
    private final Reconciliations reconciliations;
    private final CustodyImports imports;
    private final GalleryCounts counts;
    private final SubjectPages pages;
    private final Viewings viewings;
    private final Clock clock;

    GalleryController(
            Subjects subjects,
            Images images,
            Reconciliations reconciliations,
            CustodyImports imports,
            GalleryCounts counts,
            SubjectPages pages,
            Viewings viewings,
            Clock clock) {
        this.subjects = subjects;
        this.images = images;
        this.reconciliations = reconciliations;
        this.imports = imports;
        this.counts = counts;
        this.pages = pages;
        this.viewings = viewings;
        this.clock = clock;
    }

    @GetMapping
    @Roles({CUSTODY_MANAGER, OVERSIGHT})
    CustodyViews.Gallery gallery(Actor actor, @RequestParam(required = false) Optional<String> subject) {
        List<GalleryCounts.Count> all = counts.on(today());
        Optional<GalleryCounts.Count> eligible = all.stream()
                .filter(count -> count.standing().equals(GalleryCounts.ELIGIBLE))
                .findFirst();
        List<Reconciliation> compared = reconciliations.latest(LATEST);
        Optional<Reconciliation> last = compared.stream().findFirst();
        // Whether somebody is in custody records is told to those alone who may open the record.
        Optional<String> sought = actor.role() == CUSTODY_MANAGER
                ? subject.map(String::strip).filter(id -> !id.isEmpty())
                : Optional.empty();
        return new CustodyViews.Gallery(
                subjects.held(),
                eligible.map(GalleryCounts.Count::images).orElse(0L),
                eligible.map(GalleryCounts.Count::subjects).orElse(0L),
                all.stream()
                        .filter(count -> !count.standing().equals(GalleryCounts.ELIGIBLE))
                        .toList(),
                last.map(Reconciliation::asOf).orElse(null),
                last.map(one -> Duration.between(one.asOf(), clock.instant()).toHours())
                        .orElse(null),
                compared.stream()
                        .map(one -> new CustodyViews.Compared(one.asOf(), one.doneAt(), one.listed(), one.withdrawn()))
                        .toList(),
                imports.latest(LATEST).stream().map(ImportViews.Row::of).toList(),
                sought.orElse(null),
                sought.flatMap(subjects::find).map(Subject::id).orElse(null));
    }

    @GetMapping("/subjects/{id}")
    @Roles(CUSTODY_MANAGER)
    CustodyViews.SubjectView subject(Actor actor, @PathVariable int id) {
        Subject subject = subjects.find(id).orElseThrow(() -> Refusal.notFound("subject"));
        viewings.subject(actor, id);
        return pages.of(subject, today());
    }

    @PostMapping("/subjects/{id}/erasure")
    @Roles(CUSTODY_MANAGER)
    ResponseEntity<CustodyViews.SubjectView> erase(
            Actor actor, @PathVariable int id, @RequestBody CustodyViews.Reason body) {
        subjects.erase(actor, id, body.text());
        return Replies.seeOther(at(id), pages.of(subjects.find(id).orElseThrow(), today()));
    }

    @PostMapping("/images/{id}/withdrawal")
    @Roles(CUSTODY_MANAGER)
    ResponseEntity<CustodyViews.SubjectView> withdraw(
            Actor actor, @PathVariable UUID id, @RequestBody CustodyViews.Reason body) {
        images.withdraw(actor, id, body.text());
        Image image = images.find(id).orElseThrow();
        return Replies.seeOther(
                at(image.subject()), pages.of(subjects.find(image.subject()).orElseThrow(), today()));
    }

    @PostMapping("/images/{id}/viewing")
    @Roles(CUSTODY_MANAGER)
    ResponseEntity<byte[]> view(Actor actor, @PathVariable UUID id, @RequestBody CustodyViews.Reason body) {
        byte[] file = viewings.picture(actor, id, body.text());
        return ResponseEntity.ok()
                .contentType(type(file))
                .cacheControl(CacheControl.noStore())
                .body(file);
    }

    private static MediaType type(byte[] file) {
        if (file.length > 2 && (file[0] & 0xff) == 0xff && (file[1] & 0xff) == 0xd8) {
            return MediaType.IMAGE_JPEG;
        }
        return file.length > 4 && file[1] == 'P' && file[2] == 'N' && file[3] == 'G'
                ? MediaType.IMAGE_PNG
                : MediaType.APPLICATION_OCTET_STREAM;
    }

    private LocalDate today() {
        return Days.of(clock.instant());
    }

    private static URI at(int subject) {
        return URI.create("/custody/subjects/" + subject);
    }
}
