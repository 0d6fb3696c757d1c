package io.banyan.api;

import io.banyan.admin.CallsHealthSource;
import java.util.List;

/// Of an installation whose groups do not call each other.
final class NoCalls implements CallsHealthSource {
    @Override
    public List<String> problems() {
        return List.of();
    }

    @Override
    public List<String> clocks() {
        return List.of();
    }
}
