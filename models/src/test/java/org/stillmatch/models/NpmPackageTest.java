package org.stillmatch.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpmPackageTest {
    private static final Pattern ALL = Pattern.compile(".*");
    private static final String ANY_HASH = "0".repeat(128);

    @TempDir
    Path temp;

    @Test
    void anArchiveOfThePinnedHashIsRead() throws Exception {
        Path archive = archive();
        NpmPackage pinned = new NpmPackage("some", "1.0.0", Digests.sha512(Files.readAllBytes(archive)));
        assertEquals(
                Set.of("package/a"),
                pinned.fetch(FakeNpm.serving(temp, archive), temp, ALL).keySet());
    }

    @Test
    void anArchiveOfAnotherHashIsRefused() throws Exception {
        refused(FakeNpm.serving(temp, archive()), "not the pinned one");
    }

    @Test
    void npmIsAskedForTheExactVersionWithoutScripts() throws Exception {
        refused(FakeNpm.script(temp, "echo \"$@\"; exit 1"), "pack some@1.0.0 --ignore-scripts");
    }

    @Test
    void missingNpmSaysHowToInstallIt() {
        refused(FakeNpm.missing(), "apt-get install npm");
    }

    @Test
    void whatNpmSaysWhenItFailsIsPassedOn() throws Exception {
        refused(FakeNpm.script(temp, "echo 'code ENOTFOUND' >&2; exit 1"), "code ENOTFOUND");
    }

    @Test
    void npmThatHangsIsStopped() throws Exception {
        Npm hanging = FakeNpm.script(temp, "exec sleep 600");
        refused(new Npm(hanging.command(), Duration.ofMillis(300)), "within");
    }

    @Test
    void npmThatLeavesNothingIsNotBelieved() throws Exception {
        refused(FakeNpm.script(temp, "true"), "0 archives");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "a b", "--help", "@/x", "", "a;b"})
    void aNameThatCouldMeanSomethingElseToNpmIsRefused(String name) {
        assertThrows(IllegalArgumentException.class, () -> new NpmPackage(name, "1.0.0", ANY_HASH));
    }

    @Test
    void aVersionRangeIsNoPin() {
        assertThrows(IllegalArgumentException.class, () -> new NpmPackage("some", "^1.0.0", ANY_HASH));
    }

    private Path archive() throws IOException {
        Path archive = temp.resolve("served");
        try (Archives out = new Archives(archive)) {
            out.file("package/a", new byte[] {1, 2, 3});
        }
        return archive;
    }

    private void refused(Npm npm, String word) {
        NpmPackage pinned = new NpmPackage("some", "1.0.0", ANY_HASH);
        PackException e = assertThrows(PackException.class, () -> pinned.fetch(npm, temp, ALL));
        assertTrue(e.toString().contains(word), e.toString());
    }
}
