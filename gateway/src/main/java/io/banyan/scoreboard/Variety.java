package io.banyan.scoreboard;

/// About how many different values were added, in 64 bytes: within 15 % most of the time (HyperLogLog with 64
/// registers, Flajolet et al. 2007, with its correction for few values). Two of them add up to that of all their
/// values.
final class Variety {
    static final int REGISTERS = 64;
    private static final double BIAS = 0.709;

    private final byte[] registers;

    Variety() {
        this(new byte[REGISTERS]);
    }

    Variety(byte[] registers) {
        this.registers = registers.clone();
    }

    void add(int value) {
        long mixed = mix(value);
        int register = (int) (mixed >>> 58);
        byte zeros = (byte) (Long.numberOfLeadingZeros((mixed << 6) | 1) + 1);
        if (zeros > registers[register]) {
            registers[register] = zeros;
        }
    }

    void add(Variety other) {
        for (int i = 0; i < REGISTERS; i++) {
            registers[i] = (byte) Math.max(registers[i], other.registers[i]);
        }
    }

    long estimate() {
        double sum = 0;
        int empty = 0;
        for (byte zeros : registers) {
            sum += Math.pow(2, -zeros);
            empty += zeros == 0 ? 1 : 0;
        }
        double many = BIAS * REGISTERS * REGISTERS / sum;
        boolean few = many <= 2.5 * REGISTERS && empty > 0;
        return Math.round(few ? REGISTERS * Math.log((double) REGISTERS / empty) : many);
    }

    Variety copy() {
        return new Variety(registers);
    }

    byte[] registers() {
        return registers.clone();
    }

    /// The finalizer of SplitMix64: similar values lie far apart.
    private static long mix(long value) {
        long z = value * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
