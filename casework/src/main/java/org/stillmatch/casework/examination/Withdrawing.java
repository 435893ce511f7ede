package org.stillmatch.casework.examination;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.casework.request.Enquiries;
import org.stillmatch.casework.request.Enquiry;
import org.stillmatch.intake.submission.Submission;
import org.stillmatch.intake.submission.SubmissionNews;

/// Ends questions that nobody may or need answer any more, within the open transaction. What was answered stays as it
/// is; what is open is given up, and nothing of it is shown again.
@Component
final class Withdrawing implements SubmissionNews {
    private final ItemRows items;
    private final SheetRows sheets;
    private final Enquiries enquiries;
    private final Acts acts;

    Withdrawing(ItemRows items, SheetRows sheets, Enquiries enquiries, Acts acts) {
        this.items = items;
        this.sheets = sheets;
        this.enquiries = enquiries;
        this.acts = acts;
    }

    @Override
    public void withdrawn(Submission submission) {
        ofSubmission(submission.id(), "The submission was withdrawn");
    }

    @Override
    public void over(Submission submission) {
        ofSubmission(submission.id(), "Nothing more comes of the submission");
    }

    void ofSubmission(UUID submission, String because) {
        List<Item> open = items.lockOpenOf(submission);
        for (Item item : open) {
            Enquiry enquiry = enquiries.see(item.enquiry().orElseThrow());
            end(item, Actor.service(enquiry.organisation()), because);
        }
        open.stream()
                .map(item -> item.enquiry().orElseThrow())
                .distinct()
                .filter(items::allEnded)
                .forEach(enquiries::conclude);
    }

    /// The picture of a filler that stands in for a still was taken away.
    void ofTest(UUID filler, Actor service) {
        items.lockOpenTestsOf(filler).forEach(item -> end(item, service, "The picture that it shows was withdrawn"));
    }

    private void end(Item item, Actor service, String because) {
        for (UUID sheet : sheets.lockOpenOf(item.id())) {
            sheets.giveUp(sheet);
            acts.record(Act.of(
                            Act.Kind.ALTERATION,
                            "give up sheet",
                            service,
                            new Act.Thing("sheet", sheet.toString()),
                            Sheets.thing(item))
                    .because(because));
        }
        items.move(item.id(), ItemState.WITHDRAWN);
        acts.record(Act.of(Act.Kind.ALTERATION, "withdraw examination", service, Sheets.thing(item))
                .because(because));
    }
}
