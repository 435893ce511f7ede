package org.stillmatch.casework.examination;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Ids;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.casework.depiction.Depiction;
import org.stillmatch.casework.depiction.Eyes;
import org.stillmatch.casework.depiction.Frame;
import org.stillmatch.casework.depiction.NotRepeatable;
import org.stillmatch.casework.depiction.Recipe;
import org.stillmatch.casework.depiction.Region;
import org.stillmatch.casework.depiction.Source;
import org.stillmatch.casework.depiction.Tone;
import org.stillmatch.casework.examination.MadePictures.Key;
import org.stillmatch.casework.examination.MadePictures.Shown;
import org.stillmatch.casework.request.SubmittedStills;
import org.stillmatch.face.Face;
import org.stillmatch.face.decode.Unreadable;
import org.stillmatch.face.detect.Box;
import org.stillmatch.intake.still.OtherFrame;

/// The pictures of a sheet, all made before the first is shown, so that neither their size in bytes nor the time that
/// one takes tells which came from where.
@Component
public final class SheetPictures {
    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final Acts acts;
    private final InstantSource clock;
    private final Ids ids;
    private final Sheets sheets;
    private final SheetRows rows;
    private final ItemRows items;
    private final SubmittedStills stills;
    private final Fillers fillers;
    private final Likenesses likenesses;
    private final Portraying portraying;
    private final MadePictures made;

    SheetPictures(
            JdbcClient database,
            TransactionTemplate transactions,
            Acts acts,
            InstantSource clock,
            Ids ids,
            Sheets sheets,
            SheetRows rows,
            ItemRows items,
            SubmittedStills stills,
            Fillers fillers,
            Likenesses likenesses,
            Portraying portraying,
            MadePictures made) {
        this.database = database;
        this.transactions = transactions;
        this.acts = acts;
        this.clock = clock;
        this.ids = ids;
        this.sheets = sheets;
        this.rows = rows;
        this.items = items;
        this.stills = stills;
        this.fillers = fillers;
        this.likenesses = likenesses;
        this.portraying = portraying;
        this.made = made;
    }

    /// A PNG file of one picture of the actor's own sheet.
    ///
    /// @param adjustment a way in which it was looked at before
    /// @throws Refusal if there is no such picture on the sheet, it does not open yet, or its source was withdrawn
    public byte[] file(Actor actor, UUID sheet, UUID picture, Size size, Optional<UUID> adjustment) {
        SheetRows.Source source = open(actor, sheet, picture);
        Shown shown = all(actor, source).getOrDefault(picture, Shown.NOTHING);
        if (adjustment.isPresent()) {
            return adjusted(actor, source, shown, adjusted(picture, adjustment.get()));
        }
        byte[] file = shown.files().get(source.source().equals("scene") ? Frame.SCENE : size.frame());
        if (file == null) {
            throw Refusal.notFound("picture any more");
        }
        return file;
    }

    /// Keeps a way of looking at a picture, as the recipe that makes it from the original.
    ///
    /// @param size in which it was seen
    /// @return its id
    /// @throws Refusal if there is no such picture on the sheet, or its answer is fixed
    public UUID adjust(Actor actor, UUID sheet, UUID picture, Size size, Tone tone) {
        SheetRows.Source source = open(actor, sheet, picture);
        Frame frame = source.source().equals("scene") ? Frame.SCENE : size.frame();
        Recipe base = all(actor, source)
                .getOrDefault(picture, Shown.NOTHING)
                .recipes()
                .get(frame);
        if (base == null) {
            throw Refusal.notFound("picture any more");
        }
        Recipe recipe = base.with(tone);
        UUID id = ids.next();
        transactions.executeWithoutResult(status -> {
            sheets.work(actor, sheet);
            database.sql("""
                            insert into sheet_adjustment (id, picture, recipe, adjusted_at)
                            values (:id, :picture, :recipe, :now)
                            """)
                    .param("id", id)
                    .param("picture", picture)
                    .param("recipe", new String(recipe.json(), UTF_8))
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
            acts.record(Act.of(
                            Act.Kind.ALTERATION,
                            "adjust picture",
                            actor,
                            new Act.Thing("sheet", sheet.toString()),
                            new Act.Thing("sheet picture", picture.toString()))
                    .with("brightness", tone.brightness())
                    .with("contrast", tone.contrast())
                    .with("gamma", tone.gamma()));
        });
        return id;
    }

    /// Begins to make the pictures of a sheet that was just taken, the probe's first, so that those of the entries are
    /// there when its examiner has described the probe. Nothing of them opens before.
    public void prepare(Actor actor, Sheet sheet) {
        for (boolean entries : new boolean[] {false, true}) {
            Key key = new Key(sheet.id(), entries);
            made.soon(key, () -> make(actor, key));
        }
    }

    private SheetRows.Source open(Actor actor, UUID sheet, UUID picture) {
        Sheet own = sheets.see(actor, sheet);
        return rows.source(picture)
                .filter(source -> source.sheet().equals(sheet))
                .filter(source -> source.entry().isEmpty() || !own.entries().isEmpty())
                .orElseThrow(() -> Refusal.notFound("picture"));
    }

    private Map<UUID, Shown> all(Actor actor, SheetRows.Source of) {
        Key key = new Key(of.sheet(), of.entry().isPresent());
        return made.once(key, () -> make(actor, key));
    }

    private Map<UUID, Shown> make(Actor actor, Key key) {
        Item item = item(key.sheet());
        Map<UUID, Shown> all = new HashMap<>();
        @Nullable Probe probe = null;
        @Nullable Map<String, Probe> frames = null;
        for (SheetRows.Source source : rows.sources(key.sheet())) {
            if (source.entry().isPresent() != key.entries()) {
                continue;
            }
            try {
                if (key.entries() || item.test().isPresent()) {
                    all.put(
                            source.picture(),
                            portrait(bytes(actor, item, source), source.source().equals("scene")));
                } else if (source.source().startsWith(SheetRows.FRAME)) {
                    frames = frames == null ? frames(actor, item) : frames;
                    Probe frame = frames.get(source.source());
                    all.put(source.picture(), frame == null ? Shown.NOTHING : frame.shown(false));
                } else {
                    probe = probe == null ? probe(actor, item, source) : probe;
                    all.put(source.picture(), probe.shown(source.source().equals("scene")));
                }
            } catch (Refusal e) {
                // Withdrawn since: the others are shown all the same.
                all.put(source.picture(), Shown.NOTHING);
            }
        }
        return all;
    }

    /// A still, where the suspect's face is in it, and whom to hide.
    private record Probe(Source source, Eyes eyes, List<Region> bystanders) {
        Shown shown(boolean scene) {
            return scene
                    ? SheetPictures.shown(source, List.of(Recipe.scene(source, bystanders)))
                    : SheetPictures.shown(
                            source,
                            List.of(
                                    Recipe.face(source, Frame.SMALL, eyes, bystanders),
                                    Recipe.face(source, Frame.HEAD, eyes, bystanders),
                                    Recipe.face(source, Frame.FACE, eyes, bystanders)));
        }
    }

    private Probe probe(Actor actor, Item item, SheetRows.Source picture) {
        UUID still = item.still().orElseThrow();
        Source source = read(bytes(actor, item, picture));
        Face face = stills.face(still).face();
        List<Box> others = stills.faces(still).stream()
                .filter(box -> box.overlap(face.box()) < 0.5)
                .toList();
        return new Probe(
                source,
                Eyes.of(face.landmarks().leftEye(), face.landmarks().rightEye()),
                Region.bystanders(face.box(), others, source.width(), source.height()));
    }

    /// Other frames of the clip that the probe is of, by their sources.
    private Map<String, Probe> frames(Actor actor, Item item) {
        Map<String, Probe> frames = new HashMap<>();
        for (OtherFrame frame : otherFrames(actor, item)) {
            Source source = read(frame.file());
            frames.put(
                    SheetRows.FRAME + frame.number(),
                    new Probe(
                            source,
                            Eyes.of(
                                    frame.face().landmarks().leftEye(),
                                    frame.face().landmarks().rightEye()),
                            Region.bystanders(frame.face().box(), frame.others(), source.width(), source.height())));
        }
        return frames;
    }

    private List<OtherFrame> otherFrames(Actor actor, Item item) {
        try {
            return stills.frames(actor, item.still().orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException("Reading a clip", e);
        }
    }

    private Shown portrait(byte[] file, boolean scene) {
        Source source = read(file);
        if (scene) {
            return shown(source, List.of(Recipe.scene(source, List.of())));
        }
        Eyes eyes = portraying.eyes(source.picture());
        return shown(
                source,
                List.of(
                        Recipe.face(source, Frame.SMALL, eyes, List.of()),
                        Recipe.face(source, Frame.HEAD, eyes, List.of()),
                        Recipe.face(source, Frame.FACE, eyes, List.of())));
    }

    private static Shown shown(Source source, List<Recipe> recipes) {
        Map<Frame, Recipe> byFrame = new EnumMap<>(Frame.class);
        Map<Frame, byte[]> files = new EnumMap<>(Frame.class);
        for (Recipe recipe : recipes) {
            byFrame.put(recipe.frame(), recipe);
            files.put(recipe.frame(), rendered(source, recipe));
        }
        return new Shown(byFrame, files);
    }

    private static byte[] rendered(Source source, Recipe recipe) {
        try {
            return Depiction.of(source, recipe);
        } catch (NotRepeatable e) {
            throw new IllegalStateException("A recipe that was just written does not fit", e);
        }
    }

    /// Out of what is in memory, as far as the picture is still shown as it was then: to go back to the original would
    /// take longer for some pictures than for others.
    private byte[] adjusted(Actor actor, SheetRows.Source source, Shown shown, Recipe recipe) {
        byte[] file = shown.files().get(recipe.frame());
        return file != null && recipe.with(Tone.NONE).equals(shown.recipes().get(recipe.frame()))
                ? Depiction.toned(file, recipe)
                : render(actor, source, recipe);
    }

    private byte[] render(Actor actor, SheetRows.Source source, Recipe recipe) {
        try {
            return Depiction.of(bytes(actor, item(source.sheet()), source), recipe);
        } catch (NotRepeatable e) {
            throw Refusal.conflict(String.valueOf(e.getMessage()), "not repeatable");
        }
    }

    private Recipe adjusted(UUID picture, UUID adjustment) {
        String json = database.sql("select recipe from sheet_adjustment where id = :id and picture = :picture")
                .param("id", adjustment)
                .param("picture", picture)
                .query(String.class)
                .optional()
                .orElseThrow(() -> Refusal.notFound("adjustment"));
        return recipe(json);
    }

    /// One that was kept.
    static Recipe recipe(String json) {
        try {
            return Recipe.parse(json.getBytes(UTF_8));
        } catch (JsonException e) {
            throw new IllegalStateException("A recipe that was kept cannot be read", e);
        }
    }

    private static Source read(byte[] file) {
        try {
            return Source.of(file);
        } catch (Unreadable e) {
            throw Refusal.notFound("picture that can be read");
        }
    }

    private Item item(UUID sheet) {
        return items.find(rows.examination(sheet).orElseThrow()).orElseThrow();
    }

    private byte[] bytes(Actor actor, Item item, SheetRows.Source source) {
        if (source.source().startsWith(SheetRows.FRAME)) {
            return otherFrames(actor, item).stream()
                    .filter(frame -> source.source().equals(SheetRows.FRAME + frame.number()))
                    .findFirst()
                    .orElseThrow(() -> Refusal.notFound("picture any more"))
                    .file();
        }
        if (source.entry().isEmpty()) {
            return item.test()
                    .map(this::filler)
                    .orElseGet(() -> still(actor, item.still().orElseThrow()));
        }
        UUID id = UUID.fromString(source.source());
        if (source.filler().isPresent()) {
            return filler(id);
        }
        boolean minors = sheets.minors(item);
        return source.subject()
                .flatMap(subject -> likenesses.file(subject, id, minors))
                .orElseThrow(() -> Refusal.notFound("picture any more"));
    }

    private byte[] filler(UUID id) {
        return fillers.picture(id).orElseThrow(() -> Refusal.notFound("picture any more"));
    }

    private byte[] still(Actor actor, UUID still) {
        try {
            return Objects.requireNonNull(stills.compared(actor, still));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading a still", e);
        }
    }
}
