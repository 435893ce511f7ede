package org.stillmatch.evaluation.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.stillmatch.evaluation.verification.CrossValidation;
import org.stillmatch.evaluation.verification.VerificationFindings;

/// The `verification` part of report.json.
final class VerificationJson {
    private VerificationJson() {}

    static ObjectNode of(VerificationFindings found) {
        ObjectNode node = Json.object()
                .put("matedPairs", found.matedPairs())
                .put("nonMatedPairs", found.nonMatedPairs())
                .put("subjects", found.subjects());
        node.putObject("failures")
                .put("mated", found.failures().mated())
                .put("nonMated", found.failures().nonMated())
                .set("byReason", Json.counts(found.failures().byReason()));
        node.set(
                "tarAtFar",
                Json.array(
                        found.acceptances(),
                        m -> Json.measurement(
                                m,
                                (at, value) -> at.put("threshold", value.threshold())
                                        .put("far", value.falseAccepts())
                                        .set("tar", Json.estimate(value.trueAccepts())))));
        Json.optional(node, "eer", found.equalError());
        Json.optional(node, "auc", found.area());
        found.folds().ifPresent(folds -> node.set("folds", folds(folds)));
        node.set(
                "roc",
                Json.array(
                        Curves.thin(found.roc(), p -> p.falseAccepts(), p -> p.trueAccepts()),
                        p -> Json.object()
                                .put("threshold", p.threshold())
                                .put("far", p.falseAccepts())
                                .put("tar", p.trueAccepts())));
        return node;
    }

    private static ObjectNode folds(CrossValidation folds) {
        ObjectNode node = Json.object();
        node.set("mean", Json.estimate(folds.mean()));
        node.put("standardError", folds.standardError()).put("meanWithFailuresWrong", folds.failuresWrong());
        node.set(
                "folds",
                Json.array(
                        folds.folds(),
                        f -> Json.object()
                                .put("fold", f.fold())
                                .put("threshold", f.threshold())
                                .put("accuracy", f.accuracy())));
        return node;
    }
}
