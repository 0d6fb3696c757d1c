package io.banyan.demo.modern.reads;

/// What a document names went between two reads, so there is no moment at which an answer of both was right.
public final class Torn extends RuntimeException {
    private static final long serialVersionUID = 1;

    Torn(Object missing) {
        super(missing + " is gone", null, false, false);
    }
}
