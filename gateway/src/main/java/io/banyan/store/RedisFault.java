package io.banyan.store;

import io.banyan.live.StoreFault;
import io.lettuce.core.RedisCommandExecutionException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/// What a Redis says when it refuses, and what keeps it from answering, in sentences for an operator. What a script
/// was refused comes in other words than what a command was, so they are found by what is in them.
enum RedisFault {
    WRONG_PASSWORD("WRONGPASS", "it rejects the user or password: write the right ones in --redis"),
    NO_PASSWORD("NOAUTH", "it requires a password: write --redis redis://user:password@host:port"),
    CALLED_WITHOUT("AUTH called without any password", "it has no password, but --redis contains one: remove it there"),
    NO_CHANNEL("can't access at least one of the channels", Sentence.RIGHTS),
    NO_KEY("can't access at least one of the keys", Sentence.RIGHTS),
    NO_COMMAND("can't run this command", Sentence.RIGHTS),
    NO_PERMISSION("NOPERM", Sentence.RIGHTS),
    READ_ONLY(
            "READONLY",
            "it is a read-only replica: write the master's address in --redis, or redis-sentinel://host:port#master"),
    FULL("OOM", "it is full: raise its maxmemory, or delete other data there"),
    DISK("MISCONF", "it cannot write to its disk and accepts no writes: free some space there"),
    FEW_COPIES(
            "NOREPLICAS",
            "it accepts no writes because too few replicas follow it: fix those, or min-replicas-to-write"),
    LOADING("LOADING", "it is still loading its data: wait"),
    BUSY("BUSY", "it is busy with another client's script: end it with SCRIPT KILL"),
    NO_MASTER("MASTERDOWN", "it is a replica that has lost its master: fix that"),
    CLUSTER_DOWN("CLUSTERDOWN", "its cluster is incomplete: fix that"),
    CLUSTER("MOVED", "it is one node of a cluster: write redis-cluster://host:port in --redis"),
    CLIENTS("max number of clients", "it has too many clients: raise maxclients"),
    PROTECTED(
            "DENIED Redis is running in protected mode", "it accepts only clients on its own machine: set a password"),
    OLD(
            "unknown command",
            "it does not know a command that Banyan uses: it needs Redis 6.2 or newer without renamed commands");

    private final String marker;
    private final String sentence;

    RedisFault(String marker, String sentence) {
        this.marker = marker;
        this.sentence = sentence;
    }

    /// @param where the address as it may be shown
    static StoreFault of(Throwable failed, String where, RedisKeys keys) {
        for (RedisFault fault : values()) {
            boolean said = causes(failed)
                    .anyMatch(cause -> cause instanceof RuntimeException
                            && String.valueOf(cause.getMessage()).contains(fault.marker));
            if (said) {
                String sentence = fault.sentence.replace("KEYS", keys.all());
                return new StoreFault("Redis at " + where + ": " + sentence + fault.code(), true, failed);
            }
        }
        boolean answered = causes(failed).anyMatch(RedisCommandExecutionException.class::isInstance);
        return new StoreFault("Redis at " + where + ": " + silence(failed), answered, failed);
    }

    private String code() {
        return marker.equals(marker.toUpperCase(Locale.ROOT)) ? " (" + marker + ")" : "";
    }

    private static String silence(Throwable failed) {
        Throwable last = causes(failed).reduce(failed, (first, then) -> then);
        String said = String.valueOf(last.getMessage());
        if (last instanceof ConnectException) {
            return "it accepts no connections (" + said.replaceFirst(": .*", "")
                    + "): start it, or name another in --redis";
        }
        if (last instanceof UnknownHostException) {
            return "its name cannot be looked up: fix the name servers, or write another name in --redis";
        }
        if (last instanceof SSLException) {
            return "TLS with it fails (" + said + "): fix its certificate, or write redis:// if it does not use TLS";
        }
        if (causes(failed).anyMatch(RedisFault::isLate)) {
            return "it does not answer in time: look at its machine, its network and SLOWLOG GET";
        }
        return "it does not answer properly (" + said + ")";
    }

    private static boolean isLate(Throwable cause) {
        return cause instanceof TimeoutException
                || cause.getClass().getSimpleName().contains("Timeout");
    }

    private static Stream<Throwable> causes(Throwable failed) {
        return Stream.iterate(failed, cause -> cause != null, Throwable::getCause);
    }

    private static final class Sentence {
        static final String RIGHTS =
                "its user lacks a right: grant it with ACL SETUSER NAME ~KEYS resetchannels &KEYS +@read"
                        + " +@write +@scripting +@pubsub +@connection +time +info";
    }
}
