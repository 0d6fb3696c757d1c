package io.banyan.views;

import io.banyan.projections.change.Change;
import io.banyan.projections.projection.Operation;
import io.banyan.projections.projection.PartitionKey;
import io.banyan.projections.projection.View;
import java.util.List;

/// Fails at one title until healed, and cannot say where `nowhere` belongs. One class for both, since a class is what a
/// version is made by.
final class Poisoned extends EventsProjection {
    private final String poison;
    private boolean healed;

    Poisoned(String poison) {
        this.poison = poison;
    }

    void heal() {
        healed = true;
    }

    @Override
    public PartitionKey partition(Change change) {
        if (!healed && change.after().containsValue("nowhere")) {
            throw new NoClassDefFoundError("nowhere");
        }
        return super.partition(change);
    }

    @Override
    public List<Operation> apply(Change change, View view) {
        if (!healed && poison.equals(change.after().get("title"))) {
            throw new IllegalStateException(poison);
        }
        return super.apply(change, view);
    }
}
