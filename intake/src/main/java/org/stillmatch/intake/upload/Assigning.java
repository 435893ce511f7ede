package org.stillmatch.intake.upload;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.intake.original.Kept;
import org.stillmatch.intake.original.Originals;
import org.stillmatch.intake.still.SentFiles;

/// Puts the files of an upload into the submissions that name them. Doing it again adds what has arrived since.
public final class Assigning {
    private final TransactionTemplate transactions;
    private final Acts acts;
    private final Originals originals;
    private final SentFiles files;
    private final UploadRows rows;

    public Assigning(
            JdbcClient client, TransactionTemplate transactions, Acts acts, Originals originals, SentFiles files) {
        this.transactions = transactions;
        this.acts = acts;
        this.originals = originals;
        this.files = files;
        this.rows = new UploadRows(client, originals);
    }

    /// @param list which submission names which files
    public List<Assigned> assign(Actor actor, UUID upload, List<Listed> list) {
        Uploads.requireRetailer(actor);
        UploadRows.Row row = rows.of(actor, upload, false);
        Map<String, UploadFile> known = new HashMap<>();
        for (UploadFile file : rows.files(row)) {
            file.name().ifPresent(name -> known.merge(key(name), file, Assigning::better));
            file.sha256().ifPresent(hash -> known.merge(hash, file, Assigning::better));
        }
        List<Assigned> done = new ArrayList<>();
        for (Listed listed : list) {
            done.add(assign(actor, listed, known));
        }
        transactions.executeWithoutResult(status -> acts.record(Act.of(
                        Act.Kind.COLLECTION, "send list", actor, Uploads.thing(upload))
                .with("submissions", list.size())
                .with("files", done.stream().mapToInt(one -> one.added().size()).sum())));
        return done;
    }

    private Assigned assign(Actor actor, Listed listed, Map<String, UploadFile> known) {
        List<String> added = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String name : listed.files()) {
            UploadFile file = known.get(key(name));
            if (file == null) {
                missing.add(name + ": no such file was sent.");
            } else if (file.original().isEmpty()) {
                missing.add(name + ": " + why(file));
            } else {
                try {
                    Kept kept = new Kept(originals.find(actor, file.original().get()), file.sentBefore());
                    files.attach(actor, listed.submission(), kept, file.name().orElse(name), Optional.empty());
                    added.add(name);
                } catch (Refusal e) {
                    missing.add(name + ": " + e.getMessage());
                }
            }
        }
        return new Assigned(listed.submission(), added, missing);
    }

    private static String why(UploadFile file) {
        return switch (file.state()) {
            case REFUSED -> file.reason().orElse("it was refused.");
            case GIVEN_UP -> "it was given up.";
            default -> "it is not all here yet. Send the list again once it is.";
        };
    }

    /// The one that is kept, of two by one name.
    private static UploadFile better(UploadFile one, UploadFile other) {
        return one.original().isPresent() ? one : other;
    }

    /// A list may name a file with its folders, and in other letters.
    private static String key(String name) {
        String path = name.strip().replace('\\', '/');
        return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }
}
