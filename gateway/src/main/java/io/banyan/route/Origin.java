package io.banyan.route;

/// Where something was written: a file as the operator names it (`routes/events.yaml`) and a line from 1.
public record Origin(String file, int line) {
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
