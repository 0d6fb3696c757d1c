package io.banyan.projections.projection;

import io.banyan.projections.change.Change;
import io.banyan.projections.change.TableSpec;
import java.util.List;

/// A view as a pure function of the monolith's changes. The same changes give the same view, however often they are
/// replayed and however many partitions keep it; so it knows no clock, no chance and no I/O, and keeps nothing between
/// two calls. `kit.ProjectionRules` and `kit.ProjectionReplay` check that in a team's tests.
///
/// It is called several times for one change: where it asks for a document that is not at hand, the call is given
/// up and made again once the document is. It must not catch Throwable or Error around `View.get`.
public interface Projection {
    /// Of the view: 1 to 63 of `a-z`, `0-9` and `-`. The same in all versions.
    String name();

    /// 1 or more; to be raised whenever the code changes what the view says.
    int version();

    /// In the order in which a rebuild reads them. Rows come one table after the other, so a view must not depend on an
    /// order between tables.
    List<TableSpec> tables();

    /// Where a change belongs: `PartitionKey.of("event", …)`, or `PartitionKey.EVERYWHERE`.
    ///
    /// Of a deleted row only the key is there unless the table has REPLICA IDENTITY FULL. An update that moves a
    /// row to another partition is asked for twice, and applied as a delete in the one and an insert in the other:
    /// for that the table needs REPLICA IDENTITY FULL, or the partition's columns in its key.
    PartitionKey partition(Change change);

    /// What the change does to the view. Never called for a truncated table: such a view has to be built anew.
    ///
    /// @param change with the columns of `tables` alone
    /// @return in order; empty: nothing. All in the change's partition
    List<Operation> apply(Change change, View view);
}
