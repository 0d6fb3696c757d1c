package io.banyan.split;

import io.banyan.route.Condition.Kind;
import io.banyan.route.RequestValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The request value that keeps one client on one side.
///
/// @param source where it was taken from
/// @param value never empty
public record StickyKey(StickySource source, String value) {
    /// The key from the first source present, or null when none is.
    ///
    /// @param client counts by its network
    public static @Nullable StickyKey of(List<StickySource> sources, RequestValues values, ClientAddress client) {
        for (int i = 0; i < sources.size(); i++) {
            StickySource source = sources.get(i);
            String value =
                    switch (source) {
                        case StickySource.Header header -> values.single(Kind.HEADER, header.name());
                        case StickySource.Cookie cookie -> values.single(Kind.COOKIE, cookie.name());
                        case StickySource.ClientIp ip -> client.network();
                    };
            if (value != null && !value.isEmpty()) {
                return new StickyKey(source, value);
            }
        }
        return null;
    }
}
