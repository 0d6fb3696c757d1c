package io.banyan.app;

import io.banyan.store.StateDatabases;
import io.banyan.store.StateLock;
import java.util.Optional;

/// Whether all that must survive a restart is in the state folder. What is not is written there as soon as that can be;
/// nothing is written into a folder that is not this gateway's.
record StateCheck(StateFolder folder, StateLock lock, StateDatabases databases) {
    /// A sentence on what is wrong; empty = nothing.
    Optional<String> look() {
        return folder.look()
                .or(lock::look)
                .or(databases::look)
                .map(cause -> "the state folder " + folder.path() + " cannot be written (" + cause
                        + "): traffic goes on, but what is changed ends with this process; make room for it, or name"
                        + " another folder with --state DIR");
    }
}
