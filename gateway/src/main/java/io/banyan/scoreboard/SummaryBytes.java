package io.banyan.scoreboard;

import io.banyan.scoreboard.RouteRecord.Last;
import io.banyan.scoreboard.RouteRecord.Proof;
import io.banyan.scoreboard.RouteUse.Totals;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// A summary as bytes that outlive a replica: format, length and sum, then all of it, deflated. Anything but what a
/// replica of this version wrote is refused, and nothing that is read makes more than a tree of the usual size.
final class SummaryBytes {
    private static final int FORMAT = 1;
    private static final int HEAD = Integer.BYTES + Long.BYTES;
    /// What a summary can be when it is read, deflated and not.
    static final int LONGEST = 16 << 20;

    private static final int LONGEST_INFLATED = 96 << 20;

    private SummaryBytes() {}

    static byte[] of(Summary summary) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
                write(summary, out);
            }
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            DataOutputStream head = new DataOutputStream(whole);
            head.writeInt(FORMAT);
            head.writeLong(sum(bytes.toByteArray()));
            head.write(bytes.toByteArray());
            return whole.toByteArray();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// @throws IOException which says why, for what no replica of this version wrote
    static Summary read(byte[] bytes) throws IOException {
        if (bytes.length < HEAD || bytes.length > LONGEST) {
            throw new IOException("it has " + bytes.length + " bytes");
        }
        DataInputStream head = new DataInputStream(new ByteArrayInputStream(bytes));
        int format = head.readInt();
        if (format != FORMAT) {
            throw new IOException("it has the format " + format);
        }
        long sum = head.readLong();
        byte[] rest = head.readAllBytes();
        if (sum != sum(rest)) {
            throw new IOException("its end is missing, or it was changed");
        }
        try (DataInputStream in = new DataInputStream(
                new BoundedInput(new InflaterInputStream(new ByteArrayInputStream(rest)), LONGEST_INFLATED))) {
            return summary(in);
        } catch (RuntimeException odd) {
            throw new IOException("it makes no sense (" + odd.getMessage() + ")", odd);
        }
    }

    private static long sum(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return sum.getValue();
    }

    private static void write(Summary summary, DataOutputStream out) throws IOException {
        out.writeUTF(summary.replica());
        out.writeLong(summary.at());
        out.writeLong(summary.since());
        BoardBytes.write(summary.board(), out);
        out.writeInt(summary.routes().size());
        for (Map.Entry<String, RouteRecord> route : summary.routes().entrySet()) {
            out.writeUTF(route.getKey());
            write(route.getValue(), out);
        }
        out.writeInt(summary.days().size());
        for (DayCount day : summary.days()) {
            write(day, out);
        }
    }

    private static Summary summary(DataInputStream in) throws IOException {
        String replica = in.readUTF();
        long at = in.readLong();
        long since = in.readLong();
        Board board = BoardBytes.read(in);
        Map<String, RouteRecord> routes = new TreeMap<>();
        int count = Math.min(Board.ROUTES, in.readInt());
        for (int i = 0; i < count; i++) {
            routes.put(in.readUTF(), record(in));
        }
        List<DayCount> days = new ArrayList<>();
        int most = Math.min(DayCount.MOST, in.readInt());
        for (int i = 0; i < most; i++) {
            days.add(day(in));
        }
        return new Summary(replica, at, since, board, routes, days);
    }

    private static void write(RouteRecord record, DataOutputStream out) throws IOException {
        out.writeLong(record.watchedSince());
        out.writeLong(record.fullSince());
        out.writeBoolean(record.sawChange());
        out.writeLong(record.last().read());
        out.writeLong(record.last().write());
        out.writeLong(record.last().fallBack());
        Proof proof = record.proof();
        out.writeBoolean(proof != null);
        if (proof != null) {
            out.writeLong(proof.at());
            out.writeInt(proof.reads());
            out.writeInt(proof.gone());
            out.writeUTF(proof.who());
        }
    }

    private static RouteRecord record(DataInputStream in) throws IOException {
        long watched = in.readLong();
        long full = in.readLong();
        boolean saw = in.readBoolean();
        Last last = new Last(in.readLong(), in.readLong(), in.readLong());
        Proof proof = in.readBoolean() ? new Proof(in.readLong(), in.readInt(), in.readInt(), in.readUTF()) : null;
        return new RouteRecord(watched, full, saw, last, proof);
    }

    private static void write(DayCount day, DataOutputStream out) throws IOException {
        out.writeLong(day.day());
        out.writeLong(day.totals().modernReads());
        out.writeLong(day.totals().legacyReads());
        out.writeLong(day.totals().writes());
        out.writeLong(day.totals().fellBack());
        out.writeInt(day.templates());
        out.writeInt(day.templatesMoved());
    }

    private static DayCount day(DataInputStream in) throws IOException {
        return new DayCount(
                in.readLong(),
                new Totals(in.readLong(), in.readLong(), in.readLong(), in.readLong()),
                in.readInt(),
                in.readInt());
    }
}
