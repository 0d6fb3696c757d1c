package io.banyan.decide;

import io.banyan.route.Condition;
import io.banyan.route.RequestValues;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request's query parameters, headers and cookies, one value each. Headers and cookies have no encoding of their
/// own: their bytes are UTF-8 if they can be, else ISO-8859-1.
record ViewValues(RequestView request, RequestQuery query) implements RequestValues {
    @Override
    public @Nullable String single(Condition.Kind kind, String name) {
        return switch (kind) {
            case QUERY -> query.single(name);
            case HEADER -> text(header(name));
            case COOKIE -> text(Cookies.single(request.header("Cookie"), name));
        };
    }

    private @Nullable String header(String name) {
        List<String> values = request.header(name);
        return values.size() == 1 ? values.get(0).strip() : null;
    }

    private static @Nullable String text(@Nullable String latin1) {
        if (latin1 == null || isAscii(latin1)) {
            return latin1;
        }
        byte[] bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
        String utf8 = UriText.utf8(bytes, bytes.length);
        return utf8 == null ? latin1 : utf8;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }
}
