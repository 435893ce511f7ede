package org.stillmatch.server;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.stillmatch.audit.checkpoint.Checkpoint;
import org.stillmatch.audit.checkpoint.Finding;

/// Tells people what became of checking an audit log.
final class LogFindings {
    private LogFindings() {}

    /// @param trusting whether anybody's keys were named as trusted
    /// @return the exit code
    static int tell(Path log, Finding finding, boolean trusting, PrintWriter out) {
        switch (finding) {
            case Finding.Whole whole -> {
                whole(log, whole, out);
                return ExitCode.DONE;
            }
            case Finding.UnknownSigner unknown -> out.println(VerifyCommand.unknown(log, unknown.key(), trusting));
            case Finding.Broken broken -> out.println(log + " does not hold: " + broken.why() + ".");
            case Finding.Refused refused -> out.println(log + " does not hold: " + refused.why() + ".");
        }
        return ExitCode.SOME_REFUSED;
    }

    private static void whole(Path log, Finding.Whole whole, PrintWriter out) {
        Checkpoint last = whole.last();
        out.println(log + " holds.");
        out.println(last.size() + " entries, root " + last.root() + ", signed at " + last.at() + " with key "
                + whole.signer() + ".");
        if (!whole.witnesses().isEmpty()) {
            out.println("Witnessed with key " + String.join(", ", whole.witnesses()) + ".");
        }
        out.println(
                whole.compared() == 0 && whole.witnesses().isEmpty()
                        ? "No checkpoint from elsewhere was compared: whoever holds that key could have written the log"
                                + " anew."
                        : "It agrees with " + whole.compared() + " checkpoints from elsewhere.");
    }
}
