package org.stillmatch.server.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.audit.effort.Effort;
import org.stillmatch.intake.original.Sha256;
import org.stillmatch.server.journey.Client;
import org.stillmatch.server.journey.ServedProcess;
import org.stillmatch.server.journey.Town;
import tools.jackson.databind.JsonNode;

/// Hundreds of files and a list, sent on the page for it, while first the browser is killed and then the service.
@Tag("measured")
class KilledUploadTest {
    private static final int FILES = Effort.of(300, 500);
    private static final int EACH = 10;
    private static final int LARGE = Effort.of(6, 10);
    private static final double PATIENCE = 600_000;

    @TempDir
    Path folder;

    @Test
    void anUploadGoesOnAfterTheBrowserAndTheServiceWereKilledAndNothingIsLostOrDoubled() throws Exception {
        List<Path> files = photographs();
        try (ServedProcess service = ServedProcess.on(folder)) {
            service.start();
            Town town = Town.at(service.address(), service.link());
            Client sender = town.retailer("Corner Shop").manager();
            long began = System.nanoTime();

            String upload;
            int atBrowser;
            try (Chromium first = new Chromium()) {
                Page page = opened(first, service.address(), sender);
                page.navigate("/uploads");
                page.locator("button:text('Start an upload')").click();
                page.waitForURL("**/uploads/*");
                upload = URI.create(page.url()).getPath();
                choose(page, files);
                awaitReceived(page, FILES / 8);
                first.kill();
                atBrowser = kept(sender, upload);
            }
            int atService;
            try (Chromium second = new Chromium()) {
                Page page = opened(second, service.address(), sender);
                page.navigate(upload);
                choose(page, files);
                // It goes on while it is killed and counted, so that it is further than it was.
                awaitReceived(page, Math.max(FILES / 2, atBrowser + FILES / 8));
                atService = kept(sender, upload);
                service.killService();
                assertThat(page.locator("#rows"))
                        .containsText("Waiting for the connection", new ContainsTextOptions().setTimeout(PATIENCE));
                service.start();

                assertThat(page.locator("#summary"))
                        .hasText(
                                FILES + " of " + FILES + " files received.", new HasTextOptions().setTimeout(PATIENCE));
                shownAsReceived(page, files);
                assertTrue(atBrowser < atService && atService < FILES, "both were killed in the middle");
                Map<String, String> there = there(sender, upload);
                assertEquals(hashes(files), there);
                putIntoSubmissions(page, files);
            }
            assertEquals(count(hashes(files)), count(exhibits(sender)));
            System.out.printf(
                    "figure: %d files of %.1f MB in %.0f s, the browser killed after %d and the service after %d: %d there,"
                            + " 0 lost, 0 doubled, every SHA-256 equal%n",
                    FILES, megabytes(files), (System.nanoTime() - began) / 1e9, atBrowser, atService, FILES);
        }
    }

    private static Page opened(Chromium chromium, URI service, Client sender) {
        Page page = chromium.person(service, 1280, 900, sender.cookies()).newPage();
        page.setDefaultTimeout(PATIENCE);
        return page;
    }

    private static void choose(Page page, List<Path> files) {
        page.setInputFiles("#files", files.toArray(new Path[0]));
    }

    private static void awaitReceived(Page page, int files) {
        page.waitForFunction("n => parseInt(document.querySelector('#summary').textContent) >= n", files);
    }

    private static int kept(Client sender, String upload) {
        return (int) sender.get(upload)
                .must(200)
                .json()
                .path("files")
                .valueStream()
                .filter(file -> file.path("state").asString().equals("kept"))
                .count();
    }

    /// One row a file, with its own hash and what became of it.
    private static void shownAsReceived(Page page, List<Path> files) throws IOException {
        Map<String, String> shown = new TreeMap<>();
        for (String row : page.locator("#rows tr").allInnerTexts()) {
            String[] words = row.split("\\s+");
            shown.put(words[0], words[1] + " " + words[2]);
        }
        Map<String, String> expected = new TreeMap<>();
        hashes(files).forEach((name, hash) -> expected.put(name, hash + " Received"));
        assertEquals(expected, shown);
    }

    /// What the service counted, by the name of the file.
    private static Map<String, String> there(Client sender, String upload) {
        Map<String, String> there = new TreeMap<>();
        for (JsonNode file : sender.get(upload).must(200).json().path("files")) {
            assertEquals("kept", file.path("state").asString(), file::toString);
            String before =
                    there.put(file.path("name").asString(), file.path("sha256").asString());
            assertEquals(null, before, file::toString);
        }
        return there;
    }

    private void putIntoSubmissions(Page page, List<Path> files) throws IOException {
        StringBuilder list = new StringBuilder("Incident number,Store,Files\n");
        for (int i = 0; i < FILES; i += EACH) {
            list.append(i).append(",High Street,");
            files.subList(i, i + EACH).forEach(file -> list.append(file.getFileName() + ";"));
            list.append('\n');
        }
        page.setInputFiles("#list", Files.writeString(folder.resolve("list.csv"), list));
        // A string polled for by waitForFunction would be refused by the page's security policy.
        assertThat(page.locator("#csv")).not().hasValue("");
        page.locator("button:text('Make submissions')").click();
        assertThat(page.locator("h1"))
                .hasText(FILES / EACH + " drafts made", new HasTextOptions().setTimeout(PATIENCE));
        assertThat(page.locator("main")).containsText(FILES + " files were put into submissions.");
    }

    private static List<String> exhibits(Client sender) {
        List<String> hashes = new ArrayList<>();
        JsonNode listed;
        int page = 1;
        do {
            listed = sender.get("/submissions?page=" + page++).must(200).json();
            for (JsonNode submission : listed.path("submissions")) {
                for (JsonNode exhibit : sender.get(
                                "/submissions/" + submission.path("id").asString())
                        .must(200)
                        .json()
                        .path("exhibits")) {
                    hashes.add(exhibit.path("sha256").asString());
                }
            }
        } while (page <= listed.path("pages").asInt());
        return hashes;
    }

    private static Map<String, Integer> count(Map<String, String> hashes) {
        return count(List.copyOf(hashes.values()));
    }

    private static Map<String, Integer> count(List<String> hashes) {
        Map<String, Integer> counts = new HashMap<>();
        hashes.forEach(hash -> counts.merge(hash, 1, Integer::sum));
        return counts;
    }

    private static Map<String, String> hashes(List<Path> files) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        for (Path file : files) {
            hashes.put(file.getFileName().toString(), Sha256.of(file));
        }
        return hashes;
    }

    /// Pictures of nothing, no two alike; some are so large that they are sent in several parts.
    private List<Path> photographs() throws IOException {
        Path sent = Files.createDirectory(folder.resolve("sent"));
        SplittableRandom random = new SplittableRandom(500);
        List<Path> files = new ArrayList<>();
        for (int i = 1; i <= FILES; i++) {
            int width = i % (FILES / LARGE) == 0 ? 3000 : 200;
            BufferedImage picture = new BufferedImage(width, width * 3 / 4, BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < picture.getHeight(); y++) {
                for (int x = 0; x < picture.getWidth(); x++) {
                    picture.setRGB(x, y, random.nextInt());
                }
            }
            Path file = sent.resolve("still-" + i + ".jpg");
            ImageIO.write(picture, "jpg", file.toFile());
            files.add(file);
        }
        return files;
    }

    private static double megabytes(List<Path> files) throws IOException {
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        return bytes / 1e6;
    }
}
