package org.stillmatch.casework.custody;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.stillmatch.casework.custody.DataDirectoryException.Why;
import org.stillmatch.disk.Disk;
import org.stillmatch.models.Pack;
import org.stillmatch.template.PackId;

/// What a data directory says of itself in its file stillmatch.json.
///
/// @param kind 'standalone' or 'casework'
/// @param pack made its templates
/// @param packFolder where the pack was, unless it is the default one
/// @param dimension of its templates
/// @param keys names its keys in the folder of keys: 32 hex digits drawn by lot
/// @param gallery the folder in it that holds the gallery: one of two, since another pack's is built in the other
public record DataDirectory(
        String kind,
        PackId pack,
        String packName,
        Optional<Path> packFolder,
        int dimension,
        Instant created,
        String keys,
        String gallery) {
    /// Its name in the folder.
    static final String FILE = "stillmatch.json";

    static final String STANDALONE = "standalone";
    static final String CASEWORK = "casework";

    private static final String FIRST = "gallery";
    private static final String SECOND = "gallery-2";

    /// Format 1 kept templates that were not sealed; in format 3 the gallery lies in the second of the two folders,
    /// where
    /// earlier programs do not look.
    private static final int FORMAT = 3;

    private static final Pattern KEYS = Pattern.compile("[0-9a-f]{32}");
    private static final ObjectMapper JSON = new ObjectMapper();

    /// @throws IllegalArgumentException if `keys` is no name of keys
    public DataDirectory {
        if (!KEYS.matcher(keys).matches()) {
            throw new IllegalArgumentException("it names no keys");
        }
        if (!gallery.equals(FIRST) && !gallery.equals(SECOND)) {
            throw new IllegalArgumentException("it names no gallery");
        }
    }

    /// One whose gallery lies where the first one does.
    DataDirectory(
            String kind,
            PackId pack,
            String packName,
            Optional<Path> packFolder,
            int dimension,
            Instant created,
            String keys) {
        this(kind, pack, packName, packFolder, dimension, created, keys, FIRST);
    }

    /// The same directory when the gallery of another pack, which was built in the other folder, is the one in
    /// service.
    DataDirectory of(Pack other, Optional<Path> folder) {
        return new DataDirectory(
                kind, other.id(), other.name(), folder, other.dimension(), created, keys, otherGallery());
    }

    /// The folder that does not hold the gallery.
    String otherGallery() {
        return gallery.equals(FIRST) ? SECOND : FIRST;
    }

    static DataDirectory standalone(Pack pack, Optional<Path> packFolder, Instant created, RandomGenerator random) {
        return made(STANDALONE, pack, packFolder, created, random);
    }

    static DataDirectory casework(Pack pack, Optional<Path> packFolder, Instant created, RandomGenerator random) {
        return made(CASEWORK, pack, packFolder, created, random);
    }

    private static DataDirectory made(
            String kind, Pack pack, Optional<Path> packFolder, Instant created, RandomGenerator random) {
        byte[] keys = new byte[16];
        random.nextBytes(keys);
        return new DataDirectory(
                kind,
                pack.id(),
                pack.name(),
                packFolder,
                pack.dimension(),
                created,
                HexFormat.of().formatHex(keys));
    }

    void write(Disk disk, Path directory) throws IOException {
        ObjectNode json = JSON.createObjectNode();
        json.put("format", gallery.equals(FIRST) ? FORMAT - 1 : FORMAT).put("kind", kind);
        ObjectNode made = json.putObject("pack");
        made.put("id", pack.sha256()).put("name", packName).put("dimension", dimension);
        packFolder.ifPresent(folder -> made.put("folder", folder.toString()));
        json.put("created", created.toString()).put("keys", keys);
        if (!gallery.equals(FIRST)) {
            json.put("gallery", gallery);
        }
        Replacement.write(
                disk,
                directory.resolve(FILE),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
    }

    /// What a standalone data directory says of itself.
    static DataDirectory read(Path directory) throws DataDirectoryException, IOException {
        return read(directory, STANDALONE);
    }

    /// What a data directory of the service says of itself.
    static DataDirectory readCasework(Path directory) throws DataDirectoryException, IOException {
        return read(directory, CASEWORK);
    }

    private static DataDirectory read(Path directory, String wanted) throws DataDirectoryException, IOException {
        Path file = directory.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new DataDirectoryException(
                    Why.NONE, directory + " is no data directory: it has no " + FILE + "; 'enrol' makes one");
        }
        JsonNode json;
        try {
            json = JSON.readTree(file.toFile());
        } catch (JacksonException e) {
            throw damaged(file, "it is no JSON");
        }
        if (json.path("format").asInt(0) > FORMAT) {
            throw new DataDirectoryException(Why.NONE, directory + " was made by a newer program: use that one");
        }
        String kind = json.path("kind").asText();
        if (kind.equals(CASEWORK) && !wanted.equals(CASEWORK)) {
            throw new DataDirectoryException(
                    Why.CASEWORK,
                    directory + " is kept by the service: sign in there, with a purpose and an authority");
        }
        if (kind.equals(STANDALONE) && !wanted.equals(STANDALONE)) {
            throw new DataDirectoryException(
                    Why.NONE, directory + " was made by 'enrol', for measuring: name a new folder for the service");
        }
        if (!kind.equals(STANDALONE) && !kind.equals(CASEWORK)) {
            throw damaged(file, "its kind is '" + kind + "'");
        }
        if (json.path("format").asInt(0) == 1) {
            throw new DataDirectoryException(
                    Why.NONE,
                    directory + " keeps its templates unsealed, as programs before this one did: enrol anew into"
                            + " another directory, and delete this one");
        }
        JsonNode made = json.path("pack");
        try {
            return new DataDirectory(
                    kind,
                    new PackId(made.path("id").asText()),
                    made.path("name").asText(),
                    Optional.ofNullable(made.path("folder").textValue()).map(Path::of),
                    made.path("dimension").asInt(),
                    Instant.parse(json.path("created").asText()),
                    json.path("keys").asText(),
                    json.path("gallery").asText(FIRST));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw damaged(file, String.valueOf(e.getMessage()));
        }
    }

    private static DataDirectoryException damaged(Path file, String how) {
        return new DataDirectoryException(
                Why.DAMAGED, file + " cannot be made sense of (" + how + "): bring it back from a backup");
    }

    /// The pack's name and the first digits of its id.
    String packInWords() {
        return "'" + packName + "' (" + pack + ")";
    }
}
