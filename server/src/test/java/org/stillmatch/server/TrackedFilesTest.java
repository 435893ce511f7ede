package org.stillmatch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What may not stand in any tracked file. The patterns are written so that they do not find themselves.
class TrackedFilesTest {
    private static final long LARGEST = 700_000;

    /// An address, unless it names a standard, a licence, this machine or nobody.
    private static final Pattern ADDRESS = Pattern.compile("\\bhttps?://(?!"
            + String.join(
                    "|",
                    "maven\\.apache\\.org/(POM/4\\.0\\.0|xsd/)",
                    "www\\.w3\\.org/",
                    "www\\.thymeleaf\\.org\\b",
                    "ns\\.adobe\\.com/",
                    "www\\.apache\\.org/licenses/",
                    "opensource\\.org/licenses?/",
                    "spdx\\.org/licenses/",
                    "doi\\.org/",
                    "(localhost|127\\.0\\.0\\.1)\\b",
                    "([\\w-]+\\.)*example(\\.(org|com|net))?\\b")
            + ")[\\w\\[]");

    /// A registry by name, even without a scheme before it.
    private static final Pattern REGISTRY = Pattern.compile(
            "registry[.]npmjs|registry[.]yarnpkg|repo1?[.]maven|central[.]sonatype|github[u]sercontent");

    /// A folder of one machine or user, or the temporary folder by name.
    private static final Pattern MACHINE = Pattern.compile("(?<![\\w.)}>\\]-])/(work|root|home|Users|tmp)/[\\w.$]");

    private static final Pattern UNFINISHED = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b");

    private static final Pattern SHAKY =
            Pattern.compile("@([\\w.]+[.])?Dis" + "abled|Thread[.]sleep|TimeUnit[.]\\w+[.]sleep|LockSupport[.]park");

    @Test
    void noFileNamesARegistryOrADownloadAddress() {
        assertEquals(List.of(), Checkout.lines(Checkout.textFiles(), ADDRESS.asPredicate()));
        assertEquals(List.of(), Checkout.lines(Checkout.textFiles(), REGISTRY.asPredicate()));
    }

    @Test
    void noFileNamesAFolderOfOneMachine() {
        assertEquals(List.of(), Checkout.lines(Checkout.textFiles(), MACHINE.asPredicate()));
    }

    @Test
    void noFileIsLarge() {
        List<Path> large =
                Checkout.files().stream().filter(f -> size(f) > LARGEST).toList();

        assertEquals(List.of(), large);
    }

    @Test
    void nothingIsLeftUnfinished() {
        assertEquals(List.of(), Checkout.lines(Checkout.textFiles(), UNFINISHED.asPredicate()));
    }

    @Test
    void noTestIsSwitchedOffOrWaitsForTheClock() {
        List<Path> tests = Checkout.textFiles().stream()
                .filter(f -> f.toString().contains("/src/test/java/"))
                .toList();

        assertEquals(List.of(), Checkout.lines(tests, SHAKY.asPredicate()));
    }

    private static long size(Path file) {
        try {
            return Files.size(Checkout.ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
