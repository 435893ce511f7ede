package org.stillmatch.casework.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.stillmatch.audit.json.Fields;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.casework.enquiry.Decision;
import org.stillmatch.casework.gallery.GallerySnapshot;
import org.stillmatch.template.PackId;

/// What was compared with what: the part of a receipt that is signed.
///
/// @param program name and version of what made it
/// @param pack the models that made the templates, by the hash of their manifest
/// @param models the files of those that had a part in it, by role
/// @param cohort the id of the cohort that scores were normalised against, if any
/// @param policy by what rules candidates were listed
/// @param probe the template that was searched with, [Personal#PROBE]; empty when nothing was searched
/// @param certificate of that search; empty when nothing was searched
/// @param candidates best first
/// @param reason of the decision, in words
/// @param authority on which the service searched; empty of a standalone search
public record Receipt(
        String program,
        Asked asked,
        AskedStill still,
        PackId pack,
        SortedMap<String, Hash> models,
        Optional<String> cohort,
        GallerySnapshot snapshot,
        Policy policy,
        Optional<Sealed> probe,
        Optional<Compared> certificate,
        List<Listed> candidates,
        Decision decision,
        String reason,
        Optional<Authority> authority) {
    /// Stands in every receipt.
    public static final String SAYS = "This receipt shows what was compared, not that it is the same person.";

    static final String FORMAT = "stillmatch receipt 1";

    /// With an authority. Who knows only the first refuses it, as it could not say all that it states.
    static final String SERVICE_FORMAT = "stillmatch receipt 2";

    public Receipt {
        models = Collections.unmodifiableSortedMap(new TreeMap<>(models));
        candidates = List.copyOf(candidates);
    }

    static Receipt parse(JsonNode payload) throws JsonException {
        boolean service = payload.path("format").asText().equals(SERVICE_FORMAT);
        Fields fields = new Fields("", payload)
                .only(
                        service ? "authority" : "format",
                        "format",
                        "says",
                        "program",
                        "asked",
                        "still",
                        "pack",
                        "models",
                        "cohort",
                        "snapshot",
                        "policy",
                        "probe",
                        "certificate",
                        "candidates",
                        "decision",
                        "reason");
        if (!service && !fields.text("format").equals(FORMAT)
                || !fields.text("says").equals(SAYS)) {
            throw new JsonException("it is no receipt of the kinds that this program knows, '" + FORMAT + "' and '"
                    + SERVICE_FORMAT + "'");
        }
        List<Listed> candidates = new ArrayList<>();
        for (JsonNode each : fields.list("candidates")) {
            candidates.add(Listed.parse(new Fields("candidates[" + candidates.size() + "]", each)));
        }
        return new Receipt(
                fields.text("program"),
                Asked.parse(fields.object("asked")),
                AskedStill.parse(fields.object("still")),
                new PackId(fields.hex("pack", Sealed.HEX)),
                models(fields.node("models")),
                fields.maybeText("cohort"),
                SnapshotJson.parse(fields.object("snapshot")),
                Policy.parse(fields.object("policy")),
                fields.node("probe").isNull() ? Optional.empty() : Optional.of(Sealed.parse(fields.object("probe"))),
                fields.node("certificate").isNull()
                        ? Optional.empty()
                        : Optional.of(Compared.parse(fields.object("certificate"))),
                candidates,
                decision(fields.text("decision")),
                fields.text("reason"),
                service ? Optional.of(Authority.parse(fields.object("authority"))) : Optional.empty());
    }

    private static SortedMap<String, Hash> models(JsonNode node) throws JsonException {
        Fields fields = new Fields("models", node);
        SortedMap<String, Hash> models = new TreeMap<>();
        for (Iterator<String> roles = node.fieldNames(); roles.hasNext(); ) {
            String role = roles.next();
            models.put(role, Hash.parse(fields.hex(role, Sealed.HEX)));
        }
        return models;
    }

    private static Decision decision(String words) throws JsonException {
        return Arrays.stream(Decision.values())
                .filter(decision -> decision.words().equals(words))
                .findFirst()
                .orElseThrow(() -> new JsonException("decision is none that this program knows"));
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("format", authority.isPresent() ? SERVICE_FORMAT : FORMAT)
                .put("says", SAYS)
                .put("program", program);
        json.set("asked", asked.json());
        json.set("still", still.json());
        json.put("pack", pack.sha256());
        ObjectNode files = json.putObject("models");
        for (Map.Entry<String, Hash> file : models.entrySet()) {
            files.put(file.getKey(), file.getValue().toString());
        }
        json.put("cohort", cohort.orElse(null));
        json.set("snapshot", SnapshotJson.of(snapshot));
        json.set("policy", policy.json());
        json.set("probe", probe.map(Sealed::json).orElse(null));
        json.set("certificate", certificate.map(Compared::json).orElse(null));
        ArrayNode list = json.putArray("candidates");
        candidates.forEach(candidate -> list.add(candidate.json()));
        authority.ifPresent(given -> json.set("authority", given.json()));
        return json.put("decision", decision.words()).put("reason", reason);
    }

    /// Every personal field of it.
    Stream<Sealed> personal() {
        return Stream.of(
                        Stream.of(asked.user(), still.name()),
                        authority.map(Authority::authoriser).stream(),
                        probe.stream(),
                        candidates.stream().flatMap(each -> Stream.of(each.subject(), each.image())))
                .flatMap(each -> each);
    }
}
