package io.banyan.functionstests;

/// What makes events of requests, and was written by others.
enum Judge {
    /// npm's `serverless-offline`: an HTTP API with payload 2.0.
    OFFLINE("serverless-offline", "offline", "offline.yml", ""),
    /// npm's `serverless-aws-lambda`: a function URL.
    URL("serverless-aws-lambda", "aws-lambda", "url.yml", "/@url/echo");

    final String npm;
    final String command;
    final String settings;
    final String prefix;

    /// @param prefix of the targets below which its function is
    Judge(String npm, String command, String settings, String prefix) {
        this.npm = npm;
        this.command = command;
        this.settings = settings;
        this.prefix = prefix;
    }
}
