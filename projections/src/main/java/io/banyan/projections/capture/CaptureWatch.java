package io.banyan.projections.capture;

/// Is told what a capture did.
public interface CaptureWatch {
    /// Entries that the log did not have before, marks among them.
    void appended(int entries);

    /// A try ended with a failure, and another will follow.
    void failed();

    /// Nobody is told.
    CaptureWatch NOBODY = new CaptureWatch() {
        @Override
        public void appended(int entries) {}

        @Override
        public void failed() {}
    };
}
