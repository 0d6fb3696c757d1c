package io.banyan.upstream;

/// Keeps repeated requests below a tenth of all: every request earns a tenth of a retry, at most ten are saved up.
/// Starts with one, so that the first stale connection after a start harms nobody. Confined to one event loop.
final class RetryBudget {
    private static final int RETRY_COSTS = 10;
    private static final int MOST = 100;
    private int earned = RETRY_COSTS;

    void request() {
        earned = Math.min(MOST, earned + 1);
    }

    boolean spend() {
        if (earned < RETRY_COSTS) {
            return false;
        }
        earned -= RETRY_COSTS;
        return true;
    }
}
