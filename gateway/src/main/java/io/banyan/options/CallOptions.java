package io.banyan.options;

import io.banyan.options.BanyanProperties.Calls;
import java.nio.file.Path;

/// The options of `serve` that concern calls between groups. [ServeOptions] has them in its order.
final class CallOptions {
    static final ServeOption<Path> WAY_KEYS = new ServeOption<>(
            "way-keys",
            "FILE",
            "",
            Forms.READABLE,
            "way-keys.txt",
            "Sign what each call to MODERN carries, X-Banyan-Way, with the first of the keys in this file, one per line in"
                    + " base64; all of them are accepted, and the file is read again when it changes; create one with ./banyan way create; without it, calls carry"
                    + " nothing");
    static final ServeOption<Integer> INTERNAL_PORT = new ServeOption<>(
            "internal-port",
            "PORT",
            "",
            Forms.PORT,
            "8079",
            "Listen on this port for calls of groups to other groups; needs --way-keys");
    static final ServeOption<String> INTERNAL_BIND = new ServeOption<>(
            "internal-bind",
            "ADDRESS",
            "127.0.0.1",
            Forms.ADDRESS,
            "127.0.0.1",
            "Listen for calls between groups on this address");
    static final ServeOption<Path> INTERNAL_TLS_CERT = ServeOption.file(
            "internal-tls-cert",
            "internal.pem",
            "Serve --internal-port with this certificate chain (PEM, reloaded when it changes): TLS only, with HTTP/2 and"
                    + " HTTP/1.1; without it, plain HTTP/1.1");
    static final ServeOption<Path> INTERNAL_TLS_KEY = ServeOption.file(
            "internal-tls-key", "internal-key.pem", "Use this private key with --internal-tls-cert (PEM, unencrypted)");
    static final ServeOption<Integer> MAX_HOPS = new ServeOption<>(
            "max-hops",
            "COUNT",
            "4",
            Forms.whole("a whole number from 1 to 20", 1, 20),
            "4",
            "Refuse a call between groups that more than this many calls, itself included, lead to (508)");
    static final ServeOption<String> CALLER_JWKS = new ServeOption<>(
            "caller-jwks",
            "FILE|URL",
            "",
            Forms.FILE_OR_URL,
            "jwks.json",
            "Accept tokens of Kubernetes service accounts on --internal-port, checked by these public keys (a JSON Web Key"
                    + " Set, read again when it changes); a group's file lists its own under service-accounts");
    static final ServeOption<String> CALLER_AUDIENCE = new ServeOption<>(
            "caller-audience",
            "NAME",
            "banyan",
            Forms.NAME,
            "banyan",
            "Require this audience in tokens of service accounts");

    private CallOptions() {}

    static Calls check(OptionReader read) {
        needs(read, INTERNAL_PORT, WAY_KEYS);
        needs(read, CALLER_JWKS, INTERNAL_PORT);
        needs(read, INTERNAL_TLS_CERT, INTERNAL_PORT);
        return new Calls(
                read.find(WAY_KEYS).orElse(null),
                read.find(INTERNAL_PORT).orElse(null),
                read.read(INTERNAL_BIND),
                read.read(MAX_HOPS),
                read.find(CALLER_JWKS).orElse(null),
                read.read(CALLER_AUDIENCE),
                AccessOptions.pair(read, "internal port", INTERNAL_TLS_CERT, INTERNAL_TLS_KEY));
    }

    private static void needs(OptionReader read, ServeOption<?> one, ServeOption<?> other) {
        if (read.has(one) && !read.has(other)) {
            read.problem("%s is missing but must be given with %s; write %s %s"
                    .formatted(other.flag(), one.flag(), other.flag(), other.example()));
        }
    }
}
