package org.stillmatch.server.pages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stillmatch.casework.examination.Component;
import org.stillmatch.server.journey.Answered;
import org.stillmatch.server.journey.Client;
import tools.jackson.databind.JsonNode;

/// What an examiner does with the sheet of one question, through the service's door.
final class SheetErrand {
    private final Client examiner;
    private final List<Answered> answers = new ArrayList<>();
    private String id = "";

    SheetErrand(Client examiner) {
        this.examiner = examiner;
    }

    SheetErrand take(String examination) {
        id = keep(examiner.post("/examinations/" + examination + "/sheet", Map.of())
                        .must(200))
                .id();
        return this;
    }

    SheetErrand describe(String suitability) {
        keep(examiner.post(
                        at() + "/description",
                        Map.of("visible", "The whole face", "limits", "Soft", "suitability", suitability))
                .must(200));
        return this;
    }

    /// Keeps an entry and examines it in full.
    SheetErrand examine(String entry, int support, String note) {
        String of = at() + "/entries/" + entry;
        keep(examiner.post(of + "/assessment", Map.of("assessment", "keep")).must(200));
        Map<String, String> findings =
                Stream.of(Component.values()).collect(Collectors.toMap(Component::word, part -> "similar"));
        Map<String, String> notes =
                Stream.of(Component.values()).collect(Collectors.toMap(Component::word, part -> note));
        keep(examiner.post(of + "/features", Map.of("findings", findings, "notes", notes, "support", support))
                .must(200));
        return this;
    }

    /// @param picked the entry of 'this person'; empty of any other answer
    SheetErrand conclude(String answer, String picked, String grounds) {
        Map<String, Object> said = new HashMap<>(Map.of("answer", answer, "grounds", grounds));
        if (!picked.isEmpty()) {
            excludeTheOthers(picked);
            said.put("picked", picked);
        }
        keep(examiner.post(at() + "/conclusion", said).must(200));
        return this;
    }

    private void excludeTheOthers(String picked) {
        sheet().path("entries")
                .valueStream()
                .map(entry -> entry.path("id").asString())
                .filter(entry -> !entry.equals(picked))
                .forEach(entry ->
                        keep(examiner.post(at() + "/entries/" + entry + "/assessment", Map.of("assessment", "exclude"))
                                .must(200)));
    }

    SheetErrand giveBack() {
        keep(examiner.post(at() + "/return", Map.of()).must(200));
        return this;
    }

    private Answered keep(Answered answered) {
        answers.add(answered);
        return answered;
    }

    /// What the service answered so far.
    List<Answered> answers() {
        return List.copyOf(answers);
    }

    String id() {
        return id;
    }

    String at() {
        return "/sheets/" + id;
    }

    JsonNode sheet() {
        return examiner.get(at()).must(200).json();
    }

    /// @param position from 1
    String entry(int position) {
        return sheet().path("entries").path(position - 1).path("id").asString();
    }
}
