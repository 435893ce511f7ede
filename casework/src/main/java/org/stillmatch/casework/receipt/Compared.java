package org.stillmatch.casework.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.stillmatch.audit.json.Fields;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.search.Certificate;
import org.stillmatch.search.Exclusion;
import org.stillmatch.template.PackId;

/// The certificate of a search, and what its scores were normalised by.
///
/// @param references all that the searched gallery held, one a subject
/// @param eligible those of them that nothing excluded
/// @param compared the eligible ones whose view the probe meets
/// @param rescored the compared ones whose score was computed in full; a bound proved the others too low
/// @param excluded how many were not compared, by reason
/// @param greatestPruned what a reference that the bound pruned could have scored at most, if any was
/// @param greatestNotReturned the final score of the best group that was not returned, if there is one
/// @param kernel what computed the scores
/// @param exact whether the list equals that of a plain loop over everything compared
/// @param snapshot the id of the snapshot that was searched
/// @param cohort the id of the cohort that scores were normalised against, if any
/// @param normalisation what was added to every score of this probe
public record Compared(
        int references,
        int eligible,
        int compared,
        int rescored,
        List<Exclusion> excluded,
        OptionalDouble greatestPruned,
        OptionalDouble greatestNotReturned,
        String kernel,
        boolean exact,
        PackId pack,
        String snapshot,
        Optional<String> cohort,
        double normalisation) {
    public Compared {
        excluded = List.copyOf(excluded);
    }

    /// @param normalisation what was added to every score of the probe
    public static Compared of(Certificate c, double normalisation) {
        return new Compared(
                c.references(),
                c.eligible(),
                c.compared(),
                c.rescored(),
                c.excluded(),
                c.greatestPruned(),
                c.greatestNotReturned(),
                c.kernel(),
                c.exact(),
                c.pack(),
                c.snapshot(),
                c.cohort(),
                normalisation);
    }

    static Compared parse(Fields fields) throws JsonException {
        fields.only(
                "references",
                "eligible",
                "compared",
                "rescored",
                "excluded",
                "greatestPruned",
                "greatestNotReturned",
                "kernel",
                "exact",
                "pack",
                "snapshot",
                "cohort",
                "normalisation");
        List<Exclusion> excluded = new ArrayList<>();
        for (JsonNode each : fields.list("excluded")) {
            Fields one = new Fields(fields.place("excluded"), each).only("reason", "references");
            excluded.add(new Exclusion(one.text("reason"), Counts.parse(one, "references")));
        }
        return new Compared(
                Counts.parse(fields, "references"),
                Counts.parse(fields, "eligible"),
                Counts.parse(fields, "compared"),
                Counts.parse(fields, "rescored"),
                excluded,
                ExactNumber.maybe(fields, "greatestPruned"),
                ExactNumber.maybe(fields, "greatestNotReturned"),
                fields.text("kernel"),
                fields.flag("exact"),
                new PackId(fields.hex("pack", Sealed.HEX)),
                fields.text("snapshot"),
                fields.maybeText("cohort"),
                ExactNumber.parse(fields, "normalisation"));
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("references", references)
                .put("eligible", eligible)
                .put("compared", compared)
                .put("rescored", rescored);
        ArrayNode each = json.putArray("excluded");
        excluded.forEach(one -> each.addObject().put("reason", one.reason()).put("references", one.references()));
        ExactNumber.put(json, "greatestPruned", greatestPruned);
        ExactNumber.put(json, "greatestNotReturned", greatestNotReturned);
        json.put("kernel", kernel)
                .put("exact", exact)
                .put("pack", pack.sha256())
                .put("snapshot", snapshot)
                .put("cohort", cohort.orElse(null))
                .set("normalisation", ExactNumber.json(normalisation));
        return json;
    }
}
