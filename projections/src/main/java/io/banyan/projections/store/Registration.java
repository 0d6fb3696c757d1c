package io.banyan.projections.store;

/// What a version of a view was made by. Once kept it never changes.
///
/// @param code of the projection's classes, as hex digits of a hash
/// @param partitions by how many it is kept, 1 or more
public record Registration(ViewId view, String code, int partitions) {
    /// What keeps a projection from writing a view that was registered as `kept`, and what to do; empty: nothing.
    public String against(Registration kept) {
        if (!code.equals(kept.code)) {
            return "version " + view.version() + " of view " + view.name()
                    + " was built by other code; raise the version in the projection to " + (view.version() + 1);
        }
        if (partitions != kept.partitions) {
            return "version " + view.version() + " of view " + view.name() + " is kept in " + kept.partitions
                    + " partitions, not in " + partitions + "; raise the version in the projection to "
                    + (view.version() + 1) + ", or go back to " + kept.partitions;
        }
        return "";
    }
}
