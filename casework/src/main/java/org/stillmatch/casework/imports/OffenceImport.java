package org.stillmatch.casework.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.BitSet;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.casework.offences.RecordedOffences;
import org.stillmatch.casework.register.Subject;
import org.stillmatch.casework.register.Subjects;

/// Carries out lists of recorded offences.
@Component
final class OffenceImport {
    private final TransactionTemplate transactions;
    private final Subjects subjects;
    private final RecordedOffences offences;
    private final ImportLedger imports;
    private final ImportRows rows;

    OffenceImport(
            TransactionTemplate transactions,
            Subjects subjects,
            RecordedOffences offences,
            ImportLedger imports,
            ImportRows rows) {
        this.transactions = transactions;
        this.subjects = subjects;
        this.offences = offences;
        this.imports = imports;
        this.rows = rows;
    }

    void run(CustodyImport into, InputStream list) throws IOException {
        List<OffenceList.Line> lines = OffenceList.read(list);
        imports.counted(into.id(), lines.size());
        BitSet done = rows.done(into.id());
        for (OffenceList.Line line : lines) {
            if (done.get(line.row())) {
                continue;
            }
            try {
                transactions.executeWithoutResult(status -> enter(into, line));
            } catch (Refusal e) {
                rows.note(
                        into.id(),
                        line.row(),
                        "",
                        line.offence(),
                        null,
                        Outcome.REFUSED,
                        String.valueOf(e.getMessage()));
            }
        }
    }

    private void enter(CustodyImport into, OffenceList.Line line) {
        if (line.facts().isEmpty()) {
            throw Refusal.invalid("list", line.fault());
        }
        Subject subject = subjects.find(line.subject())
                .orElseThrow(() -> Refusal.invalid(
                        "subject", "There is no such subject in the custody gallery: import the person first."));
        boolean entered =
                offences.enter(into.actor(), subject.id(), line.facts().get());
        rows.note(
                into.id(),
                line.row(),
                "",
                line.offence(),
                subject.id(),
                entered ? Outcome.ENTERED : Outcome.UNCHANGED,
                "");
    }
}
