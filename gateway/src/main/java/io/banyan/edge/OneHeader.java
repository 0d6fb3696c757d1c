package io.banyan.edge;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// A header that says something only where it stands once.
final class OneHeader {
    private OneHeader() {}

    /// Its value; null = there is none, or more than one.
    static @Nullable String of(HttpHeaders headers, AsciiString name) {
        Iterator<? extends CharSequence> all = headers.valueCharSequenceIterator(name);
        if (!all.hasNext()) {
            return null;
        }
        CharSequence first = all.next();
        return all.hasNext() ? null : first.toString();
    }
}
