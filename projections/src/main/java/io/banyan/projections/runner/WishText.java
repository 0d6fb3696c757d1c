package io.banyan.projections.runner;

import io.banyan.projections.store.Checkpoint;

/// What became of wishes, in sentences for people.
final class WishText {
    private WishText() {}

    static String rebuilt(Checkpoint done, int parked) {
        long rows = done.load().rows();
        return rows + (rows == 1 ? " row read anew" : " rows read anew") + (parked == 0 ? "" : ", " + parked(parked));
    }

    static String replayed(int before, int parked) {
        int applied = before - parked;
        return applied
                + (applied == 1 ? " parked change applied" : " parked changes applied")
                + (parked == 0 ? "" : ", " + parked(parked));
    }

    private static String parked(int parked) {
        return parked + (parked == 1 ? " change is" : " changes are") + " parked";
    }
}
