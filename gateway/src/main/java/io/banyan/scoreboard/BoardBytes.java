package io.banyan.scoreboard;

import io.banyan.scoreboard.Board.Pair;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a summary's bytes say of its board.
final class BoardBytes {
    private static final int FORMAT_NUMBERS = Tally.NUMBERS;

    private BoardBytes() {}

    static void write(Board board, DataOutputStream out) throws IOException {
        out.writeInt(FORMAT_NUMBERS);
        out.writeDouble(board.seconds());
        write(board.none(), out);
        out.writeInt(board.routes().size());
        for (Map.Entry<String, Pair> route : board.routes().entrySet()) {
            out.writeUTF(route.getKey());
            write(route.getValue(), out);
        }
        write(board.tree().root(), out);
    }

    static Board read(DataInputStream in) throws IOException {
        int numbers = in.readInt();
        if (numbers != FORMAT_NUMBERS) {
            throw new IOException("it counts " + numbers + " numbers");
        }
        double seconds = number(in.readDouble());
        Pair none = pair(in);
        Map<String, Pair> routes = new TreeMap<>();
        int count = Math.min(Board.ROUTES, in.readInt());
        for (int i = 0; i < count; i++) {
            routes.put(in.readUTF(), pair(in));
        }
        Places places = new Places();
        return Board.of(node(in, 0, places), routes, none, seconds);
    }

    private static void write(Pair pair, DataOutputStream out) throws IOException {
        write(pair.reads(), out);
        write(pair.writes(), out);
    }

    private static Pair pair(DataInputStream in) throws IOException {
        Tally reads = tally(in);
        Tally writes = tally(in);
        return new Pair(reads == null ? new Tally() : reads, writes == null ? new Tally() : writes);
    }

    private static void write(TemplateNode node, DataOutputStream out) throws IOException {
        TemplateNode.Facts facts = node.facts();
        out.writeBoolean(facts.open());
        out.writeInt(facts.kinds());
        out.writeInt(facts.sightings());
        out.writeInt(facts.lastHour());
        for (int client : facts.clients()) {
            out.writeInt(client);
        }
        write(node.known(true), out);
        write(node.known(false), out);
        out.writeShort(node.literals().size());
        for (Map.Entry<String, TemplateNode> child : new TreeMap<>(node.literals()).entrySet()) {
            out.writeUTF(child.getKey());
            write(child.getValue(), out);
        }
        TemplateNode variable = node.variable();
        out.writeBoolean(variable != null);
        if (variable != null) {
            write(variable, out);
        }
    }

    /// How many nodes were read.
    private static final class Places {
        private int taken;

        void take() throws IOException {
            if (++taken > TemplateTree.MOST * 2) {
                throw new IOException("it has more templates than any summary");
            }
        }
    }

    private static TemplateNode node(DataInputStream in, int depth, Places places) throws IOException {
        places.take();
        if (depth > Segments.DEEPEST) {
            throw new IOException("it is deeper than any summary");
        }
        boolean open = in.readBoolean();
        int kinds = in.readInt();
        int sightings = Math.max(0, in.readInt());
        int lastHour = in.readInt();
        int[] clients = new int[TemplateNode.ENOUGH_CLIENTS];
        for (int i = 0; i < clients.length; i++) {
            clients[i] = in.readInt();
        }
        TemplateNode node = TemplateNode.of(new TemplateNode.Facts(open, kinds, sightings, lastHour, clients));
        add(node, true, tally(in));
        add(node, false, tally(in));
        int literals = in.readShort();
        for (int i = 0; i < literals; i++) {
            String text = in.readUTF();
            node.literals().put(text, node(in, depth + 1, places));
        }
        if (in.readBoolean()) {
            node.orNewVariable().absorb(node(in, depth + 1, places));
        }
        return node;
    }

    private static void add(TemplateNode node, boolean read, @Nullable Tally tally) {
        if (tally != null) {
            node.tally(read).add(tally);
        }
    }

    /// Most are zero, which deflates to nearly nothing.
    private static void write(@Nullable Tally tally, DataOutputStream out) throws IOException {
        out.writeBoolean(tally != null);
        if (tally == null) {
            return;
        }
        for (double number : tally.numbers()) {
            out.writeFloat((float) number);
        }
        out.write(tally.shapes());
    }

    private static @Nullable Tally tally(DataInputStream in) throws IOException {
        if (!in.readBoolean()) {
            return null;
        }
        double[] numbers = new double[Tally.NUMBERS];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(in.readFloat());
        }
        return new Tally(numbers, new Variety(in.readNBytes(Variety.REGISTERS)));
    }

    private static double number(double read) throws IOException {
        if (!(read >= 0) || read > 1e18) {
            throw new IOException("it counts " + read);
        }
        return read;
    }
}
