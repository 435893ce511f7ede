package org.stillmatch.server.custody;

import static org.stillmatch.audit.act.Role.CUSTODY_MANAGER;
import static org.stillmatch.audit.act.Role.OVERSIGHT;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.casework.imports.CustodyImport;
import org.stillmatch.casework.imports.CustodyImports;
import org.stillmatch.casework.imports.ImportRow;
import org.stillmatch.casework.imports.ImportRows;
import org.stillmatch.casework.imports.Kind;
import org.stillmatch.casework.imports.Outcome;
import org.stillmatch.server.web.Replies;
import org.stillmatch.server.web.Roles;

/// Imports into the custody gallery. A program names a folder on the server, in JSON; a form sends files, or
/// names one.
@RestController
@RequestMapping("/custody")
class ImportController {
    private static final int LATEST = 50;
    private static final int SHOWN = 200;

    private final CustodyImports imports;
    private final ImportRows rows;

    ImportController(CustodyImports imports, ImportRows rows) {
        this.imports = imports;
        this.rows = rows;
    }

    @GetMapping("/imports")
    @Roles({CUSTODY_MANAGER, OVERSIGHT})
    ImportViews.ListView list(Actor actor) {
        return new ImportViews.ListView(
                imports.latest(LATEST).stream().map(ImportViews.Row::of).toList(),
                actor.role() == CUSTODY_MANAGER,
                ImportViews.ListView.choices());
    }

    @PostMapping(value = "/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Roles(CUSTODY_MANAGER)
    ResponseEntity<ImportViews.View> send(Actor actor, @ModelAttribute ImportForm form) {
        return begin(actor, kind(form.kind()), form);
    }

    @PostMapping(value = "/imports", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Roles(CUSTODY_MANAGER)
    ResponseEntity<ImportViews.View> name(Actor actor, @RequestBody ImportForm.Named named) {
        ImportForm form = named.form();
        return begin(actor, kind(form.kind()), form);
    }

    @PostMapping(value = "/reconciliations", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Roles(CUSTODY_MANAGER)
    ResponseEntity<ImportViews.View> reconcile(Actor actor, @ModelAttribute ImportForm form) {
        return begin(actor, Kind.FULL_LIST, form);
    }

    @PostMapping(value = "/reconciliations", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Roles(CUSTODY_MANAGER)
    ResponseEntity<ImportViews.View> reconcile(Actor actor, @RequestBody ImportForm.Named named) {
        return begin(actor, Kind.FULL_LIST, named.form());
    }

    @PostMapping(value = "/offences", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Roles(CUSTODY_MANAGER)
    ResponseEntity<ImportViews.View> offences(Actor actor, @ModelAttribute ImportForm form) {
        return begin(actor, Kind.OFFENCES, form);
    }

    @PostMapping(value = "/offences", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Roles(CUSTODY_MANAGER)
    ResponseEntity<ImportViews.View> offences(Actor actor, @RequestBody ImportForm.Named named) {
        return begin(actor, Kind.OFFENCES, named.form());
    }

    @GetMapping("/imports/{id}")
    @Roles({CUSTODY_MANAGER, OVERSIGHT})
    ImportViews.View see(@PathVariable UUID id) {
        CustodyImport found = found(id);
        return ImportViews.View.of(found, rows.of(id, Outcome.REFUSED, SHOWN), rows.of(id, Outcome.WANTED, SHOWN));
    }

    /// What came of each row, as RFC 4180 has it.
    @GetMapping(value = "/imports/{id}/report", produces = "text/csv")
    @Roles({CUSTODY_MANAGER, OVERSIGHT})
    ResponseEntity<byte[]> report(@PathVariable UUID id) {
        found(id);
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord("row", "path", "image", "outcome", "reason");
            rows.each(id, row -> print(printer, row));
        } catch (IOException e) {
            throw new UncheckedIOException("Writing a report", e);
        }
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("import-" + id + ".csv")
                                .build()
                                .toString())
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .body(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void print(CSVPrinter printer, ImportRow row) {
        try {
            printer.printRecord(row.row(), row.path(), row.image(), row.outcome(), row.reason());
        } catch (IOException e) {
            throw new UncheckedIOException("Writing a report", e);
        }
    }

    private ResponseEntity<ImportViews.View> begin(Actor actor, Kind kind, ImportForm form) {
        UUID id = imports.begin(actor, form.asked(kind), form.uploads());
        return Replies.created(URI.create("/custody/imports/" + id), see(id));
    }

    private CustodyImport found(UUID id) {
        return imports.find(id).orElseThrow(() -> Refusal.notFound("import"));
    }

    private static Kind kind(String code) {
        return Kind.of(code)
                .filter(kind -> kind != Kind.FULL_LIST && kind != Kind.OFFENCES)
                .orElseThrow(() -> Refusal.invalid("kind", "Choose what you import."));
    }
}
