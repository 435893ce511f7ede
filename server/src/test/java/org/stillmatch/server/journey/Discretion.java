package org.stillmatch.server.journey;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What no retailer may ever be told, and the check that an answer does not tell it.
///
/// Words are matched whole. What the retailer itself says and reads by right is no telling word: 'identify', the
/// purpose
/// that it agreed; 'suspect', whom it names; 'under enquiry', which a submission is whatever is found; 'examined',
/// which
/// a picture is before anybody is searched for; 'on record', which every act here is; and the name that the style sheet
/// has for a page.
final class Discretion {
    static final Pattern TELLING = Pattern.compile(
            "\\b(candidates?|leads?|match(es|ed|ing)?|identified|identifications?|identity|galler(y|ies)|custody"
                    + "|examiners?|examinations?|arbiters?|scores?|scored|(?<!govuk-)templates?|similar(ity)?|resembl\\w*"
                    + "|compar(es?|ed|ing|isons?)|thresholds?|probes?|embeddings?|vectors?|mugshots?|arrest(s|ed)?"
                    + "|convict\\w*|search(es|ed|ing)?|rank(s|ed|ing)?|recogni[sz]\\w*|biometric\\w*|facial"
                    + "|snapshots?|known|wanted|(in|criminal|police) records?|intelligence)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

    /// A number with as many digits as a score has and a measure of a picture has not by chance.
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d\\.\\d{10,}");

    /// As a template is written: at least 256 bytes of base64, or as many numbers as no box or measure has.
    private static final Pattern TEMPLATE =
            Pattern.compile("[A-Za-z0-9+/_-]{344,}|\\[\\s*-?\\d[\\d.eE+-]*(\\s*,\\s*-?\\d[\\d.eE+-]*){31,}");

    private static final int SCORE_LETTERS = 12;
    private static final int AROUND = 60;

    private final Set<String> ownIds;
    private final Set<String> scores;
    private final List<String> secrets;
    private final Pattern others;

    /// @param ownIds every id that the retailer may read; all others are somebody else's
    /// @param scores that searches gave
    /// @param secrets texts of the police's own, such as custody numbers
    /// @param others names of other retailers, one word each
    Discretion(Set<String> ownIds, List<Double> scores, List<String> secrets, List<String> others) {
        this.ownIds = Set.copyOf(ownIds);
        this.scores =
                scores.stream().map(score -> start(score.toString())).collect(Collectors.toCollection(HashSet::new));
        this.secrets = List.copyOf(secrets);
        this.others = Pattern.compile(
                others.stream().map(Pattern::quote).collect(Collectors.joining("|", "\\b(", ")")),
                Pattern.CASE_INSENSITIVE);
    }

    private static String start(String number) {
        return number.substring(0, Math.min(SCORE_LETTERS, number.length()));
    }

    /// What the answer tells, in words; empty if it tells nothing.
    List<String> objections(Answered answered) {
        List<String> objections = new ArrayList<>(objections(headers(answered)));
        if (answered.header("content-type").startsWith("image/")) {
            // Bytes of a picture spell short words by chance, but no name.
            secrets(new String(answered.response().body(), StandardCharsets.ISO_8859_1), objections);
        } else {
            // What somebody asked for by its address is repeated to them, and is none of our telling.
            String path = answered.what().substring(answered.what().indexOf(' ') + 1);
            String text = answered.text();
            objections.addAll(objections(path.length() > 1 ? text.replace(path, "") : text));
        }
        return objections.stream()
                .map(what -> answered.who() + " " + answered.what() + " (" + answered.status() + ") tells " + what)
                .toList();
    }

    /// Cookies are drawn by lot.
    private static String headers(Answered answered) {
        StringBuilder headers = new StringBuilder();
        answered.response().headers().map().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("set-cookie")) {
                headers.append(name).append(": ").append(values).append('\n');
            }
        });
        return headers.toString();
    }

    List<String> objections(String text) {
        List<String> objections = new ArrayList<>();
        find(TELLING, text, found -> true, "a telling word", objections);
        find(others, text, found -> true, "another retailer", objections);
        find(
                ID,
                text,
                found -> !ownIds.contains(found.toLowerCase(Locale.ROOT)),
                "an id that is none of its own",
                objections);
        find(LONG_NUMBER, text, found -> scores.contains(start(found)), "a score", objections);
        find(TEMPLATE, text, found -> true, "what may be a template", objections);
        secrets(text, objections);
        return objections;
    }

    private void secrets(String text, List<String> objections) {
        secrets.stream().filter(text::contains).forEach(secret -> objections.add("the police's own " + secret));
    }

    private static void find(
            Pattern pattern, String text, Predicate<String> tells, String what, List<String> objections) {
        Matcher at = pattern.matcher(text);
        while (at.find()) {
            if (tells.test(at.group())) {
                int from = Math.max(0, at.start() - AROUND);
                int to = Math.min(text.length(), at.end() + AROUND);
                objections.add(what + ": …" + text.substring(from, to) + "…");
            }
        }
    }
}
