package org.stillmatch.server;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The code follows the way of a still: no step knows of a later one.
class JourneyOrderTest {
    private static final Map<String, Set<String>> MAY_USE = Map.of(
            "disk", Set.of(),
            "intake", Set.of("disk", "audit", "face", "template", "models"),
            "audit", Set.of("disk"),
            "template", Set.of(),
            "search", Set.of("template"),
            "models", Set.of("template"),
            "face", Set.of("template", "models"),
            "evaluation", Set.of("face", "search", "template", "models"),
            "casework", Set.of("disk", "audit", "intake", "face", "search", "template", "evaluation", "models"),
            "server",
                    Set.of(
                            "disk",
                            "audit",
                            "intake",
                            "template",
                            "search",
                            "models",
                            "face",
                            "evaluation",
                            "casework"));

    /// Within a module, earlier first. Steps of one line do not know of each other; the front door comes last.
    private static final Map<String, List<Set<String>>> STEPS = Map.of(
            "face",
            List.of(
                    Set.of("face.decode"),
                    Set.of("face.net"),
                    Set.of("face.detect"),
                    Set.of("face.align"),
                    Set.of("face.quality", "face.embed"),
                    Set.of("face.track"),
                    Set.of("face")),
            "intake",
            List.of(
                    Set.of("intake.protocol"),
                    Set.of("intake.campaign"),
                    Set.of("intake.original"),
                    Set.of("intake.submission"),
                    Set.of("intake.incidents"),
                    Set.of("intake.still"),
                    Set.of("intake.upload"),
                    Set.of("intake")),
            "casework",
            List.of(
                    Set.of("casework.keys", "casework.nist"),
                    Set.of("casework.gallery"),
                    Set.of("casework.custody"),
                    Set.of("casework.register"),
                    Set.of("casework.live"),
                    Set.of("casework.offences"),
                    Set.of("casework.imports"),
                    Set.of("casework.policy"),
                    Set.of("casework.enquiry"),
                    Set.of("casework.receipt"),
                    Set.of("casework.request"),
                    Set.of("casework.depiction"),
                    Set.of("casework.standing", "casework.examination", "casework.repack"),
                    Set.of("casework.identification"),
                    Set.of("casework.person"),
                    Set.of("casework")));

    @Test
    void everyModuleIsLookedAt() {
        Set<String> seen = Program.CLASSES.stream()
                .map(c -> Program.module(c.getPackageName()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(new TreeSet<>(MAY_USE.keySet()), seen);
    }

    @Test
    void noModuleDependsOnALaterOne() {
        assertEquals(List.of(), dependencies(d -> {
            String from = Program.module(packageOf(d.getOriginClass()));
            String to = Program.module(packageOf(d.getTargetClass()));
            return !from.equals(to) && !MAY_USE.getOrDefault(from, Set.of()).contains(to);
        }));
    }

    @Test
    void everyPackageOfTheseModulesHasItsPlaceInTheOrder() {
        List<String> homeless = Checkout.packages().keySet().stream()
                .map(Program::step)
                .filter(p -> STEPS.containsKey(Program.module(Program.NAME + "." + p)) && rank(p) < 0)
                .toList();

        assertEquals(List.of(), homeless);
    }

    @Test
    void noStepDependsOnALaterOne() {
        assertEquals(List.of(), dependencies(d -> {
            String from = Program.step(packageOf(d.getOriginClass()));
            String to = Program.step(packageOf(d.getTargetClass()));
            return !from.equals(to) && sameModule(from, to) && rank(from) >= 0 && rank(to) >= rank(from);
        }));
    }

    @Test
    void noPackagesDependOnEachOtherInACircle() {
        slices().matching(Program.NAME + ".(**)").should().beFreeOfCycles().check(Program.CLASSES);
    }

    private static boolean sameModule(String from, String to) {
        return from.split("\\.", 2)[0].equals(to.split("\\.", 2)[0]);
    }

    private static int rank(String step) {
        List<Set<String>> steps = STEPS.getOrDefault(step.split("\\.", 2)[0], List.of());
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).contains(step)) {
                return i;
            }
        }
        return -1;
    }

    private static String packageOf(JavaClass type) {
        return type.getBaseComponentType().getPackageName();
    }

    private static List<String> dependencies(Predicate<Dependency> wrong) {
        return Program.CLASSES.stream()
                .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                .filter(d -> packageOf(d.getTargetClass()).startsWith(Program.NAME + "."))
                .filter(wrong)
                .map(Dependency::getDescription)
                .sorted()
                .toList();
    }
}
