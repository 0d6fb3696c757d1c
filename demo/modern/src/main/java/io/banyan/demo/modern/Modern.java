package io.banyan.demo.modern;

/// Starts it.
public final class Modern {
    private Modern() {}

    public static void main(String[] args) {
        System.out.println(args.length);
    }
}
