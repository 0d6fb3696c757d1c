package io.banyan.admin;

import java.util.Map;

/// Says how many findings the catalogue has.
@FunctionalInterface
public interface FindingsSource {
    /// Kind of finding → how many there are, in the order of kinds; without those of which there is none.
    Map<String, Long> findings();
}
