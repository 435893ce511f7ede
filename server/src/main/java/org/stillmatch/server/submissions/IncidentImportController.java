package org.stillmatch.server.submissions;

import static org.stillmatch.audit.act.Role.RETAILER_CONTRIBUTOR;
import static org.stillmatch.audit.act.Role.RETAILER_MANAGER;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.intake.incidents.Imported;
import org.stillmatch.intake.incidents.Imports;
import org.stillmatch.intake.incidents.IncidentField;
import org.stillmatch.intake.incidents.IncidentTable;
import org.stillmatch.intake.incidents.Mapping;
import org.stillmatch.intake.incidents.Mappings;
import org.stillmatch.intake.protocol.OffenceClass;
import org.stillmatch.intake.protocol.OffenceClasses;
import org.stillmatch.intake.protocol.Protocols;
import org.stillmatch.intake.protocol.Terms;
import org.stillmatch.server.web.Roles;

/// Lists of incidents out of retailers' platforms: tried first, then imported.
@RestController
@RequestMapping("/imports")
class IncidentImportController {
    private final Imports imports;
    private final Mappings mappings;
    private final Protocols protocols;
    private final OffenceClasses offences;

    IncidentImportController(Imports imports, Mappings mappings, Protocols protocols, OffenceClasses offences) {
        this.imports = imports;
        this.mappings = mappings;
        this.protocols = protocols;
        this.offences = offences;
    }

    @GetMapping
    @Roles({RETAILER_MANAGER, RETAILER_CONTRIBUTOR})
    @Operation(summary = "The mappings that were saved, and the last imports")
    ImportViews.FormView form(Actor actor) {
        return new ImportViews.FormView(mappings.names(actor), imports.past(actor));
    }

    @PostMapping
    @Roles({RETAILER_MANAGER, RETAILER_CONTRIBUTOR})
    @Operation(
            summary = "Import a list of incidents, or show what each row would become",
            description = "Rows that cannot be are named with the reason and the others go on. A row that was imported"
                    + " before, by its incident number or word for word, is not imported again.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            examples = @ExampleObject(value = Examples.IMPORT)))
    ImportViews.View run(Actor actor, @RequestBody ImportViews.Asked body) {
        byte[] csv = Optional.ofNullable(body.csv())
                .orElseThrow(() -> Refusal.invalid("csv", "Choose a list in CSV, or paste it."))
                .getBytes(StandardCharsets.UTF_8);
        List<String> headings = IncidentTable.read(csv).headings();
        Mapping mapping = mapping(actor, body, headings);
        boolean dryRun = Boolean.TRUE.equals(body.dryRun());
        Imported imported = dryRun ? imports.dryRun(actor, csv, mapping) : imports.run(actor, csv, mapping);
        if (body.saveAs() != null) {
            mappings.save(actor, body.saveAs(), mapping);
        }
        Optional<Terms> terms = protocols.agreed(actor.organisation()).map(p -> p.terms());
        return new ImportViews.View(
                dryRun,
                imported.sha256(),
                headings,
                imported.made(),
                imported.there(),
                imported.refused(),
                imported.rows().stream().map(ImportViews.Row::of).toList(),
                mapping,
                Arrays.stream(IncidentField.values())
                        .map(field -> new ImportViews.Field(field.code(), field.words()))
                        .toList(),
                terms.map(Terms::purposes).orElse(List.of()),
                offences.all().stream()
                        .filter(one -> terms.map(t -> t.offenceClasses().contains(one.code()))
                                .orElse(false))
                        .map(OffenceClass::code)
                        .toList(),
                body.saveAs(),
                new String(csv, StandardCharsets.UTF_8));
    }

    private Mapping mapping(Actor actor, ImportViews.Asked body, List<String> headings) {
        if (body.mapping() != null) {
            return body.mapping().mapping();
        }
        return body.saved() != null ? mappings.find(actor, body.saved()) : Mapping.guess(headings);
    }
}
