package io.banyan.way;

/// A way, or a caller's token, that does not hold. The message is a sentence for whoever sent it,
/// without its full stop.
public final class BadWay extends Exception {
    private static final long serialVersionUID = 1L;

    private final Cause why;

    /// Why it does not hold: a closed set.
    public enum Cause {
        /// None was sent, or several were.
        MISSING,
        /// It is not of the form.
        MALFORMED,
        /// No key that is known here signed it.
        FORGED,
        /// It is for another group, or one whose key is not known here.
        OTHER_GROUP,
        /// It was made for another method or another target.
        OTHER_REQUEST,
        /// Its time is over, or has not begun.
        OUT_OF_TIME,
        /// It was used before.
        REPLAYED
    }

    BadWay(Cause why, String sentence) {
        super(sentence, null, false, false);
        this.why = why;
    }

    /// Several were sent.
    public static BadWay several() {
        return new BadWay(Cause.MISSING, Way.HEADER + " must be sent exactly once");
    }

    /// It was given to another group than the one that sends it back.
    public static BadWay ofAnother(String group) {
        return new BadWay(
                Cause.OTHER_GROUP,
                "The way is not the one that " + group + " was called with; send it back as it came, or none");
    }

    public Cause why() {
        return why;
    }

    /// As a sentence, without its full stop.
    public String says() {
        return String.valueOf(getMessage());
    }
}
