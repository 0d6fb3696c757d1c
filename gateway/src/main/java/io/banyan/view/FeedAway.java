package io.banyan.view;

/// The feed could not be asked. The message is a sentence for people, without an end.
public final class FeedAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FeedAway(String why) {
        super(why, null, false, false);
    }

    /// Why.
    public String why() {
        return String.valueOf(getMessage());
    }
}
