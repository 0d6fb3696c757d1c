package io.banyan.upstream;

import io.banyan.exchange.ModernState.What;
import java.net.UnknownHostException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Why an upstream took no connection, from what the JDK or Netty made of it.
final class ConnectFault {
    private ConnectFault() {}

    static What of(@Nullable Throwable cause) {
        if (cause instanceof UnknownHostException) {
            return What.NAME_NOT_FOUND;
        }
        if (cause instanceof SSLException) {
            return What.TLS_FAILS;
        }
        String says = cause == null ? "" : String.valueOf(cause.getMessage());
        return says.toLowerCase(Locale.ROOT).contains("refused") ? What.REFUSES_CONNECTIONS : What.TAKES_NO_CONNECTION;
    }
}
