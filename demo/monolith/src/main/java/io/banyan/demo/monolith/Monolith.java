package io.banyan.demo.monolith;

/// Starts it.
public final class Monolith {
    private Monolith() {}

    public static void main(String[] args) {
        System.out.println(args.length);
    }
}
