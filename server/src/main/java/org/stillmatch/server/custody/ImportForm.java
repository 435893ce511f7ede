package org.stillmatch.server.custody;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import org.stillmatch.audit.act.Days;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.casework.imports.CustodyImports;
import org.stillmatch.casework.imports.Kind;

/// The form of an import. What a browser sends of a field that was left empty is empty, not absent.
///
/// @param folder below the folder for imports, if the files are there
/// @param list name of the CSV file in it
/// @param listFile the CSV file, if it is sent
/// @param files the pictures, or the NIST files
/// @param asOf the moment for which a full list speaks: of this country if it names no offset
/// @param mostGone how many images a full list may lack
record ImportForm(
        @Nullable String kind,
        @Nullable String folder,
        @Nullable String list,
        @Nullable String asOf,
        @Nullable String mostGone,
        @Nullable MultipartFile listFile,
        @Nullable List<MultipartFile> files) {

    /// The same in JSON, where files are named and not sent.
    public record Named(
            @Nullable String kind,
            @Nullable String folder,
            @Nullable String list,
            @Nullable String asOf,
            @Nullable Integer mostGone) {
        ImportForm form() {
            return new ImportForm(
                    kind, folder, list, asOf, mostGone == null ? null : mostGone.toString(), null, List.of());
        }
    }

    @Override
    public String kind() {
        return kind == null ? "" : kind;
    }

    CustodyImports.Asked asked(Kind what) {
        Optional<String> sent = sent(listFile).map(file -> name(file));
        return new CustodyImports.Asked(
                what,
                text(folder),
                sent.orElse(text(list)),
                what == Kind.FULL_LIST ? Optional.of(moment(text(asOf))) : Optional.empty(),
                number(text(mostGone)));
    }

    List<CustodyImports.Upload> uploads() {
        List<CustodyImports.Upload> uploads = new ArrayList<>();
        sent(listFile).ifPresent(file -> uploads.add(upload(file)));
        if (files != null) {
            files.stream()
                    .filter(file -> sent(file).isPresent())
                    .map(ImportForm::upload)
                    .forEach(uploads::add);
        }
        return uploads;
    }

    private static CustodyImports.Upload upload(MultipartFile file) {
        return new CustodyImports.Upload(name(file), file::getInputStream);
    }

    /// Some browsers send the folder along.
    private static String name(MultipartFile file) {
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    private static Optional<MultipartFile> sent(@Nullable MultipartFile file) {
        return Optional.ofNullable(file).filter(one -> !one.isEmpty());
    }

    private static Instant moment(String text) {
        try {
            return text.endsWith("Z")
                    ? Instant.parse(text)
                    : LocalDateTime.parse(text).atZone(Days.PLACE).toInstant();
        } catch (DateTimeParseException e) {
            throw Refusal.invalid("asOf", "Say for which moment the list speaks, such as 2026-01-31T06:00.");
        }
    }

    private static OptionalInt number(String text) {
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseUnsignedInt(text));
        } catch (NumberFormatException e) {
            throw Refusal.invalid("mostGone", "How many may be gone is a whole number.");
        }
    }

    private static String text(@Nullable String field) {
        return field == null ? "" : field.strip();
    }
}
