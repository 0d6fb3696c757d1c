package io.banyan.live;

/// Why a store gives no good answer. The message is one sentence for people, with what to do about it; it says the
/// same as long as the fault is the same.
public final class StoreFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean refused;

    /// @param refused true = it answered, and took nothing of what was asked
    public StoreFault(String sentence, boolean refused, Throwable cause) {
        super(sentence, cause);
        this.refused = refused;
    }

    StoreFault(String sentence) {
        super(sentence);
        this.refused = true;
    }

    /// Of whatever an answer failed with.
    static StoreFault of(RuntimeException failed) {
        return failed instanceof StoreFault fault
                ? fault
                : new StoreFault("it gives no answer (" + failed + ")", false, failed);
    }

    boolean refused() {
        return refused;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
