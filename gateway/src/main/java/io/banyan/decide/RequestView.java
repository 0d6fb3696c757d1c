package io.banyan.decide;

import io.banyan.route.HeaderNames;
import io.banyan.split.ClientAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a decision may see of a request; knows no server's types. Characters stand for bytes (ISO-8859-1),
/// so nothing is lost or decoded on the way in.
public interface RequestView {
    /// The method byte for byte: `GET` is a read, `get` is not.
    String method();

    /// The request target in origin form as it came (`/a%20b?x=[1]`), or `*`.
    String target();

    /// All values of a header in order, name in any case; empty when absent.
    List<String> header(String name);

    /// True when a header occurs, with whatever value, name in any case.
    default boolean has(String name) {
        return !header(name).isEmpty();
    }

    /// Which of these names occurs, as the set spells it; null when none does. Asked of every request: a server that
    /// can say it by one look at its headers should.
    default @Nullable String oneOf(HeaderNames names) {
        return names.names().stream().filter(this::has).findFirst().orElse(null);
    }

    /// True with any Transfer-Encoding or a Content-Length other than 0.
    boolean hasBody();

    /// What of the head only a lenient reader takes, for people; null = it is written as HTTP says.
    default @Nullable String leniency() {
        return null;
    }

    /// The client's address after the trust rules.
    ClientAddress client();
}
