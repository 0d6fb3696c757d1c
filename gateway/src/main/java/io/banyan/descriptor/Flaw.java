package io.banyan.descriptor;

import io.banyan.route.Origin;

/// What is wrong at one place of a descriptor, and what to write instead.
///
/// @param at line 0 = the file or the folder as a whole
/// @param error false = it is taken all the same
public record Flaw(Origin at, boolean error, String says) {
    /// `catalog/orders/catalog-info.yaml:4: metadata.name …`.
    @Override
    public String toString() {
        String place = at.line() == 0 ? at.file() : at.toString();
        return place + (error ? ": " : ": warning: ") + says;
    }
}
