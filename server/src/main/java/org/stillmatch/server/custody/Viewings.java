package org.stillmatch.server.custody;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Act.Kind;
import org.stillmatch.audit.act.Act.Thing;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.casework.register.Image;
import org.stillmatch.casework.register.Images;
import org.stillmatch.casework.register.Pictures;

/// The logged door: whoever looks at a person or a picture of one is on record before anything is shown.
@Component
class Viewings {
    private final TransactionTemplate transactions;
    private final Acts acts;
    private final Images images;
    private final Pictures pictures;

    Viewings(TransactionTemplate transactions, Acts acts, Images images, Pictures pictures) {
        this.transactions = transactions;
        this.acts = acts;
        this.images = images;
        this.pictures = pictures;
    }

    void subject(Actor actor, int subject) {
        transactions.executeWithoutResult(
                status -> acts.record(Act.of(Kind.CONSULTATION, "see subject", actor, subject(subject))));
    }

    /// The file of a custody image.
    ///
    /// @throws Refusal if no reason is given, or there is no such image or no file of it
    byte[] picture(Actor actor, UUID id, String reason) {
        if (reason.isBlank()) {
            throw Refusal.invalid("reason", "Say why you look at the image.");
        }
        Image image = images.find(id).orElseThrow(() -> Refusal.notFound("custody image"));
        transactions.executeWithoutResult(status -> acts.record(Act.of(
                        Kind.CONSULTATION,
                        "see custody image",
                        actor,
                        new Thing("custody image", id.toString()),
                        subject(image.subject()))
                .because(reason)));
        return pictures.get(image.subject(), id).orElseThrow(() -> Refusal.notFound("file of that image"));
    }

    private static Thing subject(int subject) {
        return new Thing("subject", String.valueOf(subject));
    }
}
