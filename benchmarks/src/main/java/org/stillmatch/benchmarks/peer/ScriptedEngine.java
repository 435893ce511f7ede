package org.stillmatch.benchmarks.peer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.stillmatch.benchmarks.Child;
import org.stillmatch.benchmarks.Lap;

/// An engine that a Python program of ours runs.
final class ScriptedEngine implements Engine {
    private final String name;
    private final boolean exact;
    private final int most;
    private final Child child;

    /// Waits until the program has loaded its references.
    ///
    /// @param exact whether the program takes no effort
    ScriptedEngine(String name, boolean exact, int most, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("/usr/bin/python3"));
        command.addAll(arguments);
        this.exact = exact;
        this.most = most;
        child = new Child(name, Map.of(), command);
        child.next();
        this.name = child.ask("about");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Lap singly(int effort, int first, int count, int threads) {
        return () -> child.number("single " + first + " " + count + " " + (exact ? threads : effort));
    }

    @Override
    public Lap together(int effort, int threads) {
        return () -> child.number("batch " + threads + (exact ? "" : " " + effort));
    }

    @Override
    public int[][] answers(int effort) throws IOException {
        String[] ids = child.ask("answers" + (exact ? "" : " " + effort)).split(" ", -1);
        int[][] answers = new int[ids.length / most][];
        for (int i = 0; i < answers.length; i++) {
            answers[i] = Arrays.stream(ids, i * most, (i + 1) * most)
                    .mapToInt(Integer::parseInt)
                    .toArray();
        }
        return answers;
    }

    @Override
    public void close() throws IOException {
        child.close();
    }
}
