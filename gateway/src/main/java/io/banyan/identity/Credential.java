package io.banyan.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What of a request says who asks: each value that stands in one of a file's sources. Never written anywhere; it is
/// known by its [names](#names).
///
/// @param parts in the order of the sources; none = nobody has signed in
public record Credential(List<Part> parts) {
    /// One value, as the client sent it.
    public record Part(CredentialSource from, String value) {
        /// Values of two sources are two things.
        String text() {
            return from + "\n" + value;
        }
    }

    public Credential {
        parts = List.copyOf(parts);
    }

    /// What a request has of some sources.
    ///
    /// @param headers gives all values of a header
    public static Credential of(List<CredentialSource> sources, Function<String, List<String>> headers) {
        List<Part> parts = new ArrayList<>();
        for (CredentialSource source : sources) {
            boolean cookie = source.kind() == CredentialSource.Kind.COOKIE;
            List<String> written = headers.apply(cookie ? "Cookie" : source.name());
            source.in(written).forEach(value -> parts.add(new Part(source, value)));
        }
        return new Credential(parts);
    }

    public boolean isNone() {
        return parts.isEmpty();
    }

    /// The `Cookie` header with these cookies alone; empty = there are none.
    public String cookies() {
        StringBuilder line = new StringBuilder();
        for (Part part : parts) {
            if (part.from.kind() == CredentialSource.Kind.COOKIE) {
                line.append(line.isEmpty() ? "" : "; ")
                        .append(part.from.name())
                        .append('=')
                        .append(part.value);
            }
        }
        return line.toString();
    }

    /// By what it is known outside this request.
    ///
    /// @param hash gives the keyed hashes of a text, one for each key in use; the same for the same text
    public Names names(Function<String, List<String>> hash) {
        return new Names(parts.stream().map(Part::text).map(hash).toList());
    }

    /// Keyed hashes of its parts, from which nothing is to be learnt of it.
    ///
    /// @param parts for each part one hash by each key
    public record Names(List<List<String>> parts) {
        /// Under what its identity is kept.
        public String whole() {
            return String.join("+", parts.stream().map(List::getFirst).toList());
        }

        /// All hashes.
        public List<String> all() {
            return parts.stream().flatMap(List::stream).toList();
        }
    }

    /// Without the secrets.
    @Override
    public String toString() {
        return "credential of " + parts.stream().map(Part::from).toList();
    }
}
