package io.banyan.cli;

/// A line that cannot be meant as it stands; its message follows on `banyan: `. Nothing was changed.
final class WrongLine extends RuntimeException {
    private static final long serialVersionUID = 1;

    WrongLine(String what) {
        super(what, null, false, false);
    }
}
