package io.banyan.capture;

import io.banyan.projections.log.ChangeLog;
import io.banyan.projections.log.MemoryChangeLog;

class MemoryChangeLogTests extends ChangeLogContract {
    private final ChangeLog log = new MemoryChangeLog();

    @Override
    ChangeLog log() {
        return log;
    }
}
