package io.banyan.figures;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.banyan.split.Split;
import io.banyan.split.Weight;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.LongStream;

/// Clients seen, or a fair sample of them: one in 2^level. Samples of several replicas unite to the one that a single
/// replica would have taken, because the hash alone says which clients are in it; so a client that met two counts
/// once. That, and the places, is why it is no HyperLogLog: that counts, and does not know whom a weight moves.
public final class ClientSample {
    static final ClientSample NONE = new ClientSample(0, new long[0]);

    private static final int PLACE_SHIFT = 14;
    private static final int PLACES = (1 << 14) - 1;
    private static final int HASH_SHIFT = 28;

    private static final int COARSEST = 35;

    private final int level;
    /// In order; the upper 36 bits a hash, the next 14 the place.
    private final long[] clients;

    /// @param clients all of the level
    ClientSample(int level, long[] clients) {
        this.level = level;
        this.clients = distinct(clients.clone());
    }

    private static long[] distinct(long[] clients) {
        Arrays.sort(clients);
        int count = 0;
        for (int i = 0; i < clients.length; i++) {
            if (count == 0 || clients[i] != clients[count - 1]) {
                clients[count++] = clients[i];
            }
        }
        return Arrays.copyOf(clients, count);
    }

    /// A client is taken where the first bits of its hash, as many as the level, are 0.
    static boolean takes(int level, long client) {
        return level == 0 || client >>> (Long.SIZE - Math.min(level, COARSEST)) == 0;
    }

    /// How many there were: exact, or a multiple of 2^level.
    public long count() {
        return (long) clients.length << level;
    }

    /// How many clients are in the sample itself.
    public long sampled() {
        return clients.length;
    }

    /// How many of those the split sends to MODERN at a weight.
    public long modern(Weight weight) {
        return Arrays.stream(clients)
                .filter(client -> Split.isModern((int) (client >>> PLACE_SHIFT) & PLACES, weight))
                .count();
    }

    /// How many of them some route would answer from another side. Which routes a client uses is not known: it counts
    /// as one that uses them all.
    long moving(List<RouteMove> moves) {
        return Arrays.stream(clients)
                        .mapToInt(client -> (int) (client >>> PLACE_SHIFT) & PLACES)
                        .filter(place -> moves.stream().anyMatch(move -> moves(place, move)))
                        .count()
                << level;
    }

    private static boolean moves(int place, RouteMove move) {
        return Split.isModern(place, move.before()) != Split.isModern(place, move.after());
    }

    ClientSample unite(ClientSample other) {
        int coarser = Math.max(level, other.level);
        return new ClientSample(
                coarser,
                LongStream.concat(Arrays.stream(clients), Arrays.stream(other.clients))
                        .filter(client -> takes(coarser, client))
                        .toArray());
    }

    /// The same clients without their places, so that one that has a place in each of two groups counts once.
    ClientSample placeless() {
        return new ClientSample(
                level,
                Arrays.stream(clients)
                        .map(client -> client >>> HASH_SHIFT << HASH_SHIFT)
                        .toArray());
    }

    /// A coarser sample, where there are more.
    ClientSample atMost(int entries) {
        ClientSample coarser = this;
        while (coarser.clients.length > entries && coarser.level < COARSEST) {
            coarser = coarser.unite(new ClientSample(coarser.level + 1, new long[0]));
        }
        return coarser;
    }

    int level() {
        return level;
    }

    /// `level:clients`, the clients in Base64, 8 bytes each.
    @JsonValue
    String told() {
        ByteBuffer bytes = ByteBuffer.allocate(clients.length * Long.BYTES);
        bytes.asLongBuffer().put(clients);
        return level + ":" + Base64.getEncoder().encodeToString(bytes.array());
    }

    /// As another replica told it; throws IllegalArgumentException for anything else.
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ClientSample of(String told) {
        int colon = told.indexOf(':');
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(told.substring(colon + 1)));
        long[] clients = new long[bytes.remaining() / Long.BYTES];
        bytes.asLongBuffer().get(clients);
        int level = Integer.parseInt(told.substring(0, Math.max(0, colon)));
        return new ClientSample(Math.clamp(level, 0, COARSEST), clients);
    }
}
