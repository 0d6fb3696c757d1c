package io.banyan.lambda;

import java.util.List;

/// A request that is to be signed.
///
/// @param method `GET`
/// @param host as its Host header will say it: `abc.lambda-url.eu-west-1.on.aws`, with a port that is not the scheme's
/// @param target path and query as they will be sent
/// @param headers that the signature is to cover; those that others on the way may change are passed over, and the
///         client's own Authorization always
/// @param body empty: none
@SuppressWarnings("ArrayRecordComponent")
public record SignAsk(String method, String host, String target, List<Field> headers, byte[] body) {
    public SignAsk {
        headers = List.copyOf(headers);
    }

    /// Where it goes, and no header: values may be secrets.
    @Override
    public String toString() {
        return method + " " + host;
    }
}
