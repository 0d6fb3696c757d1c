package io.banyan.bench.stock;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Nothing of its own: its routes come from a file that the bench names on the command line.
@SpringBootApplication
public class Stock {
    /// Starts it.
    public static void main(String[] arguments) {
        SpringApplication.run(Stock.class, arguments);
    }
}
