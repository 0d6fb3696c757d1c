package io.banyan.demo.stage;

/// Starts it.
public final class Stage {
    private Stage() {}

    public static void main(String[] args) {
        System.out.println(args.length);
    }
}
