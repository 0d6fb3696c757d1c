package io.banyan.functions.api;

import io.netty.handler.codec.http.HttpHeaders;

/// A request, whole.
///
/// @param path without the query, as it was sent
/// @param query empty: none
@SuppressWarnings("ArrayRecordComponent")
record Ask(String method, String path, String query, HttpHeaders headers, byte[] body) {
    static Ask of(String method, String uri, HttpHeaders headers, byte[] body) {
        int mark = uri.indexOf('?');
        return mark < 0
                ? new Ask(method, uri, "", headers, body)
                : new Ask(method, uri.substring(0, mark), uri.substring(mark + 1), headers, body);
    }
}
