package org.stillmatch.face.decode;

/// A file was refused. The message is a sentence for its sender and names neither file nor person.
public final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    private final Reason reason;
    private final String sentence;

    Unreadable(Reason reason) {
        this(reason, reason.sentence());
    }

    Unreadable(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
        this.sentence = sentence;
    }

    Unreadable(Reason reason, Throwable cause) {
        super(reason.sentence(), cause);
        this.reason = reason;
        this.sentence = reason.sentence();
    }

    public Reason reason() {
        return reason;
    }

    /// What is wrong and what to do about it; the message of the exception.
    public String sentence() {
        return sentence;
    }
}
