package org.stillmatch.models;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stillmatch.template.PackId;
import org.stillmatch.template.Template;

/// A folder of ONNX files with a manifest: everything that turns a picture into a template.
///
/// A pack with recognisers alone may borrow the rest from another, usually the default one.
public final class Pack {
    /// The manifest's name in the folder.
    public static final String MANIFEST = "manifest.json";

    private static final int LARGEST_MANIFEST = 16 << 20;
    private static final Set<Role> NEEDED = Set.of(Role.DETECTOR, Role.LANDMARKS, Role.POSE, Role.FACE_CHECK);

    private final Path directory;
    private final PackId id;
    private final String name;
    private final List<Model> models;
    private final Optional<CohortFile> cohort;
    private final ManifestReader manifest;

    private Pack(Path directory, PackId id, List<Model> models, ManifestReader manifest) throws PackException {
        this.directory = directory;
        this.id = id;
        this.models = List.copyOf(models);
        this.manifest = manifest;
        this.name = manifest.name();
        this.cohort = manifest.cohort();
    }

    /// Opens a pack that holds all that it needs.
    ///
    /// @throws PackException if the manifest or a file is not as it must be
    public static Pack open(Path directory) throws PackException {
        return open(directory, Optional.empty());
    }

    /// Opens a pack that may leave detector, landmarks, pose and face check to `defaults`.
    ///
    /// @throws PackException if the manifest or a file is not as it must be
    public static Pack open(Path directory, Pack defaults) throws PackException {
        return open(directory, Optional.of(defaults));
    }

    private static Pack open(Path directory, Optional<Pack> defaults) throws PackException {
        byte[] bytes = read(directory.resolve(MANIFEST));
        ManifestReader manifest = new ManifestReader(directory, directory.resolve(MANIFEST), bytes);
        List<Model> models = new ArrayList<>(manifest.models());
        StringBuilder identity = new StringBuilder(Digests.sha256(bytes));
        boolean borrows = false;
        for (Role role : Role.values()) {
            long held = models.stream().filter(m -> m.role() == role).count();
            if (role != Role.RECOGNISER && held > 1) {
                throw new PackException("The pack " + directory + " holds " + held + " models for " + role
                        + "; only recognisers may be several");
            }
            Optional<Model> borrowed =
                    NEEDED.contains(role) && held == 0 ? defaults.flatMap(d -> d.model(role)) : Optional.empty();
            if (borrowed.isPresent()) {
                models.add(borrowed.get());
                identity.append('\n').append(borrowed.get().fingerprint());
                borrows = true;
            }
        }
        requireComplete(directory, models);
        PackId id = new PackId(
                borrows ? Digests.sha256(identity.toString().getBytes(StandardCharsets.UTF_8)) : identity.toString());
        return new Pack(directory, id, models, manifest);
    }

    private static byte[] read(Path manifest) throws PackException {
        try {
            if (Files.size(manifest) > LARGEST_MANIFEST) {
                throw new PackException("The manifest " + manifest + " is larger than 16 MiB");
            }
            return Files.readAllBytes(manifest);
        } catch (IOException e) {
            throw new PackException(
                    "The folder " + manifest.getParent() + " has no readable " + MANIFEST
                            + ", so it is no model pack; docs/bring-your-own-pack.md shows how to make one",
                    e);
        }
    }

    private static void requireComplete(Path directory, List<Model> models) throws PackException {
        for (Role role : Role.values()) {
            if (models.stream().noneMatch(m -> m.role() == role)) {
                throw new PackException("The pack " + directory + " has no model for " + role
                        + (role == Role.RECOGNISER ? "" : " and there is no default pack to borrow one from"));
            }
        }
        int dimension = dimension(models);
        if (dimension > Template.MAX_DIMENSION) {
            throw new PackException("The recognisers of the pack " + directory + " give " + dimension
                    + " dimensions together; a template has at most " + Template.MAX_DIMENSION);
        }
    }

    private static int dimension(List<Model> models) {
        return models.stream().mapToInt(m -> m.dimension().orElse(0)).sum();
    }

    /// Names what templates depend on: the SHA-256 of the manifest, and if parts are borrowed, over
    /// those too, so that faces aligned differently are never compared.
    public PackId id() {
        return id;
    }

    public Path directory() {
        return directory;
    }

    /// The pack's name, for people.
    public String name() {
        return name;
    }

    /// One or more, in the manifest's order, which is the order of their parts in a template.
    public List<Model> recognisers() {
        return models.stream().filter(m -> m.role() == Role.RECOGNISER).toList();
    }

    /// The model for a role, the first one for recognisers.
    public Optional<Model> model(Role role) {
        return models.stream().filter(m -> m.role() == role).findFirst();
    }

    /// The dimension of a template: the sum over the recognisers, 64 to 2,048.
    public int dimension() {
        return dimension(models);
    }

    /// A further part of the manifest as it stands there, such as `nonMated`.
    public Optional<JsonNode> section(String section) {
        return manifest.section(section);
    }

    /// Templates to normalise scores against, if the pack brings some.
    public Optional<CohortFile> cohort() {
        return cohort;
    }

    @Override
    public String toString() {
        return name + " (" + id + ")";
    }
}
