package org.stillmatch.disk.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What was asked of a disk, in order, and what that leaves after a loss of power.
public final class Trace {
    private final MemoryDisk beginning;
    private final List<Operation> operations;

    Trace(MemoryDisk beginning, List<Operation> operations) {
        this.beginning = beginning;
        this.operations = operations;
    }

    /// Something that must hold on the disk that a loss of power leaves.
    @FunctionalInterface
    public interface Check {
        /// Throws whatever it likes if it does not hold.
        void check(CrashState state) throws Exception;
    }

    /// The states in which a loss of power at any moment could leave the disk: all of them if they are at most
    /// `atMost`; otherwise all at the moments that have few, and of the others those of each class and some at
    /// random. The same seed gives the same states.
    public Iterable<CrashState> crashStates(long seed, int atMost) {
        List<Moment> moments = Moment.of(beginning, operations);
        return () -> new CrashStates(moments, seed, atMost);
    }

    int length() {
        return operations.size();
    }

    /// How many forces, of files and of folders, there are.
    public int forces() {
        return Math.toIntExact(operations.stream().filter(Operation::isForce).count());
    }

    /// What the n-th force, counted from 0, is of.
    public String force(int n) {
        Operation force = operations.get(indexOfForce(n));
        return "operation " + indexOfForce(n) + ", " + force;
    }

    /// The same trace as it would be if the n-th force, counted from 0, had never been made.
    public Trace withoutForce(int n) {
        List<Operation> fewer = new ArrayList<>(operations);
        fewer.remove(indexOfForce(n));
        return new Trace(beginning, List.copyOf(fewer));
    }

    /// The first state in which something does not hold, if there is one.
    public Optional<CrashState> firstThatFails(long seed, int atMost, Check check) {
        for (CrashState state : crashStates(seed, atMost)) {
            if (fails(check, state)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }

    /// The forces that nothing depends on: without one of them, it still holds in every state that was tried. Where
    /// each force is needed, the list is empty.
    public List<String> needlessForces(long seed, int atMost, Check check) {
        List<String> needless = new ArrayList<>();
        for (int n = 0; n < forces(); n++) {
            if (withoutForce(n).firstThatFails(seed, atMost, check).isEmpty()) {
                needless.add(force(n));
            }
        }
        return needless;
    }

    private static boolean fails(Check check, CrashState state) {
        try {
            check.check(state);
            return false;
        } catch (Exception | AssertionError e) {
            return true;
        }
    }

    private int indexOfForce(int n) {
        int seen = 0;
        for (int i = 0; i < operations.size(); i++) {
            if (operations.get(i).isForce() && seen++ == n) {
                return i;
            }
        }
        throw new IndexOutOfBoundsException("There is no force " + n + ": there are " + forces());
    }
}
