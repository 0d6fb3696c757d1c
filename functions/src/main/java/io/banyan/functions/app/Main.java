package io.banyan.functions.app;

/// `./banyan functions`: runs a host until it is told to end (SIGTERM ends it with 143, and all that it started), or
/// asks one.
public final class Main {
    private Main() {}

    public static void main(String[] words) {
        System.exit(FunctionsCommand.run(words, System.getenv()));
    }
}
