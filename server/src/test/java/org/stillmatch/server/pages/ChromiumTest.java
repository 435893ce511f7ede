package org.stillmatch.server.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChromiumTest {
    @Test
    void axeObjectsToAPictureWithoutWordsAndNotToOneWithThem() {
        try (Chromium chromium = new Chromium();
                BrowserContext person = chromium.person(URI.create("http://localhost"), 400, 400)) {
            Page page = person.newPage();
            page.setContent(with("<img src='data:,'>"));
            List<String> objections = Chromium.objections(page);
            assertTrue(objections.getFirst().startsWith("image-alt"), objections.toString());
            page.setContent(with("<img src='data:,' alt='A till'>"));
            assertEquals(List.of(), Chromium.objections(page));
        }
    }

    private static String with(String content) {
        return "<!DOCTYPE html><html lang='en'><title>Picture</title><main><h1>Picture</h1>" + content
                + "</main></html>";
    }
}
