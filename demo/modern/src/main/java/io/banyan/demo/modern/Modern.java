package io.banyan.demo.modern;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Starts the service. It does not wait for the database: until that answers, so does it with 500, and Banyan lets
/// the monolith answer.
@SpringBootApplication(proxyBeanMethods = false)
public class Modern {
    public static void main(String[] args) {
        SpringApplication.run(Modern.class, args);
    }
}
