package io.banyan.descriptor;

import io.banyan.route.Origin;
import java.util.stream.Stream;

/// Where two files say different things of one subject.
final class Contradiction {
    private Contradiction() {}

    static Stream<Flaw> of(Described one, Described other) {
        return Stream.of(
                        owners(one, other.origin(), other.ownership().owner()),
                        differ(one, other.origin(), "group", one.group(), other.group()),
                        differ(
                                one,
                                other.origin(),
                                "lifecycle",
                                one.lifecycle().word(),
                                other.lifecycle().word()))
                .flatMap(found -> found);
    }

    /// Owners differ where Backstage would tell them apart.
    static Stream<Flaw> owners(Described one, Origin other, String there) {
        String here = one.ownership().owner();
        return EntityName.of(here).equalsIgnoreCase(EntityName.of(there))
                ? Stream.of()
                : differ(one, other, "owner", here, there);
    }

    /// A warning at the first of two places where what they say differs.
    static Stream<Flaw> differ(Described one, Origin other, String what, String here, String there) {
        return here.equals(there)
                ? Stream.of()
                : Stream.of(new Flaw(
                        one.origin(),
                        false,
                        "the %s of %s is '%s' here and '%s' in %s; write the same in both"
                                .formatted(what, one.subject(), here, there, other)));
    }
}
