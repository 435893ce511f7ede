package org.stillmatch.casework.custody;

import java.time.LocalDate;
import java.util.Optional;
import org.stillmatch.face.detect.Box;

/// All that the gallery keeps of a custody image beside its template.
///
/// @param sha256 of the file that the template was made from, in lower-case hex
/// @param demoBasis whether this is a demonstration, which stands in for basis and review date
/// @param synthetic whether the template is drawn by lot and shows nobody
/// @param box the face, in pixels of the upright picture
/// @param withdrawn why it may not be compared any more, whatever its dates say
record CustodyEntry(
        String subject,
        String image,
        String path,
        Optional<String> sha256,
        Optional<String> view,
        Optional<LocalDate> capturedOn,
        Optional<LocalDate> bornOn,
        Optional<String> arrests,
        Optional<String> basis,
        Optional<LocalDate> reviewOn,
        Optional<String> cohort,
        boolean demoBasis,
        boolean synthetic,
        Optional<Box> box,
        Optional<String> withdrawn) {

    /// What a manifest's row says, before the picture was read.
    static CustodyEntry of(CustodyRow row, boolean demoBasis) {
        return new CustodyEntry(
                row.subject(),
                row.image(),
                row.path(),
                Optional.empty(),
                row.view(),
                row.capturedOn(),
                row.bornOn(),
                row.arrests(),
                row.basis(),
                row.reviewOn(),
                row.cohort(),
                demoBasis,
                false,
                Optional.empty(),
                Optional.empty());
    }

    /// A template of nobody.
    static CustodyEntry synthetic(String name) {
        Optional<String> no = Optional.empty();
        Optional<LocalDate> never = Optional.empty();
        return new CustodyEntry(
                name, name, "synthetic", no, no, never, never, no, no, never, no, true, true, Optional.empty(), no);
    }

    /// The same with what was found in the picture.
    CustodyEntry with(Optional<String> fileSha256, Optional<Box> face) {
        return new CustodyEntry(
                subject,
                image,
                path,
                fileSha256,
                view,
                capturedOn,
                bornOn,
                arrests,
                basis,
                reviewOn,
                cohort,
                demoBasis,
                synthetic,
                face,
                withdrawn);
    }
}
