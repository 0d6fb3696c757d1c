package io.banyan.live;

/// What a store does when its memory is full.
///
/// @param evicts true = it throws away what it was asked to keep
/// @param says its settings, as an operator finds them there; empty = not known
public record StoreMemory(boolean evicts, String says) {
    public static final StoreMemory UNKNOWN = new StoreMemory(false, "");
}
