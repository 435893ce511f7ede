package org.stillmatch.casework.custody;

/// A data directory cannot be used as asked. The message says why and what to do.
public final class DataDirectoryException extends Exception {
    private static final long serialVersionUID = 1;

    /// Why not.
    public enum Why {
        /// There is none, or the folder is something else.
        NONE,
        /// It is kept by the service, which asks for an authority.
        CASEWORK,
        /// Its templates were made by another pack.
        OTHER_PACK,
        /// The keys that open it are not where they were looked for.
        NO_KEYS,
        /// Another process is writing to it.
        IN_USE,
        /// Its own files cannot be made sense of.
        DAMAGED
    }

    private final Why why;

    DataDirectoryException(Why why, String message) {
        super(message);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
