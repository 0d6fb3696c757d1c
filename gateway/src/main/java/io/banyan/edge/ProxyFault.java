package io.banyan.edge;

/// What can be wrong with the PROXY header of a connection, in words for whoever runs Banyan. `%s` is the address of
/// the connection's other end.
enum ProxyFault {
    NOT_TRUSTED("a PROXY header came from %1$s, which is not a trusted proxy, and was ignored; if it is your"
            + " load balancer, start with --trusted-proxies %1$s"),
    MISSING("a connection of the trusted proxy %s did not begin with a PROXY header and was closed; have it send one,"
            + " version 1 or 2, or start without --proxy-protocol"),
    MALFORMED("a PROXY header of %s was malformed, or longer than 4 kB, and its connection was closed"),
    CUT_OFF("a PROXY header of %s was cut off: it ended its connection before the header's end"),
    LATE("a connection of the trusted proxy %s was closed, since it brought no whole PROXY header within"
            + " --head-timeout; have it send one, version 1 or 2, or start without --proxy-protocol"),
    OTHER_FAMILY("a PROXY header of %s tells of a client that did not come by TCP; its connection counts as the"
            + " proxy's own");

    private final String words;

    ProxyFault(String words) {
        this.words = words;
    }

    String says(String address) {
        return words.formatted(address);
    }
}
