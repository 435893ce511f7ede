package org.stillmatch.casework.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.casework.custody.CaseworkDirectory;
import org.stillmatch.casework.custody.CaseworkKeys;
import org.stillmatch.casework.keys.Envelope;
import org.stillmatch.disk.Disk;
import org.stillmatch.disk.DiskFile;
import org.stillmatch.disk.Folders;

/// Files that were uploaded for an import, sealed under a key of their own, which goes when the import is over.
@Component
final class Uploads {
    /// The most bytes of a file: a picture's own limit.
    static final int LARGEST = 64 << 20;

    private static final String FOLDER = "imports";

    private final JdbcClient database;
    private final CaseworkDirectory directory;
    private final CaseworkKeys keys;

    Uploads(JdbcClient database, CaseworkDirectory directory) {
        this.database = database;
        this.directory = directory;
        this.keys = directory.keys();
    }

    /// Keeps a file within the open transaction.
    void keep(UUID into, long owner, int number, CustodyImports.Upload upload) throws IOException {
        byte[] bytes;
        try (InputStream in = upload.bytes().open()) {
            bytes = in.readNBytes(LARGEST + 1);
        }
        if (bytes.length > LARGEST) {
            throw Refusal.invalid(
                    "files", "A file is larger than 64 MiB: put it into the folder for imports on the server.");
        }
        byte[] sealed = keys.using(
                owner,
                key -> Envelope.seal(
                        key, said(into, number), bytes, directory.safe().random()));
        Disk disk = directory.safe().disk();
        Path file = path(into, number);
        Folders.make(disk, folder(into));
        try (DiskFile to = disk.create(file)) {
            to.write(ByteBuffer.wrap(sealed), 0);
            to.force();
        }
        disk.forceFolder(folder(into));
        database.sql("insert into custody_import_file (import, number, name) values (:import, :number, :name)")
                .param("import", into)
                .param("number", number)
                .param("name", upload.name())
                .update();
    }

    Handed of(UUID from, long owner) {
        return new Handed() {
            @Override
            public List<String> names() {
                return database.sql("select name from custody_import_file where import = :import order by name")
                        .param("import", from)
                        .query((row, number) -> row.getString("name"))
                        .list();
            }

            /// A browser sends no folders, so that only the last part of a path tells.
            @Override
            public Optional<InputStream> open(String path) throws IOException {
                String name = path.substring(path.lastIndexOf('/') + 1);
                Optional<Integer> number = database.sql(
                                "select number from custody_import_file where import = :import and name = :name")
                        .param("import", from)
                        .param("name", name)
                        .query(Integer.class)
                        .optional();
                return number.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new ByteArrayInputStream(unsealed(from, owner, number.get())));
            }
        };
    }

    private byte[] unsealed(UUID from, long owner, int number) throws IOException {
        try (DiskFile file = directory.safe().disk().read(path(from, number))) {
            ByteBuffer sealed = ByteBuffer.allocate(Math.toIntExact(file.size()));
            file.read(sealed, 0);
            return keys.using(owner, key -> Envelope.open(key, said(from, number), sealed.array()))
                    .orElseThrow(() -> new IOException("An uploaded file is damaged"));
        }
    }

    /// Deletes what is there of an import's files. Without their key they are only room.
    void delete(UUID of, int files) throws IOException {
        for (int number = 0; number < files; number++) {
            directory.safe().disk().delete(path(of, number));
        }
    }

    private Path folder(UUID of) {
        return directory.directory().resolve(FOLDER).resolve(of.toString());
    }

    private Path path(UUID of, int number) {
        return folder(of).resolve(Integer.toString(number));
    }

    private static byte[] said(UUID of, int number) {
        return ("file " + number + " of import " + of).getBytes(UTF_8);
    }
}
